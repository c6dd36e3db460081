//! Crowds that want the same. Each race is run twice: as it is, and with the guard taken away that it is about
//! ([`mutants`]). The first run must find nothing wrong; the second must find what the guard prevents, or the
//! race would not notice if the guard were lost.

mod crossing_seats;
mod last_units;
mod late_buyers;
mod mutants;
mod one_budget;
mod one_code;
mod one_key;
mod one_place;
mod sweeping;

use std::sync::Arc;
use std::time::Duration;

use futures::future::join_all;
use tokio::sync::Barrier;

use crate::shop::{Shop, Till};

/// How many instances of the function there are, and how many connections each has.
const INSTANCES: u64 = 4;
const CONNECTIONS: usize = 6;
/// How often a race is run that is to go wrong.
const CHANCES: usize = 10;

/// Does the same from many places at once: `act` is told which of them it is, and which till it stands at.
async fn crowd<T, F>(tills: &[Till], count: usize, mut act: impl FnMut(usize, Till) -> F) -> Vec<T>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
{
    let start = Arc::new(Barrier::new(count));
    let people = (0..count).map(|number| {
        let (start, acted) = (
            Arc::clone(&start),
            act(number, tills[number % tills.len()].clone()),
        );
        tokio::spawn(async move {
            start.wait().await;
            acted.await
        })
    });
    join_all(people)
        .await
        .into_iter()
        .map(|done| done.expect("nobody panics"))
        .collect()
}

/// What a race found wrong.
#[derive(Debug, Default)]
struct Faults(Vec<String>);

impl Faults {
    /// The rules of `docs/invariants.sql` that are broken.
    async fn of(shop: &Shop) -> Self {
        let violations = guichet_testing::violations(&shop.test).await;
        Self(
            violations
                .into_iter()
                .map(|violation| violation.rule)
                .collect(),
        )
    }

    /// Something wrong that no rule in SQL can see.
    fn add(&mut self, wrong: bool, what: impl Into<String>) {
        if wrong {
            self.0.push(what.into());
        }
    }

    #[track_caller]
    fn assert_none(&self) {
        assert!(self.0.is_empty(), "{:#?}", self.0);
    }
}

/// Fails unless a race without its guard notices what the guard prevents. Whether two meet is up to the machine, so it has
/// several chances.
async fn assert_notices<F: Future<Output = Faults>>(what: &str, race: impl Fn() -> F) {
    let mut found = Vec::new();
    for _ in 0..CHANCES {
        let Faults(faults) = race().await;
        if faults.iter().any(|fault| fault.starts_with(what)) {
            return;
        }
        found.extend(faults);
    }
    panic!("not noticed: {what}; but {found:#?}");
}

/// How often transactions have waited for each other in a circle. Ends all that is connected first: a server
/// process tells its figures when it ends.
async fn deadlocks(shop: Shop) -> i64 {
    let (_test, client) = shop.close();
    let others = "select count(*) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'";
    for _ in 0..500 {
        if client
            .query_one(others, &[])
            .await
            .expect("counted")
            .get::<_, i64>(0)
            == 0
        {
            let counted =
                "select deadlocks from pg_stat_database where datname = current_database()";
            return client
                .query_one(counted, &[])
                .await
                .expect("counted")
                .get(0);
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("somebody is still connected");
}

/// Has circles looked for at once, so that one is found before those in it give up waiting. For connections that
/// are made afterwards.
async fn look_for_deadlocks(shop: &Shop) {
    let set = "alter database %I set deadlock_timeout = ''20ms''";
    shop.execute(&format!(
        "do $$ begin execute format('{set}', current_database()); end $$"
    ))
    .await;
}
