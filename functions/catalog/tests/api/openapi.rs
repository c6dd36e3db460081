use guichet_catalog::routes;

#[test]
fn every_operation_is_described() {
    let document = routes().openapi();
    let paths = document["paths"].as_object().expect("paths");
    let mut operations: Vec<String> = paths
        .iter()
        .flat_map(|(path, methods)| {
            let methods = methods.as_object().expect("methods").keys();
            methods
                .filter(|key| *key != "parameters")
                .map(move |method| format!("{method} {path}"))
        })
        .collect();
    operations.sort();
    assert_eq!(
        operations,
        [
            "get /api/v1/catalog/events",
            "get /api/v1/catalog/events/{slug}",
            "get /api/v1/catalog/events/{slug}/availability",
            "get /api/v1/catalog/events/{slug}/calendar.ics",
            "get /api/v1/catalog/events/{slug}/event.jsonld",
            "get /api/v1/catalog/events/{slug}/occurrences/{id}/calendar.ics",
            "get /api/v1/catalog/events/{slug}/occurrences/{id}/places",
            "get /api/v1/catalog/operator",
            "get /api/v1/catalog/organizers/{slug}",
            "get /api/v1/catalog/organizers/{slug}/events",
        ]
    );
}

#[test]
fn the_parameters_of_the_list_are_described() {
    let document = routes().openapi();
    let parameters = document["paths"]["/api/v1/catalog/events"]["get"]["parameters"]
        .as_array()
        .expect("a list");
    let mut names: Vec<_> = parameters
        .iter()
        .map(|parameter| parameter["name"].as_str().expect("a text"))
        .collect();
    names.sort_unstable();
    assert_eq!(
        names,
        [
            "category",
            "cursor",
            "from",
            "if-none-match",
            "lat",
            "limit",
            "lon",
            "q",
            "radius_km",
            "to"
        ]
    );
    assert!(
        parameters
            .iter()
            .all(|parameter| parameter["description"].is_string())
    );
}
