use guichet_access::Right;
use serde_json::json;

/// Which roles have each right, a row each: `"see_audit": ["owner", "manager"]`.
pub(crate) fn rights() -> String {
    let rows: Vec<String> = Right::ALL
        .iter()
        .map(|right| {
            let roles = right.rule().roles.iter();
            let roles: Vec<String> = roles.map(|role| json!(role).to_string()).collect();
            format!("{}: [{}]", json!(right), roles.join(", "))
        })
        .collect();
    format!("{{\n  {}\n}}\n", rows.join(",\n  "))
}
