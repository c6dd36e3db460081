use guichet_testing::{check_invariants, orders};
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::desk::Desk;

fn mail(kind: &str, recipient: &str) -> (String, String) {
    (kind.to_owned(), recipient.to_owned())
}

#[tokio::test]
async fn a_corrected_address_gets_the_tickets_and_another_link_and_the_old_one_is_told() {
    let desk = Desk::open().await;
    let order_id = desk.sell(2).await;
    let wanted = json!({"name": "Ada King", "email": "ada@correct.example"});
    let answer = desk.put(&format!("/{order_id}/contact"), 1, &wanted).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.body["contact"], wanted);
    assert_eq!(answer.etag.as_deref(), Some("\"2\""));
    assert_eq!(
        desk.mails(order_id).await,
        [
            mail("address_changed", "ada@example.org"),
            mail("tickets", "ada@correct.example")
        ]
    );
    let link = "select link_number from orders where order_id = $1";
    let row = desk.client.query_one(link, &[&order_id]).await;
    assert_eq!(row.expect("the order").get::<_, i16>(0), 1);
    assert_eq!(desk.list("?search=ada@correct").await, [order_id]);
    assert_eq!(desk.audited(order_id).await, ["order.contact_changed"]);
    check_invariants(&desk.test).await;
}

#[tokio::test]
async fn another_name_alone_writes_to_nobody_and_the_same_again_changes_nothing() {
    let desk = Desk::open().await;
    let order_id = desk.sell(1).await;
    let wanted = json!({"name": "Ada King", "email": "ada@example.org"});
    let path = format!("/{order_id}/contact");
    assert_eq!(desk.put(&path, 1, &wanted).await.status, 200);
    assert_eq!(desk.mails(order_id).await, []);
    let again = desk.put(&path, 2, &wanted).await;
    assert_eq!((again.status, &again.body["version"]), (200, &json!(2)));
    assert_eq!(desk.audited(order_id).await.len(), 1);
}

#[tokio::test]
async fn an_attendee_is_corrected_and_the_ticket_stays() {
    let desk = Desk::open().await;
    let order_id = desk.sell(2).await;
    let path = format!("/{order_id}/lines/2/attendee");
    let wanted = json!({"name": " Emmy  Noether ", "email": "emmy@example.org"});
    let answer = desk.put(&path, 1, &wanted).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let line = &answer.body["lines"][1];
    assert_eq!(line["attendee"]["name"], "Emmy Noether");
    assert_eq!(line["ticket"], json!({"serial": 2, "status": "valid"}));
    assert_eq!(answer.body["lines"][0]["attendee"], Value::Null);
    assert_eq!(desk.list("?search=noether").await, [order_id]);
    // What is absent is not known any more.
    let answer = desk.put(&path, 2, &json!({})).await;
    assert_eq!(answer.body["lines"][1]["attendee"], Value::Null);
    let nobody = format!("/{order_id}/lines/3/attendee");
    assert_eq!(desk.put(&nobody, 3, &wanted).await.status, 404);
    assert_eq!(
        desk.audited(order_id).await,
        ["order.attendee_changed", "order.attendee_changed"]
    );
}

#[tokio::test]
async fn who_has_not_seen_the_order_as_it_is_does_not_change_it() {
    let desk = Desk::open().await;
    let order_id = desk.sell(1).await;
    let line = format!("/{order_id}/lines/1/attendee");
    assert_eq!(
        desk.put(&line, 1, &json!({"name": "Emmy"})).await.status,
        200
    );
    let stale = desk.put(&line, 1, &json!({"name": "Ada"})).await;
    assert_eq!(stale.status, 412);
    assert_eq!(
        stale.body["current"]["lines"][0]["attendee"]["name"],
        "Emmy"
    );
    assert_eq!(stale.body["changed"]["name"], "Grace");
    let wanted = json!({"name": "Ada", "email": "ada@example.org"});
    let contact = format!("/{order_id}/contact");
    assert_eq!(desk.put(&contact, 1, &wanted).await.status, 412);
}

/// Both have seen the same order, and begin before either has finished.
#[tokio::test]
async fn of_two_who_correct_an_order_at_once_one_is_told_to_read_it_again() {
    let desk = Desk::open().await;
    let order_id = desk.sell(1).await;
    let path = format!("/{order_id}/contact");
    let wanted = |name: &str| json!({"name": name, "email": "ada@example.org"});
    let (one, other) = (wanted("Ada King"), wanted("Ada Byron"));
    let mut holder = desk.test.client().await;
    let held = holder.transaction().await.expect("begun");
    let lock = "select from orders where order_id = $1 for update";
    held.execute(lock, &[&order_id]).await.expect("held");
    let release = async {
        desk.requests_wait(2).await;
        held.commit().await.expect("released");
    };
    let (one, other, ()) = tokio::join!(
        desk.put(&path, 1, &one),
        desk.put(&path, 1, &other),
        release
    );
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 412]);
    assert_eq!(desk.audited(order_id).await, ["order.contact_changed"]);
}

