//! The schemas of a document, in one map.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::operation::{Operation, SCHEMAS};

/// All schemas in one map. Where the input schema of a type differs from its output schema, the input schema gets the suffix
/// `Input`, and so do the references to it in `inputs`.
pub(super) fn merge<'a>(
    mut operation: Operation,
    inputs: impl Iterator<Item = &'a mut Value>,
) -> Map<String, Value> {
    let mut schemas = operation.output.take_definitions(true);
    let mut input_schemas = operation.input.take_definitions(true);
    for (name, schema) in &input_schemas {
        check_ranges(name, schema);
    }
    let differing = differing(&input_schemas, &schemas);
    inputs.for_each(|input| rename_references(input, &differing));
    input_schemas
        .values_mut()
        .for_each(|schema| rename_references(schema, &differing));
    for (name, schema) in input_schemas {
        let name = if differing.contains(&name) {
            format!("{name}Input")
        } else {
            name
        };
        schemas.insert(name, schema);
    }
    schemas.insert("Problem".to_owned(), problem_schema());
    schemas
}

/// Checks that every number in a request has a range, as [`Whole`](crate::Whole) and [`Decimal`](crate::Decimal) have: the
/// range of a plain integer type is wider than what the handler accepts.
///
/// # Panics
/// In tests, when one has none.
pub(super) fn check_ranges(place: &str, schema: &Value) {
    let has = |key| schema.get(key).is_some();
    let of_numbers = |format: &str| format.contains("int") || matches!(format, "double" | "float");
    let is_number = schema["format"].as_str().is_some_and(of_numbers);
    debug_assert!(
        !is_number || (has("minimum") && has("maximum")),
        "a number in {place} has no range: {schema}"
    );
    match schema {
        Value::Object(members) => members.values().for_each(|each| check_ranges(place, each)),
        Value::Array(items) => items.iter().for_each(|each| check_ranges(place, each)),
        _ => {}
    }
}

/// The types whose input and output schemas differ, directly or in a type that they refer to.
fn differing(input: &Map<String, Value>, output: &Map<String, Value>) -> BTreeSet<String> {
    let mut differing: BTreeSet<String> = BTreeSet::new();
    loop {
        let more: Vec<_> = input
            .iter()
            .filter(|(name, _)| !differing.contains(*name) && output.contains_key(*name))
            .filter(|(name, schema)| output[*name] != **schema || refers_to(schema, &differing))
            .map(|(name, _)| name.clone())
            .collect();
        if more.is_empty() {
            return differing;
        }
        differing.extend(more);
    }
}

fn refers_to(value: &Value, names: &BTreeSet<String>) -> bool {
    match value {
        Value::Object(members) => members.iter().any(|(key, value)| {
            (key == "$ref" && referred(value).is_some_and(|name| names.contains(name)))
                || refers_to(value, names)
        }),
        Value::Array(items) => items.iter().any(|item| refers_to(item, names)),
        _ => false,
    }
}

fn rename_references(value: &mut Value, names: &BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                match referred(value).filter(|name| key == "$ref" && names.contains(*name)) {
                    Some(name) => *value = format!("{SCHEMAS}/{name}Input").into(),
                    None => rename_references(value, names),
                }
            }
        }
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| rename_references(item, names)),
        _ => {}
    }
}

fn referred(value: &Value) -> Option<&str> {
    value.as_str()?.strip_prefix(SCHEMAS)?.strip_prefix('/')
}

fn problem_schema() -> Value {
    json!({
        "type": "object",
        "description": "What went wrong (RFC 9457). A problem may have further members of its own.",
        "required": ["type", "title", "status"],
        "properties": {
            "type": {"type": "string", "description": "`/problems/<name>`, stable, to be compared"},
            "title": {"type": "string", "description": "The same sentence for each problem of this type"},
            "status": {"type": "integer", "minimum": 400, "maximum": 599},
            "detail": {"type": "string", "description": "More about this occurrence, for people"},
            "errors": {
                "type": "array",
                "description": "The parts of the request that were refused; one of `pointer`, `parameter` and `header` says where each is",
                "items": {
                    "type": "object",
                    "required": ["detail"],
                    "properties": {
                        "detail": {"type": "string", "description": "What it must be"},
                        "pointer": {
                            "type": "string",
                            "description": "A JSON pointer into the body, as the fragment of a URI (RFC 6901, section 6): `#/items/0`"
                        },
                        "parameter": {"type": "string", "description": "The name of a query parameter"},
                        "header": {"type": "string", "description": "The name of a header"},
                    },
                },
            },
        },
    })
}
