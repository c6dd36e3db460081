//! The OpenAPI document of a function.

use std::sync::Arc;

use guichet_http::schemars::JsonSchema;
use guichet_http::{
    Created, Description, FromRequest, Json, Method, NoContent, Operation, PROBLEM_JSON, Page,
    Path, Problem, ProblemType, Problems, Query, Refused, Request, Routes, StatusCode, Upload,
    UploadedFile, join,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(crate = "guichet_http::schemars")]
struct Money {
    #[schemars(range(min = 0, max = 100))]
    amount: i64,
    currency: String,
}

#[derive(Deserialize, JsonSchema)]
#[schemars(crate = "guichet_http::schemars")]
#[expect(dead_code, reason = "only described")]
struct NewOrder {
    /// The event's slug.
    event: String,
    #[serde(default)]
    tip: Option<Money>,
    contact: Option<Contact>,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[schemars(crate = "guichet_http::schemars")]
struct Contact {
    name: String,
    #[serde(default)]
    newsletter: bool,
}

#[derive(Serialize, JsonSchema)]
#[schemars(crate = "guichet_http::schemars")]
struct Order {
    total: Money,
    contact: Contact,
}

#[derive(Deserialize, JsonSchema)]
#[schemars(crate = "guichet_http::schemars")]
#[expect(dead_code, reason = "only described")]
struct Search {
    /// Words to look for.
    q: Option<String>,
    limit: u16,
}

#[derive(Deserialize, JsonSchema)]
#[schemars(crate = "guichet_http::schemars")]
#[expect(dead_code, reason = "only described")]
struct OrderPath {
    /// The order's secret
    secret: String,
}

const NOT_AVAILABLE: ProblemType =
    ProblemType::new(StatusCode::CONFLICT, "not-available", "Not available");

enum CreateProblem {}

impl Problems for CreateProblem {
    const ALL: &[(ProblemType, &str)] = &[(NOT_AVAILABLE, "too few are left")];
}

async fn create(
    _: Arc<()>,
    _: Path<OrderPath>,
    _: Json<NewOrder>,
) -> Result<Created<Order>, Refused<CreateProblem>> {
    Err(NOT_AVAILABLE.into())
}

async fn list(_: Arc<()>, _: Query<Search>) -> Result<Json<Page<Order>>, Problem> {
    Err(Problem::not_found())
}

const ANY: Description = Description::new("A test", "Nothing");

fn shop() -> Routes<()> {
    let hold = Description::new("Hold places", "The order").details("All or nothing.");
    let orders = Description::new("List orders", "Orders");
    Routes::new("shop", "/api/v1/shop")
        .route(Method::POST, "/orders/{secret}", create, hold)
        .route(Method::GET, "/orders", list, orders)
}

#[test]
fn each_operation_says_what_it_takes_and_answers() {
    let document = shop().openapi();
    let create = &document["paths"]["/api/v1/shop/orders/{secret}"]["post"];
    assert_eq!(create["summary"], "Hold places");
    assert_eq!(create["operationId"], "shop.openapi_create");
    let body = &create["requestBody"]["content"]["application/json"]["schema"];
    assert_eq!(body["$ref"], "#/components/schemas/NewOrder");
    assert_eq!(create["parameters"][0]["name"], "secret");
    assert_eq!(create["parameters"][0]["description"], "The order's secret");
    assert_eq!(create["description"], "All or nothing.");
    let created = &create["responses"]["201"]["content"]["application/json"]["schema"];
    assert_eq!(created["$ref"], "#/components/schemas/Order");
    let conflict = &create["responses"]["409"];
    let types = &conflict["content"][PROBLEM_JSON]["schema"]["properties"]["type"]["enum"];
    assert_eq!(*types, json!(["/problems/not-available"]));
    assert_eq!(
        conflict["description"],
        "`not-available` when too few are left"
    );
    let implied = &create["responses"]["422"]["description"];
    assert_eq!(
        implied,
        "`invalid-field` when a field is missing or not legal"
    );
    assert!(create["responses"]["default"].is_object());
}

struct Pictures;

impl UploadedFile for Pictures {
    const MEDIA_TYPES: &'static [&'static str] = &["image/png", "image/webp"];
}

