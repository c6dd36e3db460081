use guichet_http::StatusCode;
use serde_json::{Value, json};

use crate::visitor::Visitor;

#[tokio::test]
async fn a_buyer_learns_who_sells_and_on_which_terms() {
    let visitor = Visitor::arrive().await;
    visitor.event("summer", visitor.in_hours(24)).await;
    visitor
        .alter(
            r#"update organizers set slug = 'friends', name = 'Friends', legal_name = 'Les amis SARL',
                   address = E'1 rue du Port\n69001 Lyon', registration_number = '123 456 789 00012',
                   licence_numbers = '{PLATESV-D-2020-000001}', terms = '{"fr": "Nos conditions"}'"#,
        )
        .await;
    let organizer = visitor.json("/organizers/friends").await;
    assert_eq!(
        (
            &organizer["legal_name"],
            &organizer["address"],
            &organizer["vat_number"]
        ),
        (
            &json!("Les amis SARL"),
            &json!("1 rue du Port\n69001 Lyon"),
            &Value::Null
        )
    );
    assert_eq!(
        organizer["licence_numbers"],
        json!(["PLATESV-D-2020-000001"])
    );
    assert_eq!(
        organizer["texts"],
        json!({"terms": {"fr": "Nos conditions"}, "privacy": null})
    );
    // The bank account is for those who pay by transfer.
    assert!(!organizer.to_string().contains("iban"));
}

#[tokio::test]
async fn nobody_sells_under_another_name() {
    let visitor = Visitor::arrive().await;
    let answer = visitor.get("/organizers/nobody").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_operator_who_says_nothing_is_not_made_up() {
    let visitor = Visitor::arrive().await;
    let operator = visitor.json("/operator").await;
    assert_eq!(
        operator,
        json!({
            "name": null, "address": null, "email": null, "registration": null, "host": null,
            "texts": {"imprint": null, "terms": null, "privacy": null, "accessibility": null},
        })
    );
}
