use std::collections::{BTreeMap, BTreeSet};

use guichet_http::{Method, StatusCode};
use guichet_matrix::Operation;
use uuid::Uuid;

use crate::rows::{Expected, Rows};
use crate::world::{World, fill};

const METHODS: [Method; 7] = [
    Method::GET,
    Method::HEAD,
    Method::POST,
    Method::PUT,
    Method::PATCH,
    Method::DELETE,
    Method::OPTIONS,
];

#[tokio::test]
async fn a_method_that_a_path_does_not_have_is_refused_and_the_others_are_named() {
    let world = World::build().await;
    let before = world.b.fingerprint(&world).await;
    let mut rows = Rows::default();
    let mut paths: BTreeMap<&str, Vec<&Operation>> = BTreeMap::new();
    for operation in world.operations() {
        paths.entry(&operation.path).or_default().push(operation);
    }
    for operations in paths.values() {
        let mut allowed: BTreeSet<&str> = operations
            .iter()
            .map(|operation| operation.method.as_str())
            .collect();
        if allowed.contains("GET") {
            allowed.insert("HEAD");
        }
        let some = operations[0];
        let id = Uuid::max().to_string();
        let parts: Vec<_> = some.parts().map(|name| (name, id.as_str())).collect();
        let path = fill(some, &parts);
        for method in METHODS {
            if allowed.contains(method.as_str()) {
                continue;
            }
            let row = format!("{method} {}", some.path);
            let request = world.request(some, &method, &path);
            let answer = world.call(some.function(), request).await;
            rows.check(
                &row,
                &answer,
                Expected::Status(StatusCode::METHOD_NOT_ALLOWED),
            );
            let named: BTreeSet<&str> = answer
                .header("allow")
                .unwrap_or_default()
                .split(", ")
                .collect();
            rows.hold(&row, named_all(&named, &allowed));
        }
    }
    let after = world.b.fingerprint(&world).await;
    rows.hold("all of them", before.compare(&after));
    rows.finish("methods");
}

fn named_all(named: &BTreeSet<&str>, allowed: &BTreeSet<&str>) -> Result<(), String> {
    if named == allowed {
        return Ok(());
    }
    Err(format!("Allow names {named:?}, not {allowed:?}"))
}
