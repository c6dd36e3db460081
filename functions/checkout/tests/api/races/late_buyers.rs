use serde_json::Value;
use tokio_postgres::Client;
use uuid::Uuid;

use super::mutants::Mutant;
use super::{CONNECTIONS, Faults, INSTANCES, crowd, deadlocks, insist, look_for_deadlocks};
use crate::shop::{Shop, Till, contact, new_key, seats, secret};

const SEATS: usize = 40;

/// How those come who are late.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Late {
    /// They order what costs nothing, and so have it.
    Ordering,
    /// Their money arrives.
    Paying,
}

/// Each seat was held until a moment ago by somebody who comes for it now, just as another wants it.
async fn race(late: Late, mutant: Option<Mutant>) -> Faults {
    let (shop, sale) = Shop::selling(1, if late == Late::Ordering { 0 } else { 2000 }).await;
    look_for_deadlocks(&shop).await;
    let places = sale.event.places(&shop.client, sale.pool_id, 2, i32::try_from(SEATS / 2).expect("few")).await;
    let mut orders = Vec::with_capacity(SEATS);
    for place in &places {
        let held = shop.buy(&seats(&sale, &[*place])).await.json(201);
        shop.fill_in(&secret(&held), &contact()).await.json(200);
        if late == Late::Paying {
            shop.place(&secret(&held)).await.json(200);
        }
        orders.push(held);
    }
    shop.later(1801);
    if late == Late::Ordering {
        // Two minutes of grace: they held for a quarter of an hour.
        shop.clock.advance(jiff::SignedDuration::from_secs(-900));
    }
    if let Some(mutant) = mutant {
        mutant.apply(&shop).await;
    }
    let tills = shop.instances(INSTANCES, CONNECTIONS).await;
    let counters = connections(&shop, SEATS).await;
    let now = shop.now();
    let told = crowd(&tills, 2 * SEATS, |number, till| {
        let (first, seat) = (number % 2 == 0, number / 2);
        let come = Coming { late, order: orders[seat].clone(), wish: seats(&sale, &[places[seat]]), now };
        let counter = std::sync::Arc::clone(&counters[seat]);
        async move { if first { come.for_it(&till, &counter).await } else { come.instead(&till).await } }
    })
    .await;
    drop((tills, counters));
    let mut faults = Faults::of(&shop).await;
    for (seat, both) in told.chunks(2).enumerate() {
        faults.add(both[0] && both[1], format!("two were told that they have seat {seat}"));
    }
    let circles = deadlocks(shop).await;
    faults.add(circles > 0, format!("deadlocks: {circles}"));
    faults
}

/// Connections of a payment function.
async fn connections(shop: &Shop, count: usize) -> Vec<std::sync::Arc<tokio::sync::Mutex<Client>>> {
    let mut clients = Vec::new();
    for _ in 0..8 {
        clients.push(std::sync::Arc::new(tokio::sync::Mutex::new(shop.test.client().await)));
    }
    (0..count).map(|number| std::sync::Arc::clone(&clients[number % 8])).collect()
}

/// Somebody on the way to a seat.
struct Coming {
    late: Late,
    order: Value,
    wish: Value,
    now: jiff::Timestamp,
}

impl Coming {
    /// The one who had it; answers whether they have it now.
    async fn for_it(&self, till: &Till, counter: &tokio::sync::Mutex<Client>) -> bool {
        match self.late {
            Late::Ordering => till.place(&secret(&self.order)).await.status == 200,
            Late::Paying => self.pay(&mut *counter.lock().await).await,
        }
    }

    /// The other one; answers whether they have it now.
    async fn instead(&self, till: &Till) -> bool {
        insist(till, &new_key(), &self.wish).await.status == 201
    }

    /// What the arrival of money comes down to.
    async fn pay(&self, client: &mut Client) -> bool {
        let order_id: Uuid = self.order["id"].as_str().and_then(|id| id.parse().ok()).expect("an id");
        let transaction = client.transaction().await.expect("begun");
        let settled: String = transaction
            .query_one("select settle_order($1, $2, gen_random_uuid(), null)", &[&order_id, &self.now])
            .await
            .expect("settled")
            .get(0);
        if settled == "paid" {
            transaction
                .batch_execute(&format!(
                    "with paid as (
                        insert into payments (payment_id, order_id, provider, status, amount, currency, captured,
                            created_at, expires_at)
                        select gen_random_uuid(), order_id, 'demo', 'succeeded', total, currency, total, now(), now()
                        from orders where order_id = '{order_id}' returning payment_id, captured, currency
                    )
                    insert into ledger_entries (ledger_entry_id, payment_id, kind, amount, currency, created_at)
                    select gen_random_uuid(), payment_id, 'capture', captured, currency, now() from paid"
                ))
                .await
                .expect("recorded");
        }
        transaction.commit().await.expect("committed");
        settled == "paid"
    }
}

/// Broken when a claim was lost or never taken.
const INCOMPLETE: &str = "A paid line has everything it needs.";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_orders_late_or_somebody_else_has_the_seat_and_never_both() {
    race(Late::Ordering, None).await.assert_none();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whose_money_is_late_or_somebody_else_has_the_seat_and_never_both() {
    race(Late::Paying, None).await.assert_none();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_looking_at_their_claims_both_would_have_it_who_orders_late() {
    race(Late::Ordering, Some(Mutant::ClaimsBelieved)).await.assert_has(INCOMPLETE);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_looking_at_their_claims_both_would_have_it_whose_money_is_late() {
    race(Late::Paying, Some(Mutant::ClaimsBelieved)).await.assert_has(INCOMPLETE);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_locking_expired_claims_one_that_was_just_renewed_would_be_lost() {
    race(Late::Ordering, Some(Mutant::ExpiredUnlocked)).await.assert_has(INCOMPLETE);
}
