//! The OpenAPI 3.1 document of a function, made from its routes and their descriptions.

mod join;
mod schemas;

use std::collections::BTreeSet;

use http::Method;
use serde_json::{Map, Value, json};

pub use self::join::join;
use self::schemas::{check_ranges, merge};
use crate::PROBLEM_JSON;
use crate::operation::{Operation, SCHEMAS, parameter};

/// What the document shows of a route.
pub(crate) struct Described<'a> {
    pub(crate) method: &'a Method,
    pub(crate) path: &'a str,
    /// The names of the path's parts.
    pub(crate) parameters: &'a [&'static str],
    pub(crate) operation: &'a str,
    pub(crate) describe: fn(Operation) -> Operation,
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
    debug_assert!(
        !operation.summary.is_empty(),
        "{} has no summary",
        route.operation
    );
    debug_assert!(
        !operation.answers.is_empty(),
        "{} has no answer",
        route.operation
    );
    let mut responses: Map<String, Value> = Map::new();
    for (status, answer) in std::mem::take(&mut operation.answers) {
        responses.insert(status.to_string(), answer);
    }
    for (status, problems) in std::mem::take(&mut operation.problems) {
        responses.insert(status.to_string(), problem_answer(&problems));
    }
    let any = json!({"schema": {"$ref": format!("{SCHEMAS}/Problem")}});
    let any = json!({"description": "Any other problem", "content": {PROBLEM_JSON: any}});
    responses.insert("default".to_owned(), any);
    let mut described = json!({
        "operationId": route.operation,
        "tags": [function],
        "summary": operation.summary,
        "responses": responses,
    });
    if !operation.description.is_empty() {
        described["description"] = std::mem::take(&mut operation.description).into();
    }
    let mut input = json!({});
    let mut parameters = path_parameters(route.parameters, operation);
    parameters.append(&mut operation.parameters);
    for parameter in &parameters {
        check_ranges(route.operation, parameter);
    }
    if !parameters.is_empty() {
        input["parameters"] = parameters.into();
    }
    if let Some(body) = operation.body.take() {
        input["requestBody"] =
            json!({"required": true, "content": {"application/json": {"schema": body}}});
    }
    (described, input)
}

fn path_parameters(names: &[&'static str], operation: &mut Operation) -> Vec<Value> {
    names
        .iter()
        .map(|name| {
            let described = operation.path_parameters.remove(*name);
            let (schema, description) = match described {
                Some((schema, description)) => (schema, Some(description.into())),
                None => (json!({"type": "string"}), None),
            };
            parameter("path", name, true, description, schema)
        })
        .collect()
}

/// All problems of one status: which types there are, and when.
fn problem_answer(problems: &[(String, String)]) -> Value {
    let types: BTreeSet<_> = problems
        .iter()
        .map(|(name, _)| format!("/problems/{name}"))
        .collect();
    let mut cases: Vec<_> = problems
        .iter()
        .map(|(name, when)| format!("`{name}` when {when}"))
        .collect();
    cases.dedup();
    let schema = json!({
        "allOf": [{"$ref": format!("{SCHEMAS}/Problem")}],
        "properties": {"type": {"enum": types}},
    });
    json!({"description": cases.join("; "), "content": {PROBLEM_JSON: {"schema": schema}}})
}
