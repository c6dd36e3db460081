use std::sync::Arc;
use std::time::Duration;

use guichet_covers::CoverPrinter;
use guichet_http::Problem;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::timeout;
use uuid::Uuid;

/// Each takes four megabytes, and all of the one CPU for some tens of milliseconds.
const AT_ONCE: usize = 1;

/// A hundred covers. Who waits for longer is one of too many.
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// Prints covers on a thread of its own, one at a time, beside pictures that are being decoded.
pub struct CoverQueue {
    permits: Arc<Semaphore>,
    printer: Arc<CoverPrinter>,
}

impl CoverQueue {
    /// With this printer.
    pub fn new(printer: CoverPrinter) -> Self {
        Self {
            permits: Arc::new(Semaphore::new(AT_ONCE)),
            printer: Arc::new(printer),
        }
    }

    /// The cover of an event as PNG; 503 where so many others are to be printed that this one is not begun within some seconds.
    pub(crate) async fn print(
        &self,
        event_id: Uuid,
        category: String,
        name: String,
    ) -> Result<Vec<u8>, Problem> {
        let permit = timeout(LONGEST_WAIT, Arc::clone(&self.permits).acquire_owned()).await;
        let permit = permit
            .map_err(|late| Problem::overloaded().source(late))?
            .map_err(Problem::internal)?;
        let covers = Arc::clone(&self.printer);
        let work = spawn_blocking(move || {
            let printed = covers.print(&event_id.to_string(), &category, &name);
            drop(permit);
            printed
        });
        work.await
            .map_err(Problem::internal)?
            .map_err(Problem::internal)
    }
}
