use std::sync::Arc;

use guichet_testing::check_invariants;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::browser::SESSION;
use crate::service::Service;

fn id(value: &Value) -> Uuid {
    value.as_str().expect("a text").parse().expect("an id")
}

#[tokio::test]
async fn a_stranger_becomes_the_owner_of_an_organizer() {
    let service = Arc::new(Service::start().await);
    let browser = service.browser();
    let asked = browser.sign_up("Zoe@Example.org").await;
    assert_eq!((asked.status, asked.body.len()), (202, 0));
    assert_eq!(
        service.count("accounts").await,
        0,
        "nobody has confirmed anything"
    );
    assert_eq!(
        service.newest_mail("Zoe@Example.org").await.0,
        "confirm_sign_up"
    );

    let token = service.mailed_token("Zoe@Example.org").await;
    let confirmed = browser
        .post("/sign-ups/confirm", &json!({"token": token}))
        .await;
    let confirmed = confirmed.has_status(201).json();
    let account_id = id(&confirmed["account"]["id"]);
    assert_eq!(
        confirmed,
        json!({
            "account": {
                "id": account_id, "email": "Zoe@Example.org", "name": "Zoé Le Goff", "locale": "fr",
                "has_password": true, "second_factors": [], "recovery_codes_left": 0,
            },
            "session": {
                "id": confirmed["session"]["id"], "expires_at": "2026-07-01T08:00:00Z",
                "stepped_up_until": "2026-06-01T08:10:00Z",
            },
            "memberships": [],
        })
    );
    assert_eq!(
        browser.get("/session").await.has_status(200).json(),
        confirmed
    );

    let wanted =
        json!({"name": "Théâtre du Parvis", "email": "billets@parvis.example", "locale": "fr"});
    let founded = browser
        .post_keyed("/organizers", &wanted, "k1")
        .await
        .has_status(201);
    let organizer = founded.json();
    let path = format!("/organizers/{}", organizer["id"].as_str().expect("an id"));
    assert_eq!(
        founded.header("location"),
        Some(format!("/api/v1/accounts{path}").as_str())
    );
    assert_eq!(
        organizer,
        json!({
            "id": organizer["id"], "slug": "theatre-du-parvis", "name": "Théâtre du Parvis",
            "email": "billets@parvis.example", "locale": "fr", "version": 1, "currency": "EUR",
            "retention_months": 36, "legal_name": null, "address": null, "registration_number": null, "vat_number": null, "licence_numbers": [], "terms": null, "privacy": null,
            "has_bank_account": false,
        })
    );
    assert_eq!(browser.get(&path).await.has_status(200).json(), organizer);
    let session = browser.get("/session").await.json();
    let membership = &session["memberships"][0];
    assert_eq!(membership["role"], "owner");
    assert_eq!(membership["organizer"]["slug"], "theatre-du-parvis");
    let rights = membership["rights"].as_array().expect("a list");
    assert!(rights.contains(&json!("manage_keys")), "{rights:?}");

    browser.delete("/session").await.has_status(204);
    assert_eq!(browser.cookie(SESSION), None);
    browser
        .get("/session")
        .await
        .refuses(401, "sign-in-required");
    browser.sign_in("zoe@example.ORG").await.has_status(201);
    assert_eq!(browser.get(&path).await.has_status(200).json(), organizer);

    assert_eq!(
        service.actions(account_id).await,
        ["account.created", "session.ended", "session.opened"]
    );
    assert_eq!(
        service.actions(id(&organizer["id"])).await,
        ["organizer.founded"]
    );
    check_invariants(&service.test).await;
}
