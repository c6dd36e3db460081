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
use crate::routes::names;

/// A route as the document sees it.
pub(crate) struct Described<'a> {
    pub(crate) method: &'a Method,
    pub(crate) path: &'a str,
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

/// One operation object, and beside it the part that refers to input schemas, which may yet be renamed.
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
    let mut parameters = path_parameters(route.path, operation);
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

fn path_parameters(path: &str, operation: &mut Operation) -> Vec<Value> {
    names(path)
        .map(|name| {
            let described = operation.path_parameters.remove(name);
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use http::StatusCode;
    use schemars::JsonSchema;
    use serde::{Deserialize, Serialize};

    use super::*;
    use crate::{Outcome, Page, Request, Routes, no_content};

    #[derive(Serialize, Deserialize, JsonSchema)]
    struct Money {
        #[schemars(range(min = 0, max = 100))]
        amount: i64,
        currency: String,
    }

    #[derive(Deserialize, JsonSchema)]
    #[expect(dead_code, reason = "only described")]
    struct NewOrder {
        /// The event's slug.
        event: String,
        #[serde(default)]
        tip: Option<Money>,
        contact: Option<Contact>,
    }

    #[derive(Serialize, Deserialize, JsonSchema)]
    struct Contact {
        name: String,
        #[serde(default)]
        newsletter: bool,
    }

    #[derive(Serialize, JsonSchema)]
    struct Order {
        total: Money,
        contact: Contact,
    }

    #[derive(Deserialize, JsonSchema)]
    #[expect(dead_code, reason = "only described")]
    struct Search {
        /// Words to look for.
        q: Option<String>,
        limit: u16,
    }

    async fn create(_: Arc<()>, _: Request) -> Outcome {
        Ok(no_content())
    }

    async fn list(_: Arc<()>, _: Request) -> Outcome {
        Ok(no_content())
    }

    fn shop() -> Routes<()> {
        Routes::new("shop", "/api/v1/shop")
            .route(Method::POST, "/orders/{secret}", create, |operation| {
                operation
                    .summary("Hold places")
                    .param::<String>("secret", "The order's secret")
                    .idempotent()
                    .body::<NewOrder>()
                    .answers::<Order>(StatusCode::CREATED, "The order")
                    .problem(StatusCode::CONFLICT, "not-available", "too few are left")
            })
            .route(Method::GET, "/orders", list, |operation| {
                operation
                    .summary("List orders")
                    .query::<Search>()
                    .answers::<Page<Order>>(StatusCode::OK, "Orders")
            })
    }

    #[test]
    fn each_operation_says_what_it_takes_and_answers() {
        let document = shop().openapi();
        let create = &document["paths"]["/api/v1/shop/orders/{secret}"]["post"];
        assert_eq!(create["summary"], "Hold places");
        assert_eq!(create["operationId"], "shop.openapi_tests_create");
        let body = &create["requestBody"]["content"]["application/json"]["schema"];
        assert_eq!(body["$ref"], "#/components/schemas/NewOrder");
        assert_eq!(create["parameters"][0]["name"], "secret");
        assert_eq!(create["parameters"][0]["description"], "The order's secret");
        assert_eq!(create["parameters"][1]["name"], "idempotency-key");
        let created = &create["responses"]["201"]["content"]["application/json"]["schema"];
        assert_eq!(created["$ref"], "#/components/schemas/Order");
        let conflict = &create["responses"]["409"];
        let types = &conflict["content"][PROBLEM_JSON]["schema"]["properties"]["type"]["enum"];
        assert_eq!(
            *types,
            json!([
                "/problems/idempotency-in-progress",
                "/problems/not-available"
            ])
        );
        assert!(create["responses"]["default"].is_object());
    }

    #[test]
    fn each_property_of_a_query_is_a_parameter() {
        let document = shop().openapi();
        let parameters = &document["paths"]["/api/v1/shop/orders"]["get"]["parameters"];
        assert_eq!(parameters[0]["name"], "limit");
        assert_eq!(parameters[0]["required"], true);
        assert_eq!(parameters[1]["name"], "q");
        assert_eq!(parameters[1]["required"], false);
        assert_eq!(parameters[1]["description"], "Words to look for.");
    }

    #[test]
    fn a_type_that_differs_by_direction_has_two_schemas_and_one_that_does_not_has_one() {
        let document = shop().openapi();
        let schemas = &document["components"]["schemas"];
        assert_eq!(
            schemas["Contact"]["required"],
            json!(["name", "newsletter"])
        );
        assert_eq!(schemas["ContactInput"]["required"], json!(["name"]));
        assert!(
            schemas["NewOrder"]
                .to_string()
                .contains("#/components/schemas/ContactInput")
        );
        assert!(
            schemas["Order"]
                .to_string()
                .contains("#/components/schemas/Contact\"")
        );
        assert!(schemas["Money"].is_object());
        assert!(schemas.get("MoneyInput").is_none());
        assert!(schemas["OrderPage"].is_object());
    }

    #[derive(Deserialize, JsonSchema)]
    #[expect(dead_code, reason = "only described")]
    struct Amount {
        quantity: Option<u32>,
    }

    #[test]
    #[should_panic(expected = "has no range")]
    fn a_number_of_a_request_that_has_no_range_is_a_mistake() {
        let routes = Routes::new("shop", "").route(Method::POST, "/", create, |operation| {
            operation
                .summary("Take some")
                .body::<Amount>()
                .answers_nothing(StatusCode::NO_CONTENT, "Taken")
        });
        routes.openapi();
    }

    #[test]
    fn every_reference_leads_somewhere() {
        let document = shop().openapi();
        let text = document.to_string();
        for reference in text.split("\"$ref\":\"#").skip(1) {
            let pointer = reference.split('"').next().expect("a quoted text");
            assert!(
                document.pointer(pointer).is_some(),
                "{pointer} leads nowhere"
            );
        }
    }

    #[test]
    fn documents_join_unless_they_contradict_each_other() {
        let one = shop().openapi();
        let joined = join("Guichet", [one.clone(), one.clone()]).expect("the same twice");
        assert_eq!(joined["paths"], one["paths"]);
        let mut other = one.clone();
        other["components"]["schemas"]["Money"] = json!({"type": "string"});
        let error = join("Guichet", [one, other]).expect_err("two kinds of money");
        assert_eq!(error, "Money is defined twice, differently");
    }
}
