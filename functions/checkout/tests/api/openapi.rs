use guichet_checkout::routes;

#[test]
fn every_operation_is_described() {
    let document = routes().openapi();
    let paths = document["paths"].as_object().expect("paths");
    let mut operations: Vec<String> = paths
        .iter()
        .flat_map(|(path, methods)| {
            let methods = methods.as_object().expect("methods");
            methods
                .keys()
                .filter(|key| *key != "parameters")
                .map(move |method| format!("{method} {path}"))
        })
        .collect();
    operations.sort();
    assert_eq!(
        operations,
        [
            "delete /api/v1/checkout/orders/{secret}",
            "get /api/v1/checkout/orders/{secret}",
            "post /api/v1/checkout/orders",
            "post /api/v1/checkout/orders/{secret}/place",
            "put /api/v1/checkout/orders/{secret}/details",
            "put /api/v1/checkout/orders/{secret}/items",
        ]
    );
}
