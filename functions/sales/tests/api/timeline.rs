use guichet_testing::orders;
use jiff::SignedDuration;
use serde_json::Value;
use uuid::Uuid;

use crate::desk::Desk;

async fn timeline(desk: &Desk, order_id: Uuid) -> Vec<Value> {
    let answer = desk.get(&format!("/{order_id}/timeline")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.body["items"].as_array().expect("a list").clone()
}

fn kinds(moments: &[Value]) -> Vec<&str> {
    let kinds = moments.iter().map(|moment| moment["kind"].as_str());
    kinds.map(|kind| kind.expect("a word")).collect()
}

#[tokio::test]
async fn the_timeline_tells_what_happened_oldest_first() {
    let desk = Desk::open().await;
    let order_id = desk.sell(2).await;
    desk.clock.advance(SignedDuration::from_mins(1));
    let at = desk.clock.now();
    desk.execute(
        "insert into mails (mail_id, order_id, kind, locale, recipient, status, failure, created_at)
        values (gen_random_uuid(), $1, 'tickets', 'fr', 'ada@example.org', 'failed', '550 no such user', $2)",
        &[&order_id, &at],
    )
    .await;
    desk.clock.advance(SignedDuration::from_mins(1));
    let at = desk.clock.now();
    desk.execute(
        "insert into order_notes (order_note_id, order_id, actor_kind, text, created_at) values (gen_random_uuid(), $1, 'operator', 'Called.', $2)",
        &[&order_id, &at],
    )
    .await;
    desk.execute("select cancel_order($1, $2)", &[&order_id, &at])
        .await;
    let moments = timeline(&desk, order_id).await;
    assert_eq!(
        kinds(&moments),
        [
            "held",
            "placed",
            "payment_asked",
            "payment_ended",
            "paid",
            "tickets_issued",
            "mail",
            "cancelled",
            "tickets_revoked",
            "note"
        ]
    );
    assert_eq!(moments[3]["outcome"], "succeeded");
    assert_eq!(moments[5]["count"], 2);
    let mail = &moments[6];
    assert_eq!(
        (&mail["word"], &mail["outcome"]),
        (&"tickets".into(), &"failed".into())
    );
    assert_eq!(
        (&mail["text"], &mail["recipient"]),
        (&"550 no such user".into(), &"ada@example.org".into())
    );
    assert_eq!(moments[9]["text"], "Called.");
}

#[tokio::test]
async fn an_order_whose_time_is_over_says_so_before_anything_writes_it() {
    let desk = Desk::open().await;
    let at = desk.clock.now();
    let order_id = orders::placed(&desk.client, &desk.sale, 1, at).await;
    assert_eq!(kinds(&timeline(&desk, order_id).await), ["held", "placed"]);
    desk.clock.advance(orders::HOLD);
    assert_eq!(
        kinds(&timeline(&desk, order_id).await),
        ["held", "placed", "expired"]
    );
}