#[tokio::test]
async fn what_is_not_legal_is_refused_by_name() {
    let desk = Desk::open().await;
    let order_id = desk.sell(1).await;
    for (rest, body, pointer) in [
        (
            "contact",
            json!({"name": "Ada", "email": "ada@example"}),
            "#/email",
        ),
        (
            "contact",
            json!({"name": " ", "email": "ada@example.org"}),
            "#/name",
        ),
        ("lines/1/attendee", json!({"name": ""}), "#/name"),
        ("lines/1/attendee", json!({"email": "ada"}), "#/email"),
    ] {
        let answer = desk.put(&format!("/{order_id}/{rest}"), 1, &body).await;
        assert_eq!(answer.status, 422, "{rest} {body}");
        assert_eq!(answer.body["errors"][0]["pointer"], pointer);
    }
    assert_eq!(desk.audited(order_id).await, [""; 0]);
}

#[tokio::test]
async fn an_order_that_is_over_or_a_cart_stays_as_it_is() {
    let desk = Desk::open().await;
    let at = desk.clock.now();
    let cancelled = desk.sell(1).await;
    desk.execute("select cancel_order($1, $2)", &[&cancelled, &at])
        .await;
    let cart = orders::held(&desk.client, &desk.sale, 1, at).await;
    let late = orders::placed(&desk.client, &desk.sale, 1, at).await;
    desk.clock.advance(orders::HOLD);
    let wanted = json!({"name": "Ada", "email": "other@example.org"});
    for order_id in [cancelled, cart, late] {
        for rest in ["contact", "lines/1/attendee"] {
            let answer = desk.put(&format!("/{order_id}/{rest}"), 1, &wanted).await;
            assert_eq!(answer.status, 409, "{rest}: {}", answer.body);
            assert_eq!(answer.body["type"], "/problems/order-not-correctable");
        }
    }
}

#[tokio::test]
async fn the_buyer_is_mailed_what_they_should_have_once_a_minute() {
    let desk = Desk::open().await;
    let paid = desk.sell(1).await;
    let path = format!("/{paid}/mails");
    assert_eq!(desk.post(&path, &Value::Null).await.status, 202);
    let refused = desk.post(&path, &Value::Null).await;
    assert_eq!(
        (refused.status, &refused.body["type"]),
        (429, &json!("/problems/mail-limit"))
    );
    desk.clock.advance(SignedDuration::from_secs(60));
    assert_eq!(desk.post(&path, &Value::Null).await.status, 202);
    let tickets = mail("tickets", "ada@example.org");
    assert_eq!(desk.mails(paid).await, [tickets.clone(), tickets]);
    assert_eq!(desk.audited(paid).await, ["order.mailed", "order.mailed"]);

    let at = desk.clock.now();
    let placed = orders::placed(&desk.client, &desk.sale, 1, at).await;
    let path = format!("/{placed}/mails");
    assert_eq!(desk.post(&path, &Value::Null).await.status, 202);
    assert_eq!(
        desk.mails(placed).await,
        [mail("order_link", "ada@example.org")]
    );
    let cart = orders::held(&desk.client, &desk.sale, 1, at).await;
    let refused = desk.post(&format!("/{cart}/mails"), &Value::Null).await;
    assert_eq!(
        (refused.status, &refused.body["type"]),
        (409, &json!("/problems/not-ordered"))
    );
}

#[tokio::test]
async fn an_accountant_reads_and_changes_nothing() {
    let desk = Desk::open().await;
    let order_id = desk.sell(1).await;
    let accountant = desk.person("accountant", None).await;
    let wanted = json!({"name": "Ada", "email": "other@example.org"});
    for rest in ["contact", "lines/1/attendee"] {
        let path = format!("/{order_id}/{rest}");
        let answer = desk.put_as(&accountant, &path, 1, &wanted).await;
        assert_eq!(answer.status, 403, "{rest}");
    }
    let nothing = desk.person("sales", Some(&[])).await;
    let path = format!("/{order_id}/contact");
    assert_eq!(desk.put_as(&nothing, &path, 1, &wanted).await.status, 404);
}
