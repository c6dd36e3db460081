use std::sync::Arc;
use std::time::Duration;

use guichet_http::Problem;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

/// Work that takes all of the one CPU: one piece at a time, on a thread of its own, in the order in which it came.
pub(crate) struct Queue {
    permits: Arc<Semaphore>,
    longest_wait: Duration,
}

impl Queue {
    /// Whoever waits for longer than that is one of too many.
    pub(crate) fn new(longest_wait: Duration) -> Self {
        Self {
            permits: Arc::new(Semaphore::new(1)),
            longest_wait,
        }
    }

    /// What the work makes; 503 when it is not begun in time. A caller who goes away does not end it: the permit is given back when
    /// its memory is.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let permit = timeout(self.longest_wait, Arc::clone(&self.permits).acquire_owned()).await;
        let permit = permit
            .map_err(|late| Problem::overloaded().source(late))?
            .map_err(Problem::internal)?;
        let work = spawn_blocking(move || {
            let made = work();
            drop(permit);
            made
        });
        work.await.map_err(Problem::internal)
    }

    #[cfg(test)]
    pub(crate) fn permits(&self) -> &Semaphore {
        &self.permits
    }
}
