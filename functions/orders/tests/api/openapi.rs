use guichet_orders::routes;

#[test]
fn every_operation_is_described() {
    let document = routes().openapi();
    let paths = document["paths"].as_object().expect("paths");
    let operations: Vec<String> = paths
        .iter()
        .flat_map(|(path, methods)| {
            let methods = methods.as_object().expect("methods").keys();
            let path = path.trim_start_matches("/api/v1/orders/{secret}");
            methods
                .filter(|key| *key != "parameters")
                .map(move |method| format!("{method} {path}"))
        })
        .collect();
    assert_eq!(
        operations,
        [
            "post /api/v1/orders/links",
            "get ",
            "get /calendar.ics",
            "post /cancel",
            "patch /contact",
            "patch /lines/{line}/attendee",
            "post /mail",
            "get /terms",
            "get /tickets.pdf",
            "get /tickets/{line}/qr.svg",
        ]
    );
}
