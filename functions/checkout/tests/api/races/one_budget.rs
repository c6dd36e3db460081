use super::mutants::Mutant;
use super::{CONNECTIONS, Faults, INSTANCES, assert_notices, crowd};
use crate::shop::{Shop, new_key, order, with_code};

/// What is left to take off: of a ticket of two, half is one.
const BUDGET: i32 = 3;

/// Fifty buyers have a code whose budget is enough for three of them; there are places for all.
async fn race(mutant: Option<Mutant>) -> Faults {
    let (shop, sale) = Shop::selling(1000, 2).await;
    let half = sale
        .event
        .code(&shop.client, "MOITIE", "percentage", Some(5000), None)
        .await;
    let budget = sale.event.budget(&shop.client, half, BUDGET).await;
    if let Some(mutant) = mutant {
        mutant.apply(&shop).await;
    }
    let wanted = with_code(order(&sale, 1), "moitie");
    let tills = shop.instances(INSTANCES, CONNECTIONS).await;
    let replies = crowd(&tills, 50, |_, till| till.insist(new_key(), wanted.clone())).await;
    let had = replies.iter().filter(|reply| reply.status == 201).count();
    let mut faults = Faults::of(&shop).await;
    faults.add(had != 3, format!("{had} had the discount"));
    faults.add(
        shop.taken(budget).await != BUDGET,
        "the budget counts another sum",
    );
    faults
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_discounts_of_fifty_buyers_never_exceed_the_budget() {
    race(None).await.assert_none();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_check_of_pools_they_would() {
    assert_notices("A pool is never overdrawn.", || {
        race(Some(Mutant::UncheckedPools))
    })
    .await;
}