#[test]
fn an_upload_is_a_body_of_one_of_its_media_types() {
    async fn upload(_: Arc<()>, _: Upload<Pictures>) -> Result<NoContent, Problem> {
        Ok(NoContent)
    }
    let routes = Routes::new("shop", "/api/v1/shop");
    let document = routes
        .route(Method::POST, "/pictures", upload, ANY)
        .openapi();
    let upload = &document["paths"]["/api/v1/shop/pictures"]["post"];
    assert_eq!(
        upload["requestBody"],
        json!({"required": true, "content": {"image/png": {}, "image/webp": {}}})
    );
    assert!(upload["responses"]["413"].is_object() && upload["responses"]["415"].is_object());
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
#[schemars(crate = "guichet_http::schemars")]
#[expect(dead_code, reason = "only described")]
struct Amount {
    quantity: Option<u32>,
}

#[test]
#[should_panic(expected = "has no range")]
fn a_number_of_a_request_that_has_no_range_is_a_mistake() {
    async fn take(_: Arc<()>, _: Json<Amount>) -> Result<NoContent, Problem> {
        Ok(NoContent)
    }
    let routes = Routes::new("shop", "").route(Method::POST, "/", take, ANY);
    routes.openapi();
}

async fn cancel(_: Arc<()>, _: Path<OrderPath>) -> Result<NoContent, Problem> {
    Err(NOT_AVAILABLE.into())
}

#[test]
#[should_panic(
    expected = "openapi_cancel reads a part of its path that /orders/{id} does not have"
)]
fn a_part_that_is_not_in_the_path_is_a_mistake() {
    let routes = Routes::new("shop", "").route(Method::DELETE, "/orders/{id}", cancel, ANY);
    routes.openapi();
}

#[test]
#[should_panic(expected = "openapi_cancel does not read {line} of its path")]
fn a_part_of_the_path_that_nobody_reads_is_a_mistake() {
    let path = "/orders/{secret}/lines/{line}";
    let routes = Routes::new("shop", "").route(Method::DELETE, path, cancel, ANY);
    routes.openapi();
}

#[tokio::test]
async fn a_problem_that_the_operation_does_not_describe_is_a_mistake() {
    let routes = || {
        Routes::new("shop", "/shop")
            .route(Method::DELETE, "/orders/{secret}", cancel, ANY)
            .route(Method::POST, "/orders/{secret}", create, ANY)
    };
    let ask = async |method| {
        let request = Request::for_test(method, "/shop/orders/s");
        let request = request.json(&json!({"event": "a", "contact": null}));
        routes().call(Arc::new(()), request.build()).await.status()
    };
    assert_eq!(ask(Method::POST).await, StatusCode::CONFLICT);
    assert_eq!(ask(Method::DELETE).await, StatusCode::INTERNAL_SERVER_ERROR);
}

/// Whoever asks.
struct Anyone;

impl FromRequest<()> for Anyone {
    async fn from_request((): &(), _: &Arc<Request>) -> Result<Self, Problem> {
        Ok(Self)
    }

    fn describe(operation: Operation) -> Operation {
        operation.extension("x-access", json!("anyone"))
    }
}

#[test]
fn an_extension_is_in_the_document_of_its_operation_alone() {
    async fn read(_: Arc<()>, _: Anyone) -> Result<NoContent, Problem> {
        Ok(NoContent)
    }
    let document = Routes::new("shop", "")
        .route(Method::GET, "/first", read, ANY)
        .route(Method::GET, "/second", list, ANY)
        .openapi();
    assert_eq!(document["paths"]["/first"]["get"]["x-access"], "anyone");
    assert_eq!(
        document["paths"]["/second"]["get"].get("x-access"),
        None,
        "it is not the next operation's"
    );
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
