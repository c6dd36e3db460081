use std::time::Duration;

use guichet_testing::{check_invariants, orders};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::Office;

/// An order that is placed by the function of the database that places orders, and costs nothing.
async fn place(office: &Office) -> Uuid {
    let now = office.clock.now();
    office.execute("update rates set price = 0", &[]).await;
    let order_id = orders::held(&office.client, &office.sale, 1, now).await;
    office
        .execute(
            "update orders set contact_name = 'Ada Lovelace', contact_email = 'ada@example.org' where order_id = $1",
            &[&order_id],
        )
        .await;
    let statement = "select p.outcome::text
        from orders o, place_orders(jsonb_build_array(jsonb_build_object('order_id', o.order_id, 'version', o.xmin::text,
            'payment_id', gen_random_uuid(), 'paid_at', $2::timestamptz, 'message_id', gen_random_uuid(), 'key', o.order_id,
            'fingerprint', '00')), $2) as p
        where o.order_id = $1";
    let row = office.client.query_one(statement, &[&order_id, &now]).await;
    assert_eq!(row.expect("an outcome").get::<_, String>(0), "placed");
    order_id
}

async fn say(office: &Office, policy: &str, terms: &str) {
    let policy = json!({ "fr": policy });
    office
        .execute("update events set refund_policy = $1", &[&policy])
        .await;
    let terms = json!({ "fr": terms });
    office
        .execute("update organizers set terms = $1", &[&terms])
        .await;
}

async fn terms(office: &Office, order_id: Uuid) -> Value {
    office.get(order_id, "/terms").await.json()
}

#[tokio::test]
async fn an_order_keeps_the_terms_that_it_was_placed_on() {
    let office = Office::open().await;
    say(&office, "Remboursé **en entier**.", "Nos conditions").await;
    let early = place(&office).await;
    say(&office, "Jamais remboursé.", "D’autres conditions").await;
    let late = place(&office).await;

    let kept = terms(&office, early).await;
    assert_eq!(kept["organizer_terms"], json!({"fr": "Nos conditions"}));
    assert_eq!(
        kept["refund_policy"]["fr"][0]["content"][1],
        json!({"kind": "strong", "content": [{"kind": "text", "text": "en entier"}]})
    );
    let other = terms(&office, late).await;
    assert_eq!(
        other["organizer_terms"],
        json!({"fr": "D’autres conditions"})
    );
    assert_ne!(other["hash"], kept["hash"]);
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn the_same_terms_are_kept_once() {
    let office = Office::open().await;
    let (first, second) = (place(&office).await, place(&office).await);
    let kept = terms(&office, first).await;
    assert_eq!(kept, terms(&office, second).await);
    assert_eq!(kept["hash"].as_str().map(str::len), Some(64));
    assert_eq!(
        (&kept["refund_policy"], &kept["organizer_terms"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(office.count("sale_terms").await, 1);
}

/// The second one waits for the first to commit. Red without `on conflict` in `keep_terms`: then its key refuses the second.
#[tokio::test]
async fn two_who_keep_the_same_terms_first_keep_them_once() {
    const KEEP: &str = "select keep_terms(array[$1::uuid])";
    let office = Office::open().await;
    let event_id = office.sale.event.event_id;
    let (first, second) = (office.test.client().await, office.test.client().await);
    first.batch_execute("begin").await.expect("it begins");
    let kept = first.query_one(KEEP, &[&event_id]).await;
    let kept: Value = kept.expect("the first is alone").get(0);
    let release = async {
        let waiting = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        loop {
            let row = office.client.query_one(waiting, &[]).await;
            if row.expect("a count").get::<_, i64>(0) == 1 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        first.batch_execute("commit").await.expect("it commits");
    };
    let again = async { second.query_one(KEEP, &[&event_id]).await };
    let (also, ()) = tokio::join!(again, release);
    assert_eq!(
        also.expect("the second is told of them").get::<_, Value>(0),
        kept
    );
    assert_eq!(office.count("sale_terms").await, 1);
}

#[tokio::test]
async fn nothing_is_kept_before_an_order_is_placed() {
    let office = Office::open().await;
    say(&office, "Remboursé.", "Nos conditions").await;
    let order_id = orders::held(&office.client, &office.sale, 1, office.clock.now()).await;
    let nothing = json!({"hash": null, "refund_policy": null, "organizer_terms": null});
    assert_eq!(terms(&office, order_id).await, nothing);
}

#[tokio::test]
async fn an_order_is_cancelled_on_the_terms_that_it_was_placed_on() {
    let office = Office::open().await;
    let order_id = place(&office).await;
    let never = "cancellable_until_hours = null, cancellation_fee_basis_points = 10000";
    office.sale.event.set(&office.client, never).await;
    let late = place(&office).await;
    office
        .cancel(late, "k1")
        .await
        .refuses(409, "not-cancellable");
    let order = office.get(order_id, "").await.json();
    assert_eq!(order["cancellation"]["allowed"], json!(true));
    assert_eq!(office.cancel(order_id, "k2").await.status, 200);
}

#[tokio::test]
async fn the_terms_of_an_order_have_its_link() {
    let office = Office::open().await;
    let answer = office.get(Uuid::from_u128(7), "/terms").await;
    assert_eq!(answer.status, 404);
}
