//! What the OpenAPI document says of who may call.

use serde_json::{Value, json};

use crate::team::routes;

/// The names of the problems that a status is answered with.
fn problems(operation: &Value, status: &str) -> Vec<String> {
    let description = operation["responses"][status]["description"].as_str();
    let cases = description.unwrap_or_default().split("; ");
    let names = cases.filter_map(|case| case.split('`').nth(1));
    names.map(str::to_owned).collect()
}

#[test]
fn an_operation_says_which_right_it_asks_for_and_what_is_answered_without() {
    let document = routes().openapi();
    let paths = &document["paths"];
    let organizer = &paths["/organizers/{organizer_id}"];
    for (operation, access, refusals) in [
        (
            &organizer["get"],
            json!({"organizer": "see_organizer"}),
            vec!["role-required"],
        ),
        (
            &organizer["patch"],
            json!({"organizer": "edit_organizer"}),
            vec!["role-required"],
        ),
        (
            &paths["/organizers/{organizer_id}/members"]["post"],
            json!({"organizer": "manage_members"}),
            vec!["role-required", "person-required"],
        ),
        (
            &paths["/organizers/{organizer_id}/keys"]["post"],
            json!({"organizer": "manage_keys"}),
            vec!["role-required", "person-required", "step-up-required"],
        ),
        (
            &paths["/me"]["get"],
            json!({"account": {"step_up": false}}),
            vec!["person-required"],
        ),
        (
            &paths["/me/password"]["put"],
            json!({"account": {"step_up": true}}),
            vec!["person-required", "step-up-required"],
        ),
    ] {
        assert_eq!(operation["x-access"], access);
        assert_eq!(problems(operation, "401"), ["sign-in-required"]);
        assert_eq!(problems(operation, "403"), refusals);
    }
    assert_eq!(problems(&organizer["get"], "404"), ["not-found"]);
    assert_eq!(organizer["get"]["parameters"][0]["name"], "organizer_id");
}
