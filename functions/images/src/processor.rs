use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use guichet_http::Problem;
use guichet_pictures::{ProcessedImage, process};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use crate::problems::invalid_image;

/// Each takes a third of a gigabyte at worst, and all of the one CPU.
const AT_ONCE: usize = 1;

/// Several pictures of the largest kind. Who waits for longer is one of many.
const LONGEST_WAIT: Duration = Duration::from_secs(12);

/// Makes pictures of files on a thread of its own, one at a time, in the order in which they came.
pub struct ImageProcessor {
    permits: Arc<Semaphore>,
}

impl Default for ImageProcessor {
    fn default() -> Self {
        Self {
            permits: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }
}

impl ImageProcessor {
    /// The picture in a file: 422 `invalid-image` where there is none, 503 when so many others are to be made that this one is not
    /// begun within some seconds. A caller who goes away does not end it: the permit is given back when its memory is.
    pub(crate) async fn process(&self, file: Bytes) -> Result<ProcessedImage, Problem> {
        let permit = timeout(LONGEST_WAIT, Arc::clone(&self.permits).acquire_owned()).await;
        let permit = permit
            .map_err(|late| Problem::overloaded().source(late))?
            .map_err(Problem::internal)?;
        let work = spawn_blocking(move || {
            let processed = process(&file);
            drop(permit);
            processed
        });
        work.await
            .map_err(Problem::internal)?
            .map_err(invalid_image)
    }
}

#[cfg(test)]
mod tests {
    use std::task::{Context, Waker};

    use super::*;

    fn file() -> Bytes {
        Bytes::from_static(b"no picture")
    }

    #[tokio::test]
    async fn one_is_made_at_a_time_even_if_nobody_waits_for_it_any_more() {
        let processor = ImageProcessor::default();
        let mut first = Box::pin(processor.process(file()));
        let polled = first.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        assert!(polled.is_pending());
        drop(first);
        assert_eq!(processor.permits.available_permits(), 0);
        let second = processor.process(file()).await;
        assert_eq!(second.err().expect("refused").name(), "invalid-image");
        assert_eq!(processor.permits.available_permits(), AT_ONCE);
    }

    #[tokio::test(start_paused = true)]
    async fn who_waits_too_long_is_told_to_come_back() {
        let processor = ImageProcessor::default();
        let _all = processor.permits.acquire().await.expect("a permit");
        let refused = processor.process(file()).await;
        assert_eq!(refused.err().expect("refused").name(), "overloaded");
    }
}
