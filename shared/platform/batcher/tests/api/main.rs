//! What goes together, and what does not.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use guichet_batcher::{Batcher, Limits, SubmitError};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};

const STATEMENT: Duration = Duration::from_millis(10);

/// Longer than any item of these tests has to wait.
const WAIT: Duration = Duration::from_secs(1);

fn limits(batches: usize, items: usize) -> Limits {
    Limits {
        batches,
        batches_per_lane: batches,
        items,
        wait: WAIT,
        work: WAIT,
    }
}

/// The batches that were worked on, in their order.
type Batches = Arc<Mutex<Vec<Vec<u32>>>>;

/// A batcher that takes ten milliseconds for a batch, doubles each number and writes down its batches.
fn doubling(at_once: usize, items: usize) -> (Batcher<u32, u32, u32>, Batches) {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let written = Arc::clone(&seen);
    let limits = limits(at_once, items);
    let batcher = Batcher::new(limits, move |batch: Vec<u32>| {
        written.lock().expect("nobody panicked").push(batch.clone());
        async move {
            sleep(STATEMENT).await;
            batch.into_iter().map(|number| number * 2).collect()
        }
    });
    (batcher, seen)
}

async fn ask_all(batcher: &Batcher<u32, u32, u32>, numbers: std::ops::Range<u32>) {
    let mut asked = JoinSet::new();
    for number in numbers {
        let batcher = batcher.clone();
        asked.spawn(async move { assert_eq!(batcher.submit(0, number).await, Ok(number * 2)) });
    }
    while let Some(done) = asked.join_next().await {
        done.expect("each is told its own answer");
    }
}

#[tokio::test(start_paused = true)]
async fn a_item_that_finds_nobody_before_it_goes_alone_and_at_once() {
    let (batcher, seen) = doubling(1, 64);
    let before = Instant::now();
    assert_eq!(batcher.submit(0, 1).await, Ok(2));
    assert_eq!(batcher.submit(0, 2).await, Ok(4));
    assert_eq!(
        before.elapsed(),
        STATEMENT * 2,
        "nothing but the work takes time"
    );
    assert_eq!(*seen.lock().expect("nobody panicked"), [[1], [2]]);
}

#[tokio::test(start_paused = true)]
async fn what_arrives_while_a_batch_is_under_way_goes_together_in_the_next() {
    let (batcher, seen) = doubling(1, 64);
    let first = batcher.clone();
    let first = tokio::spawn(async move { first.submit(0, 0).await });
    sleep(STATEMENT / 2).await;
    ask_all(&batcher, 1..41).await;
    assert_eq!(first.await.expect("no panic"), Ok(0));
    let seen = seen.lock().expect("nobody panicked");
    assert_eq!(seen.iter().map(Vec::len).collect::<Vec<_>>(), [1, 40]);
}

#[tokio::test(start_paused = true)]
async fn a_batch_has_no_more_items_than_it_may() {
    let (batcher, seen) = doubling(1, 16);
    ask_all(&batcher, 0..40).await;
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
    let (batcher, _) = doubling(2, 1);
    let before = Instant::now();
    ask_all(&batcher, 0..10).await;
    assert_eq!(before.elapsed(), STATEMENT * 5, "two at a time");
}

#[tokio::test(start_paused = true)]
async fn who_stops_waiting_before_the_batch_begins_is_left_out() {
    let (batcher, seen) = doubling(1, 64);
    let first = batcher.clone();
    let first = tokio::spawn(async move { first.submit(0, 1).await });
    sleep(STATEMENT / 2).await;
    let gone = timeout(STATEMENT / 10, batcher.submit(0, 2)).await;
    assert!(gone.is_err(), "it was still waiting");
    assert_eq!(batcher.submit(0, 3).await, Ok(6));
    assert_eq!(first.await.expect("no panic"), Ok(2));
    assert_eq!(*seen.lock().expect("nobody panicked"), [[1], [3]]);
}

