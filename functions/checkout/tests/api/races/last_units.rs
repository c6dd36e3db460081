use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use super::mutants::Mutant;
use super::{CONNECTIONS, Faults, INSTANCES, assert_notices, crowd};
use crate::shop::{Shop, new_key, order};

const PLACES: i32 = 500;
const ATTEMPTS: u32 = 1500;
/// In this order, over and over, all sizes are wanted to the end, and never so that they add up to what there is.
const SIZES: [u32; 7] = [3, 4, 4, 2, 4, 1, 4];
/// So many buyers try one after the other until all attempts are made.
const BUYERS: usize = 48;

/// Far more is wanted, one to four at a time, than there is.
async fn race(mutant: Option<Mutant>) -> Faults {
    let (shop, sale) = Shop::selling(PLACES, 2000).await;
    if let Some(mutant) = mutant {
        mutant.apply(&shop).await;
    }
    let wanted: Arc<Vec<_>> = Arc::new((1..=4).map(|quantity| order(&sale, quantity)).collect());
    let attempts = Arc::new(AtomicU32::new(0));
    let tills = shop.instances(INSTANCES, CONNECTIONS).await;
    let sold: u32 = crowd(&tills, BUYERS, |_, till| {
        let (wanted, attempts) = (Arc::clone(&wanted), Arc::clone(&attempts));
        async move {
            let mut sold = 0;
            loop {
                let attempt = attempts.fetch_add(1, Ordering::Relaxed);
                if attempt >= ATTEMPTS {
                    return sold;
                }
                let quantity = SIZES[attempt as usize % SIZES.len()];
                let reply = till
                    .clone()
                    .insist(new_key(), wanted[quantity as usize - 1].clone())
                    .await;
                if reply.status == 201 {
                    sold += quantity;
                }
            }
        }
    })
    .await
    .into_iter()
    .sum();
    let mut faults = Faults::of(&shop).await;
    faults.add(
        i64::from(sold) != i64::from(PLACES),
        format!("{sold} places were sold"),
    );
    let taken = shop.taken(sale.pool_id).await;
    faults.add(taken != PLACES, format!("the pool counts {taken}"));
    faults
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_hundred_places_are_sold_exactly() {
    race(None).await.assert_none();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_check_of_pools_more_would_be_sold_than_there_are() {
    assert_notices("A pool is never overdrawn.", || {
        race(Some(Mutant::UncheckedPools))
    })
    .await;
}
