use guichet_http::StatusCode;

use super::mutants::Mutant;
use super::{CONNECTIONS, Faults, INSTANCES, assert_notices, crowd};
use crate::shop::{Reply, Shop, contact, new_key, order, seats, secret};

/// How often the same request is sent twice at the same moment.
const ROUNDS: usize = 30;

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

/// Whether both requests were answered the same, with success.
fn are_one(replies: &[Reply], status: StatusCode) -> bool {
    replies
        .iter()
        .all(|reply| reply.status == status && reply.body == replies[0].body)
}

/// Somebody asks twice, at the same moment and with the same key, for the last there is: of a number, or by name.
async fn race_for_the_last(instances: u64, numbered: bool, mutant: Option<Mutant>) -> Faults {
    let (shop, sale) = Shop::selling(1, 2000).await;
    let wanted = if numbered {
        seats(
            &sale,
            &sale.event.places(&shop.client, sale.pool_id, 1, 1).await,
        )
    } else {
        order(&sale, 1)
    };
    if let Some(mutant) = mutant {
        mutant.apply(&shop).await;
    }
    let tills = shop.instances(instances, CONNECTIONS).await;
    let mut different = Vec::new();
    for _ in 0..ROUNDS {
        let key = new_key();
        let replies = crowd(&tills, 2, |_, till| till.send(key.clone(), wanted.clone())).await;
        if !are_one(&replies, StatusCode::CREATED) {
            different.push(replies);
        }
        shop.later(900);
    }
    let mut faults = Faults::of(&shop).await;
    let number = different.len();
    faults.add(
        number > 0,
        format!("answers differ {number} times: {different:?}"),
    );
    let orders = shop.count("orders").await;
    faults.add(
        usize::try_from(orders) != Ok(ROUNDS),
        format!("there are {orders} orders"),
    );
    faults
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_asks_twice_for_the_last_of_something_is_told_twice_that_they_have_it() {
    for (instances, numbered) in [(1, false), (1, true), (2, false), (2, true)] {
        race_for_the_last(instances, numbered, None)
            .await
            .assert_none();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_second_look_at_keys_they_would_be_in_their_own_way() {
    for numbered in [false, true] {
        assert_notices("answers differ", || {
            race_for_the_last(2, numbered, Some(Mutant::KeysSeenOnce))
        })
        .await;
    }
}

/// Buyers press the button twice, some of them after their time.
async fn race_to_place(price: i64, late: bool) -> Faults {
    let (shop, sale) = Shop::selling(100, price).await;
    let tills = shop.instances(2, CONNECTIONS).await;
    let mut faults = Faults::default();
    for _ in 0..ROUNDS {
        let held = secret(&shop.buy(&order(&sale, 1)).await.json(201));
        shop.fill_in(&held, &contact()).await.json(200);
        if late {
            shop.later(901);
        }
        let key = new_key();
        let replies = crowd(&tills, 2, |_, till| {
            till.place_under(key.clone(), held.clone())
        })
        .await;
        faults.add(!are_one(&replies, StatusCode::OK), format!("{replies:?}"));
    }
    faults.0.extend(Faults::of(&shop).await.0);
    faults
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_presses_the_button_twice_is_told_twice_that_it_is_done() {
    for (price, late) in [(2000, false), (2000, true), (0, false), (0, true)] {
        race_to_place(price, late).await.assert_none();
    }
}
