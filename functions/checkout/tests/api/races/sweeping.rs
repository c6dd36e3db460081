use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio_postgres::error::SqlState;

use super::mutants::Mutant;
use super::{CONNECTIONS, Faults, INSTANCES, crowd, deadlocks, insist, look_for_deadlocks};
use crate::shop::{Shop, new_key, order};

const BUYERS: usize = 24;
const ROUNDS: usize = 5;

/// The sweeper tidies up expired orders while buyers help themselves to what those claimed.
async fn race(mutant: Option<Mutant>) -> Faults {
    let (shop, sale) = Shop::selling(60, 2000).await;
    look_for_deadlocks(&shop).await;
    if let Some(mutant) = mutant {
        mutant.apply(&shop).await;
    }
    let tills = shop.instances(INSTANCES, CONNECTIONS).await;
    let over = Arc::new(AtomicBool::new(false));
    let sweeper = {
        let (client, clock, over) = (shop.test.client().await, shop.clock.clone(), Arc::clone(&over));
        tokio::spawn(async move {
            let mut swept = 0;
            while !over.load(Ordering::Relaxed) {
                match client.query("select expire_orders($1, 10)", &[&clock.now()]).await {
                    Ok(orders) => swept += orders.len(),
                    // Whoever was in a circle sweeps again.
                    Err(error) => assert_eq!(error.code(), Some(&SqlState::T_R_DEADLOCK_DETECTED), "{error:?}"),
                }
            }
            swept
        })
    };
    for round in 0..ROUNDS {
        let wanted = order(&sale, 2);
        crowd(&tills, BUYERS, |_, till| {
            let wanted = wanted.clone();
            async move { insist(&till, &new_key(), &wanted).await }
        })
        .await;
        if round + 1 < ROUNDS {
            shop.later(900);
        }
    }
    over.store(true, Ordering::Relaxed);
    let swept = sweeper.await.expect("swept");
    drop(tills);
    let mut faults = Faults::of(&shop).await;
    faults.add(swept == 0, "nothing was left to the sweeper");
    let circles = deadlocks(shop).await;
    eprintln!("swept {swept}, circles {circles}");
    faults.add(circles > 0, format!("deadlocks: {circles}"));
    faults
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sweeping_and_selling_do_not_get_in_each_others_way() {
    race(None).await.assert_none();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sweeping_one_order_after_the_other_they_would() {
    race(Some(Mutant::SweepingOneByOne)).await.assert_has("deadlocks:");
}
