//! Load on a function: closed (so many callers, each asking again as soon as it was answered), which finds what it can
//! do, and open (arrivals at a rate that waits for nobody), which finds what buyers would feel.
//!
//! All of it runs in one thread, since it shares two cores with what it measures.

mod closed;
mod dice;
mod open;
mod pacer;
mod request;
mod tally;
mod wire;

use std::cell::Cell;
use std::io;
use std::rc::Rc;

use guichet_clock::Clock;
use tokio::runtime::Builder;
use tokio::sync::oneshot;
use tokio::task::LocalSet;

pub(crate) use closed::{COME_BACK, closed};
pub(crate) use dice::Dice;
pub(crate) use open::{Arrivals, Open, Second, open};
pub(crate) use request::{Template, request};
pub(crate) use tally::{Tally, Times};
pub(crate) use wire::Caller;

/// Numbers that are given out once in a database's life, for idempotency keys.
#[derive(Debug)]
pub(crate) struct Numbers(Cell<u64>);

impl Numbers {
    /// Numbers that no other load has: they start where the clock stands.
    pub(crate) fn shared() -> Rc<Self> {
        let now = Clock::system().now().as_nanosecond();
        Rc::new(Self(Cell::new(u64::try_from(now).unwrap_or_default())))
    }

    /// The next.
    pub(crate) fn next(&self) -> u64 {
        self.0.set(self.0.get() + 1);
        self.0.get()
    }
}

/// Keeps the thread of a load from sleeping as long as it is at it. Who sends to somebody asleep on another core pays for
/// waking them, and a short answer costs less than that: without this, whoever does not keep the load busy looks slower
/// still. Only where nobody else needs the core.
pub(crate) async fn awake<F: Future>(load: F) -> F::Output {
    let awake = tokio::task::spawn_local(async {
        loop {
            tokio::task::yield_now().await;
        }
    });
    let output = load.await;
    awake.abort();
    output
}

/// Runs a load in a thread and a runtime of its own, so that whatever else this process does is not in its way.
/// `load` makes the future there, which may hold what cannot be sent.
pub(crate) async fn apart<T, F>(load: impl FnOnce() -> F + Send + 'static) -> T
where
    T: Send + 'static,
    F: Future<Output = T> + 'static,
{
    let (sender, receiver) = oneshot::channel();
    std::thread::spawn(move || {
        let run = || -> io::Result<T> {
            let runtime = Builder::new_current_thread().enable_all().build()?;
            Ok(LocalSet::new().block_on(&runtime, load()))
        };
        // Nobody listens only when the bench is being ended.
        let _ = sender.send(run());
    });
    receiver
        .await
        .expect("a load does not panic")
        .expect("a runtime can be made")
}
