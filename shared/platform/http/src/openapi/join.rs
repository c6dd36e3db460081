use serde_json::{Value, json};

/// Several documents as one, for a client that speaks to all functions.
///
/// Fails with the name of a path or schema that two documents define differently.
pub fn join(title: &str, documents: impl IntoIterator<Item = Value>) -> Result<Value, String> {
    let mut joined = json!({
        "openapi": "3.1.0",
        "info": {"title": title, "version": "1"},
        "paths": {},
        "components": {"schemas": {}},
    });
    for mut document in documents {
        for pointer in ["/paths", "/components/schemas"] {
            let from = document.pointer_mut(pointer).map(Value::take);
            let Some(Value::Object(into)) = joined.pointer_mut(pointer) else {
                continue;
            };
            let Some(Value::Object(from)) = from else {
                continue;
            };
            for (name, value) in from {
                match into.get(&name) {
                    Some(known) if *known != value => {
                        return Err(format!("{name} is defined twice, differently"));
                    }
                    _ => drop(into.insert(name, value)),
                }
            }
        }
    }
    Ok(joined)
}
