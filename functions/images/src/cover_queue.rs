use std::sync::Arc;
use std::time::Duration;

use guichet_covers::CoverPrinter;
use guichet_http::Problem;
use uuid::Uuid;

use crate::queue::Queue;

/// A hundred covers.
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// Prints covers one at a time, beside pictures that are being decoded. Each takes four megabytes, and tens of milliseconds.
pub struct CoverQueue {
    queue: Queue,
    printer: Arc<CoverPrinter>,
}

impl CoverQueue {
    /// With this printer.
    pub fn new(printer: CoverPrinter) -> Self {
        Self {
            queue: Queue::new(LONGEST_WAIT),
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
        let covers = Arc::clone(&self.printer);
        let work = move || covers.print(&event_id.to_string(), &category, &name);
        self.queue.run(work).await?.map_err(Problem::internal)
    }
}
