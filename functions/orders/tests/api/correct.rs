use guichet_http::{Method, Request};
use guichet_order::OrderLink;
use guichet_testing::{check_invariants, now, orders};
use jiff::SignedDuration;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Answer, Office};

/// Corrects the address by an order's link of this number.
async fn correct(office: &Office, order_id: Uuid, number: u8, email: &str, key: &str) -> Answer {
    let path = office.path_by(OrderLink { order_id, number }, "/contact");
    let request = Request::for_test(Method::PATCH, &path).keyed(key);
    office.call(request.json(&json!({"email": email}))).await
}

/// Kind and recipient of each mail, oldest first, then by kind.
async fn mails(office: &Office) -> Vec<(String, String)> {
    let mails = "select m.kind, m.recipient from mails m
        join outbox b on b.payload ->> 'mail_id' = m.mail_id::text order by m.created_at, m.kind";
    let rows = office.client.query(mails, &[]).await.expect("mails");
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

fn mail(kind: &str, recipient: &str) -> (String, String) {
    (kind.to_owned(), recipient.to_owned())
}

#[tokio::test]
async fn a_corrected_address_gets_the_tickets_and_the_old_one_is_told() {
    let office = Office::open().await;
    let (order_id, _) = office.sell(2).await;
    let answer = correct(&office, order_id, 0, " ada@correct.example ", "k").await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let order = answer.json();
    assert_eq!(order["contact"]["email"], "ada@correct.example");
    assert_eq!(order["contact"]["name"], "Ada Lovelace");
    let secret = office.app.secrets.text(OrderLink {
        order_id,
        number: 1,
    });
    assert_eq!(order["secret"], secret);
    assert_eq!(
        mails(&office).await,
        [
            mail("address_changed", "ada@example.org"),
            mail("tickets", "ada@correct.example"),
        ]
    );
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn the_link_of_before_leads_nowhere_and_the_new_one_everywhere() {
    let operations = [
        (Method::GET, "", Value::Null),
        (Method::GET, "/tickets.pdf", Value::Null),
        (Method::GET, "/tickets/1/qr.svg", Value::Null),
        (Method::GET, "/calendar.ics", Value::Null),
        (Method::PATCH, "/lines/1/attendee", json!({"name": "Grace"})),
        (Method::PATCH, "/contact", json!({"email": "b@b.example"})),
        (Method::POST, "/mail", Value::Null),
        (Method::POST, "/cancel", Value::Null),
    ];
    let office = Office::open().await;
    let (order_id, _) = office.sell(1).await;
    let corrected = correct(&office, order_id, 0, "a@a.example", "first").await;
    assert_eq!(corrected.status, 200);
    office.clock.advance(SignedDuration::from_mins(2));
    let call = async |number, method: Method, rest, body: &Value| {
        let path = office.path_by(OrderLink { order_id, number }, rest);
        let request = Request::for_test(method, &path).keyed("k");
        office.call(request.json(body)).await.status
    };
    for number in [0, 2] {
        for (method, rest, body) in &operations {
            let status = call(number, method.clone(), rest, body).await;
            assert_eq!(status, 404, "{number} {rest}");
        }
    }
    // Each of these leaves the link as it is.
    for (method, rest, body) in &operations {
        if *rest != "/contact" {
            let status = call(1, method.clone(), rest, body).await;
            assert!((200..300).contains(&status), "{rest}: {status}");
        }
    }
}

#[tokio::test]
async fn the_same_correction_twice_is_answered_the_same() {
    let office = Office::open().await;
    let (order_id, _) = office.sell(1).await;
    let first = correct(&office, order_id, 0, "a@a.example", "k").await;
    let second = correct(&office, order_id, 0, "a@a.example", "k").await;
    assert_eq!((first.status, &first.body), (200, &second.body));
    assert_eq!(office.count("mails").await, 2);
    // With another key it comes by a link that is good no more.
    let other = correct(&office, order_id, 0, "a@a.example", "other").await;
    assert_eq!(other.status, 404);
}

#[tokio::test]
async fn an_address_that_is_right_already_keeps_the_link() {
    let office = Office::open().await;
    let (order_id, _) = office.sell(1).await;
    let answer = correct(&office, order_id, 0, "ada@example.org", "k").await;
    assert_eq!(answer.status, 200);
    assert_eq!(office.get(order_id, "").await.status, 200);
    assert_eq!(office.count("mails").await, 0);
}

#[tokio::test]
async fn what_is_no_address_is_refused_by_name() {
    let office = Office::open().await;
    let (order_id, _) = office.sell(1).await;
    let answer = correct(&office, order_id, 0, "ada@example", "k").await;
    assert_eq!(
        answer.refuses(422, "invalid-field")["errors"][0]["pointer"],
        "#/email"
    );
    assert_eq!(office.get(order_id, "").await.status, 200);
}

#[tokio::test]
async fn an_order_that_is_over_keeps_its_address() {
    let office = Office::open().await;
    let (order_id, _) = office.sell(1).await;
    assert_eq!(office.cancel(order_id, "cancel").await.status, 200);
    let answer = correct(&office, order_id, 0, "a@a.example", "k").await;
    answer.refuses(409, "address-not-correctable");
    let (order_id, _) = office.sell(1).await;
    // The date ends three hours after its start.
    office.go_to(SignedDuration::from_hours(-3));
    let answer = correct(&office, order_id, 0, "a@a.example", "k").await;
    answer.refuses(409, "address-not-correctable");
}

#[tokio::test]
async fn an_address_is_corrected_nine_times_at_most() {
    let office = Office::open().await;
    let (order_id, _) = office.sell(1).await;
    for number in 0..9 {
        let email = format!("a{number}@a.example");
        let answer = correct(&office, order_id, number, &email, &format!("k{number}")).await;
        assert_eq!(answer.status, 200, "{number}: {}", answer.text());
    }
    let answer = correct(&office, order_id, 9, "last@a.example", "last").await;
    answer.refuses(409, "address-not-correctable");
}

#[tokio::test]
async fn an_order_that_waits_for_a_transfer_is_told_how_to_pay() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let answer = correct(&office, order_id, 0, "a@a.example", "k").await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let payment_id = orders::payment(&office.client, order_id, now()).await;
    let explain = "update payments set instructions = '{\"fr\": \"IBAN\", \"en\": \"IBAN\"}' where payment_id = $1";
    office.execute(explain, &[&payment_id]).await;
    office.clock.advance(SignedDuration::from_secs(1));
    let answer = correct(&office, order_id, 1, "b@b.example", "l").await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let kinds: Vec<String> = mails(&office)
        .await
        .into_iter()
        .map(|(kind, _)| kind)
        .collect();
    assert_eq!(
        kinds,
        [
            "address_changed",
            "order_link",
            "address_changed",
            "payment_instructions"
        ]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_corrections_at_once_one_counts_and_the_other_finds_no_order() {
    let office = Office::open().await;
    for round in 0..10 {
        let (order_id, _) = office.sell(1).await;
        let (first, second) = tokio::join!(
            correct(&office, order_id, 0, "a@a.example", "first"),
            correct(&office, order_id, 0, "b@b.example", "second"),
        );
        let mut statuses = [first.status, second.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 404], "round {round}");
        let number: i16 = office
            .one(
                "select link_number from orders where order_id = $1",
                order_id,
            )
            .await;
        assert_eq!(number, 1);
    }
}
