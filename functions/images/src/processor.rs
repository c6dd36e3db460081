use std::time::Duration;

use bytes::Bytes;
use guichet_http::Problem;
use guichet_pictures::{ProcessedImage, process};

use crate::problems::invalid_image;
use crate::queue::Queue;

/// Several pictures of the largest kind.
const LONGEST_WAIT: Duration = Duration::from_secs(12);

/// Makes pictures of files one at a time: each takes a third of a gigabyte at worst.
pub struct ImageProcessor {
    queue: Queue,
}

impl Default for ImageProcessor {
    fn default() -> Self {
        Self {
            queue: Queue::new(LONGEST_WAIT),
        }
    }
}

impl ImageProcessor {
    /// The picture in a file: 422 `invalid-image` where there is none, 503 when so many others are to be made that this one is not
    /// begun within some seconds. A caller who goes away does not end it: the permit is given back when its memory is.
    pub(crate) async fn process(&self, file: Bytes) -> Result<ProcessedImage, Problem> {
        let work = move || process(&file);
        self.queue.run(work).await?.map_err(invalid_image)
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
        assert_eq!(processor.queue.permits().available_permits(), 0);
        let second = processor.process(file()).await;
        assert_eq!(second.err().expect("refused").name(), "invalid-image");
        assert_eq!(processor.queue.permits().available_permits(), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn who_waits_too_long_is_told_to_come_back() {
        let processor = ImageProcessor::default();
        let _all = processor.queue.permits().acquire().await.expect("a permit");
        let refused = processor.process(file()).await;
        assert_eq!(refused.err().expect("refused").name(), "overloaded");
    }
}
