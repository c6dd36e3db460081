use std::collections::BTreeSet;
use std::path::Path;

use guichet_local::manifest::{Manifest, Trigger};
use guichet_matrix::{Function, TABLE, functions};

use crate::world::World;

#[test]
fn every_function_that_answers_requests_is_tried() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../functions.yaml");
    let manifest = Manifest::read(&file).expect("legal");
    let in_manifest: BTreeSet<String> = manifest
        .functions
        .into_iter()
        .filter(|(_, function)| matches!(function.trigger, Trigger::Http(_)))
        .map(|(name, _)| name)
        .collect();
    let tried: BTreeSet<String> = functions()
        .iter()
        .filter_map(|function| Some(function.operations().first()?.function().to_owned()))
        .collect();
    assert_eq!(
        tried, in_manifest,
        "local/matrix/src/functions.rs and functions.yaml name other functions"
    );
}

#[test]
fn every_route_is_in_the_table_of_rights() {
    let in_table: BTreeSet<String> = TABLE.iter().map(|(id, _)| (*id).to_owned()).collect();
    assert_eq!(in_table.len(), TABLE.len(), "each operation has one line");
    let functions = functions();
    let routes: BTreeSet<String> = functions
        .iter()
        .flat_map(Function::operations)
        .map(|operation| operation.id)
        .collect();
    let missing: Vec<_> = routes.difference(&in_table).collect();
    assert!(
        missing.is_empty(),
        "local/matrix/src/table.rs does not say who may call {missing:?}"
    );
    let gone: Vec<_> = in_table.difference(&routes).collect();
    assert!(gone.is_empty(), "there is no operation {gone:?} any more");
}

#[test]
fn the_table_says_what_the_documents_say() {
    let functions = functions();
    let operations = functions.iter().flat_map(Function::operations);
    let differing: Vec<String> = operations
        .filter(|operation| World::access(operation).documented() != operation.access)
        .map(|operation| format!("{}: {:?}", operation.id, operation.access))
        .collect();
    assert_eq!(
        differing,
        Vec::<String>::new(),
        "local/matrix/src/table.rs says something else of these than what their handlers ask for"
    );
}
