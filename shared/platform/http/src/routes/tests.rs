use super::*;
use crate::NoContent;

#[test]
fn an_operation_is_named_after_the_module_of_its_handler() {
    assert_eq!(
        operation_name("guichet_checkout::create_order::handle"),
        "create_order"
    );
    assert_eq!(
        operation_name("guichet_backoffice::venues::create::handle"),
        "venues_create"
    );
    assert_eq!(operation_name("guichet_sweeper::sweep"), "sweep");
    assert_eq!(operation_name("guichet_sweeper::handle"), "handle");
}

async fn handle(_: Arc<()>) -> Result<NoContent, Problem> {
    Ok(NoContent)
}

const DESCRIPTION: Description = Description::new("A test", "Nothing");

fn routes() -> Routes<()> {
    Routes::new("shop", "/api/v1/shop")
        .route(Method::GET, "/orders/{secret}", handle, DESCRIPTION)
        .route(Method::DELETE, "/orders/{secret}", handle, DESCRIPTION)
        .route(
            Method::GET,
            "/orders/{secret}/tickets.pdf",
            handle,
            DESCRIPTION,
        )
}

fn allowed(method: &Method, path: &str) -> Result<Vec<(&'static str, String)>, String> {
    match routes().find(method, path) {
        Match::Route { parameters, .. } => Ok(parameters),
        Match::OtherMethod { allowed, .. } => Err(allowed),
        _ => Err("nothing".to_owned()),
    }
}

#[test]
fn parts_of_the_path_are_percent_decoded() {
    let parameters = allowed(&Method::GET, "/api/v1/shop/orders/caf%C3%A9%2Fbar").expect("a route");
    assert_eq!(parameters, [("secret", "café/bar".to_owned())]);
}

#[test]
fn parts_of_the_path_are_composed() {
    let parameters = allowed(&Method::GET, "/api/v1/shop/orders/cafe%CC%81").expect("a route");
    assert_eq!(parameters, [("secret", "café".to_owned())]);
}

#[test]
fn a_part_that_cannot_be_text_leads_nowhere() {
    for secret in ["%FF", "a%00b"] {
        let path = format!("/api/v1/shop/orders/{secret}");
        assert_eq!(allowed(&Method::GET, &path), Err("nothing".to_owned()));
    }
}

#[test]
fn a_page_is_beside_the_base_and_no_part_of_the_api() {
    let routes = routes().page("/shops/{name}", handle);
    assert!(matches!(
        routes.find(&Method::HEAD, "/shops/caf%C3%A9"),
        Match::Route { .. }
    ));
    assert!(matches!(
        routes.find(&Method::GET, "/api/v1/shop/shops/a"),
        Match::NotFound
    ));
    let pages = Routes::new("shop", "/api/v1/shop").page("/shops/{name}", handle);
    assert_eq!(pages.openapi()["paths"], serde_json::json!({}));
}

#[test]
fn a_worker_is_called_at_the_root() {
    let routes = Routes::new("mailer", "").route(Method::POST, "/", handle, DESCRIPTION);
    assert!(matches!(
        routes.find(&Method::POST, "/"),
        Match::Route { .. }
    ));
    assert!(matches!(
        routes.find(&Method::GET, "/openapi.json"),
        Match::Document
    ));
}

#[test]
fn head_is_allowed_where_get_is() {
    assert!(allowed(&Method::HEAD, "/api/v1/shop/orders/a").is_ok());
    assert_eq!(
        allowed(&Method::POST, "/api/v1/shop/orders/a"),
        Err("DELETE, GET, HEAD".to_owned())
    );
    assert_eq!(
        allowed(&Method::POST, "/healthz"),
        Err("GET, HEAD".to_owned())
    );
}

#[test]
#[should_panic(expected = "is there already")]
fn a_route_cannot_be_added_twice() {
    drop(routes().route(Method::GET, "/orders/{secret}", handle, DESCRIPTION));
}

#[test]
#[should_panic(expected = "cannot be added")]
fn a_route_that_cannot_be_told_apart_is_refused() {
    drop(routes().route(Method::GET, "/orders/{id}", handle, DESCRIPTION));
}
