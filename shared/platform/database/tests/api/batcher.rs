use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures::future::join_all;
use guichet_database::{DatabaseBatcher, DatabaseError, Failure, Lanes};
use guichet_testing::TestDatabase;

#[tokio::test]
async fn of_many_who_want_what_somebody_holds_few_are_tried_alone() {
    let test = TestDatabase::create().await;
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = calls.clone();
    let batcher = DatabaseBatcher::new(test.database(), Lanes::One, move |_, _: Vec<usize>| {
        counted.fetch_add(1, Ordering::Relaxed);
        async { Err::<Vec<()>, _>(Failure::from(DatabaseError::Locked(None))) }
    });
    let outcomes = join_all((0..40).map(|item| batcher.submit((), item))).await;
    for outcome in outcomes {
        assert!(matches!(
            outcome,
            Err(Failure::Database(DatabaseError::Locked(_)))
        ));
    }
    // All together, and six of them.
    assert_eq!(calls.load(Ordering::Relaxed), 7);
}
