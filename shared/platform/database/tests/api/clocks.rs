//! The machine's clock against the database's.

use guichet_clock::Clock;
use guichet_database::{Database, DatabaseError};
use guichet_problem::Problem;
use guichet_testing::TestDatabase;
use jiff::SignedDuration;

/// The right clock, or one that is that much ahead of it.
fn ahead(by: SignedDuration) -> Clock {
    Clock::fixed(Clock::system().now() + by)
}

#[tokio::test]
async fn a_function_whose_clock_is_wrong_does_nothing() {
    let test = TestDatabase::empty().await;
    for by in [
        SignedDuration::from_mins(90),
        SignedDuration::from_mins(-55),
        SignedDuration::from_secs(8),
    ] {
        let database = Database::new(&test.config().clock(ahead(by)));
        for _ in 0..2 {
            let error = database.get().await.expect_err("refused");
            let DatabaseError::ClockDiffers(difference) = error else {
                panic!("{error:?}");
            };
            let mistaken = (difference - by).abs();
            assert!(mistaken < SignedDuration::from_secs(2), "{difference}");
        }
        let problem = Problem::from(database.get().await.expect_err("refused"));
        assert_eq!(problem.name(), "clock-differs");
        let response = problem.into_response();
        assert_eq!(response.status().as_u16(), 503);
        assert_eq!(response.headers()["retry-after"], "10");
    }
}

#[tokio::test]
async fn clocks_may_differ_by_seconds() {
    let test = TestDatabase::empty().await;
    for seconds in [-3, 0, 4] {
        let clock = ahead(SignedDuration::from_secs(seconds));
        let database = Database::new(&test.config().clock(clock));
        database.get().await.expect("near enough");
    }
}

#[tokio::test]
async fn a_clock_that_is_set_while_a_connection_is_open_is_noticed_at_its_next_use() {
    let test = TestDatabase::empty().await;
    let clock = ahead(SignedDuration::ZERO);
    let database = Database::new(&test.config().pool_size(1).clock(clock.clone()));
    drop(database.get().await.expect("it is right"));
    clock.advance(SignedDuration::from_hours(-1));
    let error = database.get().await.expect_err("it is wrong");
    assert!(matches!(error, DatabaseError::ClockDiffers(_)), "{error:?}");
    clock.set(Clock::system().now());
    let client = database.get().await.expect("it is right again");
    let made = "select count(*) from pg_stat_activity where application_name = 'test'
        and datname = current_database()";
    let made = client.query_one(made, &[]).await.expect("answered");
    assert_eq!(made.get::<_, i64>(0), 1, "for that no connection is closed");
}
