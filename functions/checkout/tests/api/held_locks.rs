//! Rows that somebody else's session holds for long, such as an operator's in psql.

use std::time::{Duration, Instant};

use futures::future::join_all;
use guichet_testing::offer::Sale;
use serde_json::{Value, json};

use crate::shop::{Reply, Shop, Till, contact, new_key, order, secret};

const ANSWERED_WITHIN: Duration = Duration::from_millis(1_500);

/// The same order from several buyers at once, for longer than a lock is waited for.
async fn crowd(till: &Till, wanted: &Value) -> Vec<Reply> {
    let buyers = (0..60).map(|n| async move {
        tokio::time::sleep(Duration::from_millis(20) * n).await;
        let asked = Instant::now();
        let reply = till.create(&new_key(), wanted).await;
        let took = asked.elapsed();
        assert!(took < ANSWERED_WITHIN, "{took:?}: {reply:?}");
        reply
    });
    join_all(buyers).await
}

fn all_held(replies: &[Reply]) {
    for reply in replies {
        reply.json(201);
    }
}

#[tokio::test]
async fn a_pool_that_somebody_holds_stops_only_those_who_want_it() {
    let (shop, sale) = Shop::selling(1000, 1000).await;
    let (event, client) = (&sale.event, &shop.client);
    // The same event's balcony.
    let balcony = event.pool(client, Some(sale.occurrence_id), 1000).await;
    let seated = event.rate(client, sale.product_id, 2000).await;
    event.takes(client, seated, balcony, 1).await;
    let other = Sale::open(client, shop.now(), 1000, 1000).await;
    let balcony_order = json!({"event": event.slug, "locale": "fr", "items": [
        {"occurrence_id": sale.occurrence_id, "rate_id": seated, "quantity": 1}
    ]});
    let till = shop.instance(shop.test.database());
    for wanted in [&order(&sale, 1), &order(&other, 1), &balcony_order] {
        till.create(&new_key(), wanted).await.json(201);
    }

    let holder = shop.test.client().await;
    let hold = format!(
        "begin; select from pools where pool_id = '{}' for update",
        sale.pool_id
    );
    holder.batch_execute(&hold).await.expect("held");
    let (order, other_order) = (order(&sale, 1), order(&other, 1));
    let (refused, of_other, of_balcony) = tokio::join!(
        crowd(&till, &order),
        crowd(&till, &other_order),
        crowd(&till, &balcony_order),
    );
    all_held(&of_other);
    all_held(&of_balcony);
    for reply in &refused {
        // It is known that nothing was done.
        reply.problem(503, "overloaded");
        assert_eq!(reply.header("retry-after"), Some("1"));
    }
    holder.batch_execute("rollback").await.expect("let go");
    till.create(&new_key(), &order).await.json(201);
    assert_eq!(shop.taken(sale.pool_id).await, 2);
    shop.check().await;
}

#[tokio::test]
async fn an_order_that_somebody_holds_stops_no_other() {
    let (shop, sale) = Shop::selling(1000, 1000).await;
    let till = shop.instance(shop.test.database());
    let wanted = order(&sale, 1);
    let mut orders = Vec::new();
    for held in join_all((0..20).map(|_| till.clone().insist(new_key(), wanted.clone()))).await {
        orders.push(secret(&held.json(201)));
    }
    let (reference, contact) = (till.show(&orders[7]).await.json(200), contact());
    let reference = reference["reference"].as_str().expect("a text").to_owned();
    let holder = shop.test.client().await;
    let hold = format!("begin; select from orders where reference = '{reference}' for update");
    holder.batch_execute(&hold).await.expect("held");

    let filled = orders.iter().map(|secret| async {
        let asked = Instant::now();
        (till.fill_in(secret, &contact).await, asked.elapsed())
    });
    for (n, (reply, took)) in join_all(filled).await.into_iter().enumerate() {
        assert!(took < ANSWERED_WITHIN, "{took:?}: {reply:?}");
        assert_eq!(
            reply.status,
            if n == 7 { 503 } else { 200 },
            "order {n}: {reply:?}"
        );
    }
    let placed = orders.iter().map(|secret| async {
        let asked = Instant::now();
        (till.place(secret).await, asked.elapsed())
    });
    let placed = join_all(placed).await;
    assert!(placed.iter().all(|(_, took)| *took < ANSWERED_WITHIN));
    let done = placed.iter().filter(|(reply, _)| reply.status == 200);
    assert_eq!(done.count(), 19, "{placed:?}");
    holder.batch_execute("rollback").await.expect("let go");
    shop.check().await;
}
