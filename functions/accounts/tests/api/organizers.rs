use std::sync::Arc;

use guichet_testing::check_invariants;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::service::{Answer, Service};

async fn signed_in(service: &Arc<Service>, email: &str) -> Browser {
    service.account(email).await;
    let browser = service.browser();
    browser.sign_in(email).await.has_status(201);
    browser
}

async fn found(browser: &Browser, name: &str, slug: Option<&str>, key: &str) -> Answer {
    let mut wanted = json!({"name": name, "email": "billets@parvis.example", "locale": "fr"});
    if let Some(slug) = slug {
        wanted["slug"] = json!(slug);
    }
    browser.post_keyed("/organizers", &wanted, key).await
}

fn path(organizer: &Value) -> String {
    format!("/organizers/{}", organizer["id"].as_str().expect("an id"))
}

#[tokio::test]
async fn two_organizers_of_one_name_have_two_slugs() {
    let service = Arc::new(Service::start().await);
    let browser = signed_in(&service, "ada@example.org").await;
    for (number, slug) in ["parvis", "parvis-2", "parvis-3"].into_iter().enumerate() {
        let founded = found(&browser, "Parvis", None, &format!("k{number}")).await;
        assert_eq!(founded.has_status(201).json()["slug"], slug);
    }
    check_invariants(&service.test).await;
}

#[tokio::test]
async fn a_slug_that_was_asked_for_is_had_or_refused() {
    let service = Arc::new(Service::start().await);
    let browser = signed_in(&service, "ada@example.org").await;
    let founded = found(&browser, "Parvis", Some("le-parvis"), "k1").await;
    assert_eq!(founded.has_status(201).json()["slug"], "le-parvis");
    found(&browser, "Parvis", Some("le-parvis"), "k2")
        .await
        .refuses(409, "slug-taken");
    for slug in ["Le-Parvis", "le_parvis", "-", ""] {
        found(&browser, "Parvis", Some(slug), "k3")
            .await
            .names_field("/slug");
    }
}

#[tokio::test]
async fn a_request_that_is_repeated_founds_one() {
    let service = Arc::new(Service::start().await);
    let browser = signed_in(&service, "ada@example.org").await;
    let first = found(&browser, "Parvis", None, "k1").await.has_status(201);
    assert_eq!(found(&browser, "Parvis", None, "k1").await, first);
    assert_eq!(service.count("organizers").await, 1);
}

#[tokio::test]
async fn an_organizer_of_others_is_not_there() {
    let service = Arc::new(Service::start().await);
    let ada = signed_in(&service, "ada@example.org").await;
    let zoe = signed_in(&service, "zoe@example.org").await;
    let organizer = found(&ada, "Parvis", None, "k1")
        .await
        .has_status(201)
        .json();
    let of_others = zoe.get(&path(&organizer)).await;
    of_others.refuses(404, "not-found");
    let random = zoe
        .get("/organizers/01932c5e-0000-7000-8000-000000000000")
        .await;
    assert_eq!(of_others, random);
    service
        .browser()
        .get(&path(&organizer))
        .await
        .refuses(401, "sign-in-required");
}

#[tokio::test]
async fn an_organizers_name_is_held_to_what_a_mail_may_say() {
    let service = Arc::new(Service::start().await);
    let browser = signed_in(&service, "ada@example.org").await;
    for name in ["", "win at https://example.org", "www.example.org"] {
        found(&browser, name, None, "k1").await.names_field("/name");
    }
}

#[tokio::test]
async fn an_account_founds_few_at_once() {
    let service = Arc::new(Service::start().await);
    let browser = signed_in(&service, "ada@example.org").await;
    for number in 0..5 {
        found(&browser, "Parvis", None, &format!("k{number}"))
            .await
            .has_status(201);
    }
    let refused = found(&browser, "Parvis", None, "k9").await;
    refused.refuses(429, "too-many-attempts");
    assert_eq!(refused.header("retry-after"), Some("14400"));
}
