//! The access log. Its lines are most of what is logged under load, so they take a shorter way than events.

use std::time::Duration;

use tracing::dispatcher;

use crate::logs::Lines;
use crate::work::Work;

/// A request that was answered: what Cloud Logging shows in a line's head. Nothing here may be what a client chose.
#[derive(Clone, Copy, Debug)]
pub struct Answered<'a> {
    /// The module that logs it.
    pub target: &'a str,
    /// How it was asked, such as `GET`.
    pub method: &'a str,
    /// What was asked for: the route, without what stands in its parts.
    pub url: &'a str,
    /// The status of the answer.
    pub status: u16,
    /// The length of its body.
    pub bytes: u64,
    /// From the end of the head to the answer.
    pub latency: Duration,
}

impl Answered<'_> {
    /// Logs it to where [`init`](crate::init) sends events, with severity INFO: `<operation> <status>`.
    pub fn log(&self, work: &Work) {
        dispatcher::get_default(|dispatch| {
            if let Some(lines) = dispatch.downcast_ref::<Lines>() {
                lines.answered(self, work);
            }
        });
    }
}
