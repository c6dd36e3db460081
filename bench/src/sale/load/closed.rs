use std::cell::RefCell;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use super::{Caller, Numbers, Tally, Template};

/// What a function says with `Retry-After` to whoever it turns away.
pub(crate) const COME_BACK: Duration = Duration::from_secs(1);

/// What so many callers had answered in this time, each asking again as soon as it was answered, and whoever is turned
/// away when it was told to. What is under way when the time is over is waited for and not counted.
pub(crate) async fn closed(
    address: SocketAddr,
    callers: usize,
    lasting: Duration,
    template: &Template,
    numbers: &Rc<Numbers>,
) -> Tally {
    let tally = Rc::new(RefCell::new(Tally::default()));
    let mut connected = Vec::with_capacity(callers);
    for _ in 0..callers {
        let mut caller = Caller::new(address);
        // A function that cannot be reached is found by the first request, and counted.
        let _ = caller.connect().await;
        connected.push(caller);
    }
    let end = Instant::now() + lasting;
    let mut callers = JoinSet::new();
    for mut caller in connected {
        let (tally, numbers, mut template) =
            (Rc::clone(&tally), Rc::clone(numbers), template.clone());
        callers.spawn_local(async move {
            loop {
                let sent = Instant::now();
                let answer = caller.ask(template.numbered(numbers.next())).await;
                let answered = Instant::now();
                if answered >= end {
                    return;
                }
                let turned_away = answer.as_ref().is_ok_and(|answer| answer.retry_after);
                tally.borrow_mut().count(&answer, answered - sent);
                if turned_away {
                    tokio::time::sleep(COME_BACK).await;
                }
            }
        });
    }
    callers.join_all().await;
    tally.take()
}
