use guichet_http::{Method, Request};
use serde_json::json;
use uuid::Uuid;

use crate::support::Office;

/// Every operation, as it follows the secret.
const OPERATIONS: [(Method, &str); 7] = [
    (Method::GET, ""),
    (Method::GET, "/tickets.pdf"),
    (Method::GET, "/tickets/1/qr.svg"),
    (Method::GET, "/calendar.ics"),
    (Method::PATCH, "/lines/1/attendee"),
    (Method::POST, "/mail"),
    (Method::POST, "/cancel"),
];

async fn status(office: &Office, method: Method, path: &str) -> u16 {
    let request = Request::for_test(method, path)
        .keyed("k")
        .json(&json!({"name": "Mallory"}));
    office.call(request).await.status
}

#[tokio::test]
async fn a_link_with_any_one_character_changed_leads_nowhere() {
    let office = Office::open().await;
    let (order_id, _) = office.sell(1).await;
    let secret = office
        .app
        .secrets
        .text(guichet_order::OrderLink::first(order_id));
    for (method, rest) in OPERATIONS {
        for at in 0..secret.len() {
            let mut forged = secret.clone().into_bytes();
            forged[at] = if forged[at] == b'A' { b'B' } else { b'A' };
            let forged = String::from_utf8(forged).expect("ASCII");
            let path = format!("/api/v1/orders/{forged}{rest}");
            assert_eq!(status(&office, method.clone(), &path).await, 404, "{path}");
        }
    }
    assert_eq!(
        office.count("mails where kind = 'order_cancelled'").await,
        0
    );
    assert_eq!(
        office.count("lines where attendee_name is not null").await,
        0
    );
}

#[tokio::test]
async fn a_good_link_to_an_order_that_is_gone_leads_nowhere() {
    let office = Office::open().await;
    for (method, rest) in OPERATIONS {
        let path = office.path(Uuid::from_u128(7), rest);
        assert_eq!(status(&office, method, &path).await, 404, "{path}");
    }
}

#[tokio::test]
async fn what_a_link_shows_is_kept_by_no_cache() {
    let office = Office::open().await;
    let (order_id, _) = office.sell(1).await;
    for rest in ["", "/tickets.pdf", "/tickets/1/qr.svg", "/calendar.ics"] {
        let answer = office.get(order_id, rest).await;
        assert_eq!(answer.status, 200, "{rest}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{rest}");
    }
}
