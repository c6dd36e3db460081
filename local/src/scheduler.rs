//! Calls the functions of kind `schedule` when their time has come.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use guichet_clock::Clock;
use http::{Method, Request, header};
use jiff::Timestamp;
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::console::Console;
use crate::cron::Cron;
use crate::functions::Functions;
use crate::oidc::Issuer;

/// A function and the minutes in which it is called.
pub struct Job {
    /// The function's name.
    pub function: String,
    /// When.
    pub cron: Cron,
    /// The audience of the token that calls carry.
    pub audience: String,
}

/// What the scheduler needs.
pub struct Scheduler {
    /// What is called.
    pub jobs: Vec<Job>,
    /// Where.
    pub functions: Arc<Functions>,
    /// Signs the calls.
    pub issuer: Arc<Issuer>,
    /// Tells the time.
    pub clock: Clock,
    /// Is told of calls that fail.
    pub console: Console,
}

impl Scheduler {
    /// Calls what is due, minute after minute, until it is aborted.
    pub async fn run(self) {
        let scheduler = Arc::new(self);
        let mut calls = JoinSet::new();
        loop {
            sleep(until_next_minute(scheduler.clock.now())).await;
            let now = scheduler.clock.now();
            while calls.try_join_next().is_some() {}
            for index in 0..scheduler.jobs.len() {
                if scheduler.jobs[index].cron.is_due(now) {
                    let scheduler = Arc::clone(&scheduler);
                    calls.spawn(async move { scheduler.call(&scheduler.jobs[index]).await });
                }
            }
        }
    }

    /// One call, as Cloud Scheduler makes it.
    pub async fn call(&self, job: &Job) {
        let request = Request::builder()
            .method(Method::POST)
            .uri("/")
            .header(
                header::AUTHORIZATION,
                self.issuer.authorization(&job.audience),
            )
            .header(header::CONTENT_TYPE, "application/json")
            .header("x-cloudscheduler", "true")
            .header("x-cloudscheduler-jobname", &job.function)
            .body(Bytes::from_static(b"{}"))
            .expect("the headers are constants, names of functions and a token");
        let failure = match self.functions.call(&job.function, request).await {
            Ok(response) if response.status().is_success() => return,
            Ok(response) => format!("answered {}", response.status()),
            Err(error) => error.to_string(),
        };
        self.console
            .about(&job.function, &format!("scheduled call failed: {failure}"));
    }
}

/// A little into the next minute, so that a clock that is a hair behind the timer does not see the old one.
fn until_next_minute(now: Timestamp) -> Duration {
    let into = now.as_millisecond().rem_euclid(60_000);
    Duration::from_millis(u64::try_from(60_000 - into).expect("within a minute") + 5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_call_is_at_the_beginning_of_the_next_minute() {
        let wait = |time: &str| until_next_minute(time.parse().expect("a time")).as_millis();
        assert_eq!(wait("2026-11-22T10:00:59.900Z"), 105);
        assert_eq!(wait("2026-11-22T10:00:00Z"), 60_005);
    }
}
