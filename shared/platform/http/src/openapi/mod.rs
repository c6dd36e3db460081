//! The OpenAPI 3.1 document of a function, made from its routes and their descriptions.

mod join;
mod schemas;

use std::collections::{BTreeMap, BTreeSet};

use guichet_problem::ProblemType;
use http::{Method, StatusCode};
use serde_json::{Map, Value, json};

pub use self::join::join;
use self::schemas::{check_ranges, merge};
use crate::PROBLEM_JSON;
use crate::operation::{Description, Operation, SCHEMAS};

/// What the document shows of a route.
pub(crate) struct Described<'a> {
    pub(crate) method: &'a Method,
    pub(crate) path: &'a str,
    /// The names of the path's parts.
    pub(crate) parameters: &'a [&'static str],
    pub(crate) operation: &'a str,
    /// What the handler's signature says.
    pub(crate) describe: fn(Operation) -> Operation,
    /// And what it does not.
    pub(crate) description: Description,
}

pub(crate) fn document<'a>(function: &str, routes: impl Iterator<Item = Described<'a>>) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    let mut names = BTreeSet::new();
    let mut operation = Operation::new();
    let mut inputs = Vec::new();
    for route in routes {
        assert!(
            names.insert(route.operation.to_owned()),
            "two operations are called {}",
            route.operation
        );
        operation = (route.describe)(operation.next());
        let method = route.method.as_str().to_ascii_lowercase();
        let (described, input) = describe(function, &route, &mut operation);
        inputs.push((route.path.to_owned(), method.clone(), input));
        paths.entry(route.path).or_insert_with(|| json!({}))[method] = described;
    }
    let schemas = merge(operation, inputs.iter_mut().map(|(_, _, input)| input));
    for (path, method, input) in inputs {
        let Value::Object(input) = input else {
            continue;
        };
        for (key, value) in input {
            paths[&path][&method][key] = value;
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {"title": format!("Guichet {function}"), "version": "1"},
        "paths": paths,
        "components": {"schemas": schemas},
    })
}

/// The operation object, and separately its part that refers to input schemas, which [`merge`] may rename.
fn describe(function: &str, route: &Described<'_>, operation: &mut Operation) -> (Value, Value) {
    let Description {
        summary,
        answer,
        details,
    } = route.description;
    let mut responses: Map<String, Value> = Map::new();
    for (status, mut response) in std::mem::take(&mut operation.answers) {
        let is_not_modified = status == StatusCode::NOT_MODIFIED.as_u16();
        let text = if is_not_modified {
            NOT_MODIFIED
        } else {
            answer
        };
        response["description"] = text.into();
        responses.insert(status.to_string(), response);
    }
    debug_assert!(!responses.is_empty(), "{} has no answer", route.operation);
    for (status, problems) in by_status(&operation.problems) {
        responses.insert(status.to_string(), problem_answer(&problems));
    }
    let any = json!({"schema": {"$ref": format!("{SCHEMAS}/Problem")}});
    let any = json!({"description": "Any other problem", "content": {PROBLEM_JSON: any}});
    responses.insert("default".to_owned(), any);
    let mut described = json!({
        "operationId": route.operation,
        "tags": [function],
        "summary": summary,
        "responses": responses,
    });
    if !details.is_empty() {
        described["description"] = details.into();
    }
    for (name, value) in std::mem::take(&mut operation.extensions) {
        described[name] = value;
    }
    let mut input = json!({});
    let mut parameters = path_parameters(route, operation);
    parameters.append(&mut operation.parameters);
    for parameter in &parameters {
        check_ranges(route.operation, parameter);
    }
    if !parameters.is_empty() {
        input["parameters"] = parameters.into();
    }
    if let Some(content) = operation.body.take() {
        input["requestBody"] = json!({"required": true, "content": content});
    }
    (described, input)
}

/// What the document says of a 304.
const NOT_MODIFIED: &str = "The client has it already";

/// The parts of the path, in its order.
fn path_parameters(route: &Described<'_>, operation: &mut Operation) -> Vec<Value> {
    let described = &operation.path_parameters;
    debug_assert!(
        described
            .keys()
            .all(|name| route.parameters.contains(&name.as_str())),
        "{} reads a part of its path that {} does not have: {:?}",
        route.operation,
        route.path,
        described.keys()
    );
    let parameters = route.parameters.iter().filter_map(|name| {
        let parameter = operation.path_parameters.remove(*name);
        debug_assert!(
            parameter.is_some(),
            "{} does not read {{{name}}} of its path",
            route.operation
        );
        parameter
    });
    parameters.collect()
}

fn by_status(
    problems: &[(ProblemType, &'static str)],
) -> BTreeMap<u16, Vec<(ProblemType, &'static str)>> {
    let mut by_status: BTreeMap<u16, Vec<_>> = BTreeMap::new();
    for described in problems {
        let status = described.0.status.as_u16();
        by_status.entry(status).or_default().push(*described);
    }
    by_status
}

/// All problems of one status: which types there are, and when.
fn problem_answer(problems: &[(ProblemType, &str)]) -> Value {
    let types: BTreeSet<_> = problems.iter().map(|(problem, _)| problem.uri()).collect();
    let cases: Vec<_> = problems
        .iter()
        .map(|(problem, when)| format!("`{}` when {when}", problem.name))
        .collect();
    let schema = json!({
        "allOf": [{"$ref": format!("{SCHEMAS}/Problem")}],
        "properties": {"type": {"enum": types}},
    });
    json!({"description": cases.join("; "), "content": {PROBLEM_JSON: {"schema": schema}}})
}
