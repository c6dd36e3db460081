//! A function as processes: started by the first request, several when one is busy, stopped when idle, started anew after a crash.

mod function;
mod instance;
mod lease;
mod logs;
mod reservation;
mod supervise;

use std::path::PathBuf;
use std::time::Duration;

pub(crate) use function::Instances;

/// How processes are started and stopped.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder of the binaries `guichet-<name>`.
    pub programs: PathBuf,
    /// The folder of `<name>.log` files.
    pub logs: PathBuf,
    /// An instance without requests for so long is stopped.
    pub idle_after: Duration,
    /// How long an instance may take until it listens.
    pub start_limit: Duration,
    /// How long an instance may take to end after SIGTERM.
    pub stop_limit: Duration,
    /// How long a request waits for a busy instance when no more may be started.
    pub queue_limit: Duration,
    /// The most instances of one function, however many its manifest allows: this is one machine.
    pub maximum_instances: u32,
}
