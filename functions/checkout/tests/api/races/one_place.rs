use super::mutants::Mutant;
use super::{CONNECTIONS, Faults, INSTANCES, assert_notices, crowd};
use crate::shop::{Shop, new_key, seats};

/// A hundred buyers want the same place of ten.
async fn race(mutant: Option<Mutant>) -> Faults {
    let (shop, sale) = Shop::selling(1, 2000).await;
    let places = sale.event.places(&shop.client, sale.pool_id, 1, 10).await;
    if let Some(mutant) = mutant {
        mutant.apply(&shop).await;
    }
    let wanted = seats(&sale, &places[4..5]);
    let tills = shop.instances(INSTANCES, CONNECTIONS).await;
    let replies = crowd(&tills, 100, |_, till| {
        till.insist(new_key(), wanted.clone())
    })
    .await;
    let sold = replies.iter().filter(|reply| reply.status == 201).count();
    let mut faults = Faults::of(&shop).await;
    faults.add(
        sold != 1,
        format!("{sold} buyers were told that they have it"),
    );
    faults.add(
        shop.taken(sale.pool_id).await != 1,
        "the pool counts another number of places",
    );
    faults
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_place_goes_to_one_of_a_hundred_buyers() {
    race(None).await.assert_none();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_key_of_places_it_would_go_to_several() {
    assert_notices("A place belongs to one line.", || {
        race(Some(Mutant::UncheckedPlaces))
    })
    .await;
}
