use super::mutants::Mutant;
use super::{CONNECTIONS, Faults, INSTANCES, assert_notices, crowd, deadlocks, look_for_deadlocks};
use crate::shop::{Shop, new_key, seats};

const SEATS: usize = 24;
const BUYERS: usize = 24;
const ROUNDS: usize = 3;

/// Buyers come in pairs that want the same four seats, one naming them forwards and one backwards, and each pair's
/// seats overlap with those of others. In each round the holds of the one before are over.
async fn race(mutant: Option<Mutant>) -> Faults {
    let (shop, sale) = Shop::selling(1, 2000).await;
    let places = sale
        .event
        .places(
            &shop.client,
            sale.pool_id,
            2,
            i32::try_from(SEATS / 2).expect("few"),
        )
        .await;
    look_for_deadlocks(&shop).await;
    if let Some(mutant) = mutant {
        mutant.apply(&shop).await;
    }
    let tills = shop.instances(INSTANCES, CONNECTIONS).await;
    let mut sold_twice = 0;
    for _ in 0..ROUNDS {
        let replies = crowd(&tills, BUYERS, |buyer, till| {
            let mut four = [0, 5, 7, 12].map(|step| places[(buyer / 2 + step) % SEATS]);
            if buyer % 2 == 1 {
                four.reverse();
            }
            till.insist(new_key(), seats(&sale, &four))
        })
        .await;
        let sold = 4 * replies.iter().filter(|reply| reply.status == 201).count();
        sold_twice += sold.saturating_sub(SEATS);
        shop.later(900);
    }
    drop(tills);
    let mut faults = Faults::of(&shop).await;
    faults.add(
        sold_twice > 0,
        format!("{sold_twice} places were sold twice"),
    );
    let circles = deadlocks(shop).await;
    faults.add(circles > 0, format!("deadlocks: {circles}"));
    faults
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn buyers_whose_seats_cross_wait_in_a_line() {
    race(None).await.assert_none();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_an_order_of_places_they_would_wait_in_a_circle() {
    assert_notices("deadlocks:", || race(Some(Mutant::PlacesInAnyOrder))).await;
}
