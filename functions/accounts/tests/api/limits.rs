use std::sync::Arc;

use guichet_http::Method;
use jiff::SignedDuration;
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::service::{Answer, Service};

/// A wrong password.
async fn guess(service: &Arc<Service>, email: &str, address: &str) -> Answer {
    service
        .browser()
        .at(address)
        .sign_in_with(email, "wrong password")
        .await
}

#[tokio::test]
async fn too_many_attempts_are_told_when_to_come_back() {
    let service = Arc::new(Service::start().await);
    service.account("ada@example.org").await;
    for number in 1..=10 {
        let address = format!("203.0.113.{number}");
        guess(&service, "ada@example.org", &address)
            .await
            .refuses(403, "sign-in-refused");
    }
    service.clock.advance(SignedDuration::from_millis(500));
    let eleventh = service.browser().sign_in("ADA@example.org").await;
    eleventh.refuses(429, "too-many-attempts");
    // Half a second more than 59: who comes back after 60 is not sent away again.
    assert_eq!(eleventh.header("retry-after"), Some("60"));
    service.clock.advance(SignedDuration::from_secs(60));
    service
        .browser()
        .sign_in("ada@example.org")
        .await
        .has_status(201);
}

#[tokio::test]
async fn a_burst_and_then_one_per_interval() {
    let service = Arc::new(Service::start().await);
    let mut taken = 0;
    for second in 0..120 {
        let email = format!("nobody{second}@example.org");
        taken += i32::from(guess(&service, &email, "203.0.113.7").await.status == 403);
        service.clock.advance(SignedDuration::from_secs(1));
    }
    assert_eq!(
        taken,
        30 + 119 / 4,
        "thirty at once, and one in four seconds"
    );
}

#[tokio::test]
async fn another_network_is_another_and_one_of_ipv6_is_one() {
    let service = Arc::new(Service::start().await);
    for number in 0..30 {
        let email = format!("nobody{number}@example.org");
        let address = format!("2001:db8:1:2::{number:x}");
        guess(&service, &email, &address)
            .await
            .refuses(403, "sign-in-refused");
    }
    guess(&service, "zoe@example.org", "2001:db8:1:2:ffff::1")
        .await
        .refuses(429, "too-many-attempts");
    guess(&service, "zoe@example.org", "2001:db8:1:3::1")
        .await
        .refuses(403, "sign-in-refused");
}

#[tokio::test]
async fn limits_survive_a_restart_and_hold_for_two_instances() {
    let service = Arc::new(Service::start().await);
    let body = json!({"email": "nobody@example.org", "password": "wrong password"});
    let guess_at = async |app: &Arc<guichet_accounts::App>| {
        let request = service.browser().request(Method::POST, "/sessions");
        service.call_at(app, request.json(&body)).await.status
    };
    let other = service.another_instance();
    for _ in 0..5 {
        assert_eq!(guess_at(&service.app).await, 403);
        assert_eq!(guess_at(&other).await, 403);
    }
    assert_eq!(guess_at(&other).await, 429);
    drop(other);
    let later = service.another_instance();
    assert_eq!(guess_at(&later).await, 429);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn requests_that_share_subjects_do_not_deadlock() {
    let service = Arc::new(Service::start().await);
    let mut guesses = JoinSet::new();
    for number in 0..24 {
        let service = service.clone();
        guesses.spawn(async move {
            let (email, address) = (
                format!("nobody{}@example.org", number % 3),
                format!("203.0.113.{}", number % 2),
            );
            guess(&service, &email, &address).await.status
        });
    }
    let statuses = guesses.join_all().await;
    assert!(
        statuses
            .iter()
            .all(|status| [403, 429, 503].contains(status)),
        "{statuses:?}"
    );
    assert!(statuses.contains(&403));
}

#[tokio::test]
async fn nobodys_mailbox_is_filled() {
    let service = Arc::new(Service::start().await);
    let sign_up = json!({"email": "ada@example.org", "name": "Ada", "password": "correct horse battery", "locale": "fr"});
    let link = |kind| json!({"email": "Ada@example.org", "kind": kind, "locale": "fr"});
    let asked: [(&str, Value); 3] = [
        ("/sign-ups", sign_up.clone()),
        ("/links", link("sign_in")),
        ("/links", link("reset")),
    ];
    for (number, (path, body)) in asked.iter().enumerate() {
        let browser = service.browser().at(&format!("203.0.113.{number}"));
        browser.post(path, body).await.has_status(202);
    }
    let browser = service.browser().at("203.0.113.99");
    let refused = browser.post("/sign-ups", &sign_up).await;
    refused.refuses(429, "too-many-attempts");
    assert_eq!(refused.header("retry-after"), Some("300"));
    assert_eq!(service.count("mails").await, 3);
}

#[tokio::test]
async fn no_address_stands_in_the_table_of_attempts() {
    let service = Arc::new(Service::start().await);
    guess(&service, "nobody@example.org", "203.0.113.7").await;
    let lengths: Vec<i32> = service
        .one(
            "select array(select octet_length(subject) from attempts)",
            &[],
        )
        .await;
    assert_eq!(lengths, [16, 16]);
}
