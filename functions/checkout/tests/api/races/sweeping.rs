use std::time::Duration;

use jiff::Timestamp;
use tokio_postgres::Client;
use tokio_postgres::error::SqlState;

use super::mutants::Mutant;
use super::{CONNECTIONS, Faults, INSTANCES, assert_notices, crowd, deadlocks, look_for_deadlocks};
use crate::shop::{Shop, new_key, order};

const BUYERS: usize = 24;
const ROUNDS: usize = 5;

/// The sweeper tidies up expired orders while buyers help themselves to what those had claimed.
async fn race(mutant: Option<Mutant>) -> Faults {
    let (shop, sale) = Shop::selling(60, 2000).await;
    look_for_deadlocks(&shop).await;
    if let Some(mutant) = mutant {
        mutant.apply(&shop).await;
    }
    let tills = shop.instances(INSTANCES, CONNECTIONS).await;
    let sweeper = shop.test.client().await;
    let (mut swept, mut refused) = (0, 0);
    for _ in 0..ROUNDS {
        let wanted = order(&sale, 2);
        let buying = crowd(&tills, BUYERS, |buyer, till| {
            // Some come while the sweeper starts, some while it is at it.
            let delay = Duration::from_millis(15 * (buyer as u64 % 4));
            let wanted = wanted.clone();
            async move {
                tokio::time::sleep(delay).await;
                till.insist(new_key(), wanted).await.status == 201
            }
        });
        let (orders, bought) = tokio::join!(sweep(&sweeper, shop.now()), buying);
        swept += orders;
        refused += bought.iter().filter(|bought| !*bought).count();
        // What was in the way of somebody is swept now, so that the next round starts with the sweeper at work.
        swept += sweep(&sweeper, shop.now()).await;
        shop.later(900);
    }
    drop((tills, sweeper));
    let mut faults = Faults::of(&shop).await;
    faults.add(
        refused > 0,
        format!("{refused} buyers were refused though there was room for all"),
    );
    faults.add(
        swept != BUYERS * (ROUNDS - 1),
        format!("{swept} orders were swept"),
    );
    let circles = deadlocks(shop).await;
    faults.add(circles > 0, format!("deadlocks: {circles}"));
    faults
}

async fn sweep(client: &Client, now: Timestamp) -> usize {
    match client.query("select expire_orders($1, 100)", &[&now]).await {
        Ok(orders) => orders.len(),
        // Whoever was in a circle sweeps another time.
        Err(error) if error.code() == Some(&SqlState::T_R_DEADLOCK_DETECTED) => 0,
        Err(error) => panic!("{error:?}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sweeping_and_selling_do_not_get_in_each_others_way() {
    race(None).await.assert_none();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sweeping_one_order_after_the_other_they_would() {
    assert_notices("deadlocks:", || race(Some(Mutant::SweepingOneByOne))).await;
}
