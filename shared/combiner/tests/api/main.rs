//! What goes together, and what does not.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use guichet_combiner::{Combiner, Limits, Lost};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};

const STATEMENT: Duration = Duration::from_millis(10);

/// The batches that were asked, in their order.
type Batches = Arc<Mutex<Vec<Vec<u32>>>>;

/// A combiner that takes ten milliseconds for a batch, doubles each number and writes down its batches.
fn doubling(batches: usize, questions: usize) -> (Combiner<u32, u32>, Batches) {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let written = Arc::clone(&seen);
    let limits = Limits { batches, questions };
    let combiner = Combiner::new(limits, move |batch: Vec<u32>| {
        written.lock().expect("nobody panicked").push(batch.clone());
        async move {
            sleep(STATEMENT).await;
            batch.into_iter().map(|number| number * 2).collect()
        }
    });
    (combiner, seen)
}

async fn ask_all(combiner: &Combiner<u32, u32>, numbers: std::ops::Range<u32>) {
    let mut asked = JoinSet::new();
    for number in numbers {
        let combiner = combiner.clone();
        asked.spawn(async move { assert_eq!(combiner.ask(number).await, Ok(number * 2)) });
    }
    while let Some(done) = asked.join_next().await {
        done.expect("each is told its own answer");
    }
}

#[tokio::test(start_paused = true)]
async fn a_question_that_finds_nobody_before_it_goes_alone_and_at_once() {
    let (combiner, seen) = doubling(1, 64);
    let before = Instant::now();
    assert_eq!(combiner.ask(1).await, Ok(2));
    assert_eq!(combiner.ask(2).await, Ok(4));
    assert_eq!(
        before.elapsed(),
        STATEMENT * 2,
        "nothing but the work takes time"
    );
    assert_eq!(*seen.lock().expect("nobody panicked"), [[1], [2]]);
}

#[tokio::test(start_paused = true)]
async fn what_arrives_while_a_batch_is_under_way_goes_together_in_the_next() {
    let (combiner, seen) = doubling(1, 64);
    let first = combiner.clone();
    let first = tokio::spawn(async move { first.ask(0).await });
    sleep(STATEMENT / 2).await;
    ask_all(&combiner, 1..41).await;
    assert_eq!(first.await.expect("no panic"), Ok(0));
    let seen = seen.lock().expect("nobody panicked");
    assert_eq!(seen.iter().map(Vec::len).collect::<Vec<_>>(), [1, 40]);
}

#[tokio::test(start_paused = true)]
async fn a_batch_has_no_more_questions_than_it_may() {
    let (combiner, seen) = doubling(1, 16);
    ask_all(&combiner, 0..40).await;
    let sizes: Vec<_> = seen
        .lock()
        .expect("nobody panicked")
        .iter()
        .map(Vec::len)
        .collect();
    assert_eq!(sizes.iter().sum::<usize>(), 40);
    assert!(sizes.iter().all(|size| *size <= 16), "{sizes:?}");
}

#[tokio::test(start_paused = true)]
async fn no_more_batches_are_under_way_than_may_be() {
    let (combiner, _) = doubling(2, 1);
    let before = Instant::now();
    ask_all(&combiner, 0..10).await;
    assert_eq!(before.elapsed(), STATEMENT * 5, "two at a time");
}

#[tokio::test(start_paused = true)]
async fn who_stops_waiting_before_the_batch_begins_is_left_out() {
    let (combiner, seen) = doubling(1, 64);
    let first = combiner.clone();
    let first = tokio::spawn(async move { first.ask(1).await });
    sleep(STATEMENT / 2).await;
    let gone = timeout(STATEMENT / 10, combiner.ask(2)).await;
    assert!(gone.is_err(), "it was still waiting");
    assert_eq!(combiner.ask(3).await, Ok(6));
    assert_eq!(first.await.expect("no panic"), Ok(2));
    assert_eq!(*seen.lock().expect("nobody panicked"), [[1], [3]]);
}

#[tokio::test(start_paused = true)]
async fn who_stops_waiting_does_not_stop_the_others_of_the_batch() {
    let (combiner, _) = doubling(1, 64);
    let (one, two) = (combiner.clone(), combiner.clone());
    let one = tokio::spawn(async move { one.ask(1).await });
    let two = tokio::spawn(async move { two.ask(2).await });
    sleep(STATEMENT / 2).await;
    one.abort();
    assert_eq!(two.await.expect("no panic"), Ok(4));
}

#[tokio::test]
async fn who_asks_work_that_panics_is_told_so_and_the_next_is_answered() {
    let combiner = Combiner::new(
        Limits {
            batches: 1,
            questions: 1,
        },
        |batch: Vec<u32>| async move {
            assert_ne!(batch, [13], "the work panics");
            batch
        },
    );
    assert_eq!(combiner.ask(13).await, Err(Lost));
    assert_eq!(combiner.ask(14).await, Ok(14));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_is_forgotten_however_they_come_and_go() {
    let combiner = Combiner::new(
        Limits {
            batches: 2,
            questions: 3,
        },
        |batch: Vec<u32>| async move { batch.into_iter().map(|number| number * 2).collect() },
    );
    for _ in 0..200 {
        timeout(Duration::from_secs(10), ask_all(&combiner, 0..50))
            .await
            .expect("everybody is answered");
    }
}
