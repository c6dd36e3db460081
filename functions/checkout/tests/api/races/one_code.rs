use super::mutants::Mutant;
use super::{CONNECTIONS, Faults, INSTANCES, assert_notices, crowd};
use crate::shop::{Shop, new_key, order, with_code};

/// Fifty buyers have a code that may be used once; there are places for all.
async fn race(mutant: Option<Mutant>) -> Faults {
    let (shop, sale) = Shop::selling(1000, 2000).await;
    sale.event
        .code(&shop.client, "UNIQUE", "percentage", Some(5000), Some(1))
        .await;
    if let Some(mutant) = mutant {
        mutant.apply(&shop).await;
    }
    let wanted = with_code(order(&sale, 1), "unique");
    let tills = shop.instances(INSTANCES, CONNECTIONS).await;
    let replies = crowd(&tills, 50, |_, till| till.insist(new_key(), wanted.clone())).await;
    let used = replies.iter().filter(|reply| reply.status == 201).count();
    let mut faults = Faults::of(&shop).await;
    faults.add(used != 1, format!("the code was used {used} times"));
    faults.add(
        shop.taken(sale.pool_id).await != 1,
        "the pool counts another number of places",
    );
    faults
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_with_one_use_is_used_by_one_of_fifty_buyers() {
    race(None).await.assert_none();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_check_of_pools_several_would_use_it() {
    assert_notices("A pool is never overdrawn.", || {
        race(Some(Mutant::UncheckedPools))
    })
    .await;
}