#[tokio::test(start_paused = true)]
async fn who_stops_waiting_does_not_stop_the_others_of_the_batch() {
    let (batcher, _) = doubling(1, 64);
    let (one, two) = (batcher.clone(), batcher.clone());
    let one = tokio::spawn(async move { one.submit(0, 1).await });
    let two = tokio::spawn(async move { two.submit(0, 2).await });
    sleep(STATEMENT / 2).await;
    one.abort();
    assert_eq!(two.await.expect("no panic"), Ok(4));
}

#[tokio::test]
async fn who_asks_work_that_panics_is_told_so_and_the_next_is_answered() {
    let batcher = Batcher::new(limits(1, 1), |batch: Vec<u32>| async move {
        assert_ne!(batch, [13], "the work panics");
        batch
    });
    assert_eq!(batcher.submit(0, 13).await, Err(SubmitError::Lost));
    assert_eq!(batcher.submit(0, 14).await, Ok(14));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_is_forgotten_however_they_come_and_go() {
    let batcher = Batcher::new(limits(2, 3), |batch: Vec<u32>| async move {
        batch.into_iter().map(|number| number * 2).collect()
    });
    for _ in 0..200 {
        timeout(Duration::from_secs(10), ask_all(&batcher, 0..50))
            .await
            .expect("everybody is answered");
    }
}

/// A batcher of one batch per lane whose work never ends where a batch has 13 in it.
fn stuck_at_13(batches: usize) -> Batcher<&'static str, u32, u32> {
    let limits = Limits {
        batches_per_lane: 1,
        wait: WAIT / 2,
        ..limits(batches, 64)
    };
    Batcher::new(limits, |batch: Vec<u32>| async move {
        if batch.contains(&13) {
            std::future::pending::<()>().await;
        }
        sleep(STATEMENT).await;
        batch
    })
}

#[tokio::test(start_paused = true)]
async fn a_lane_that_is_stuck_does_not_stop_another() {
    let batcher = stuck_at_13(2);
    let stuck = batcher.clone();
    let stuck = tokio::spawn(async move { stuck.submit("locked", 13).await });
    sleep(STATEMENT).await;
    let before = Instant::now();
    for number in 0..5 {
        assert_eq!(batcher.submit("free", number).await, Ok(number));
    }
    assert_eq!(before.elapsed(), STATEMENT * 5);
    assert_eq!(
        batcher.submit("locked", 1).await,
        Err(SubmitError::TooLate),
        "it would go with the batch after"
    );
    assert_eq!(stuck.await.expect("no panic"), Err(SubmitError::Lost));
    assert_eq!(batcher.submit("locked", 2).await, Ok(2), "given up");
}

#[tokio::test(start_paused = true)]
async fn lanes_take_turns() {
    let (batcher, seen) = doubling(1, 2);
    let mut submitted = JoinSet::new();
    for (lane, number) in [(1, 1), (1, 2), (1, 3), (1, 4), (1, 5), (2, 6), (3, 7)] {
        let batcher = batcher.clone();
        submitted.spawn(async move { batcher.submit(lane, number).await });
    }
    submitted.join_all().await;
    assert_eq!(
        *seen.lock().expect("nobody panicked"),
        [vec![1, 2], vec![6], vec![7], vec![3, 4], vec![5]]
    );
}

#[tokio::test(start_paused = true)]
async fn what_has_begun_is_waited_for_however_long_it_waited_before() {
    let batcher = Batcher::new(limits(1, 64), |batch: Vec<u32>| async move {
        sleep(WAIT * 3 / 4).await;
        batch
    });
    let (first, second) = (batcher.clone(), batcher);
    let first = tokio::spawn(async move { first.submit(0, 1).await });
    sleep(STATEMENT).await;
    assert_eq!(second.submit(0, 2).await, Ok(2));
    assert_eq!(first.await.expect("no panic"), Ok(1));
}
