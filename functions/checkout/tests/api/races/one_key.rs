use super::mutants::Mutant;
use super::{CONNECTIONS, Faults, INSTANCES, assert_notices, crowd};
use crate::shop::{Shop, order};

/// A client sends the same request fifty times at once, to all instances.
async fn race(mutant: Option<Mutant>) -> Faults {
    let (shop, sale) = Shop::selling(1000, 2000).await;
    if let Some(mutant) = mutant {
        mutant.apply(&shop).await;
    }
    let wanted = order(&sale, 2);
    let tills = shop.instances(INSTANCES, CONNECTIONS).await;
    let replies = crowd(&tills, 50, |_, till| {
        till.insist("the-same".into(), wanted.clone())
    })
    .await;
    let mut answers: Vec<_> = replies
        .iter()
        .filter(|reply| reply.status == 201)
        .map(|reply| reply.body.clone())
        .collect();
    answers.sort();
    answers.dedup();
    let mut faults = Faults::of(&shop).await;
    faults.add(
        answers.len() != 1,
        format!("there are {} different answers", answers.len()),
    );
    let orders = shop.count("orders").await;
    faults.add(orders > 1, format!("several orders: {orders}"));
    faults.add(orders == 0, "no order at all");
    let taken = shop.taken(sale.pool_id).await;
    faults.add(taken != 2, format!("the pool counts {taken}"));
    faults
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_requests_with_one_key_make_one_order() {
    race(None).await.assert_none();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_unique_key_they_would_make_several() {
    assert_notices("several orders:", || race(Some(Mutant::UncheckedKeys))).await;
}
