use std::collections::BTreeSet;

use guichet_testing::{check_invariants, orders};

use crate::rows::Hall;

/// Red without the lock on the places that go: whoever is buying one of them waits for the capacity, and is waited for. Without the key
/// that has a claim and its place in one pool, a place is held that is not there any more.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_place_that_is_taken_away_while_it_is_bought_is_either_there_or_not_sold() {
    let hall = Hall::open("A 1-40").await;
    let office = &hall.stage.office;
    let buyer = office.test.client().await;
    let mut there: BTreeSet<u16> = (1..=40).collect();
    let (mut bought, mut gone) = (0, 0);
    for number in 1..40 {
        let now = office.clock.now();
        let places = [hall.place("A", &number.to_string()).await];
        let others = there.iter().filter(|other| **other != number);
        let others: Vec<String> = others.map(ToString::to_string).collect();
        let text = format!("A {}", others.join(", "));
        let order_id = office.app.entropy.uuid(now);
        let version = hall.version().await;
        let (removed, held) = tokio::join!(
            hall.change(version, &text),
            orders::hold_places(&buyer, &hall.sale, order_id, &places, now)
        );
        match held.as_str() {
            "held" => {
                removed.refuses(409, "seats-taken");
                bought += 1;
            }
            "stale" | "contended" => {
                removed.has_status(200);
                there.remove(&number);
                gone += 1;
            }
            other => panic!("round {number}: {other}, {removed:?}"),
        }
        check_invariants(&office.test).await;
    }
    println!("{bought} were bought, {gone} are gone");
}
