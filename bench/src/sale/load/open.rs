use std::cell::RefCell;
use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use super::pacer::Pacer;
use super::{Caller, Dice, Numbers, Tally, Template, Times};

/// How finely arrivals are timed.
const TICK: Duration = Duration::from_micros(250);

/// Below the number of connections that a function accepts.
const CONNECTIONS: usize = 448;

/// Whose request has not even been sent by then has gone elsewhere.
const PATIENCE: Duration = Duration::from_secs(2);

/// Requests that come at a rate, at random moments, whatever becomes of those before them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arrivals {
    /// Per second.
    pub(crate) rate: f64,
    /// For how long.
    pub(crate) lasting: Duration,
}

/// What became of them.
#[derive(Default)]
pub(crate) struct Open {
    /// One for each of the arrivals' parts, by when a request was meant to be sent.
    pub(crate) parts: Vec<Tally>,
    /// The same over time.
    pub(crate) seconds: Vec<Second>,
}

/// A second of the whole.
#[derive(Clone, Default)]
pub(crate) struct Second {
    /// Of requests that were meant to be sent in it and succeeded.
    pub(crate) done: Times,
}

struct State {
    idle: Vec<Lane>,
    waiting: VecDeque<Due>,
    open: Open,
}

/// A connection, and the request that goes over it.
struct Lane {
    caller: Caller,
    template: Template,
}

#[derive(Clone, Copy)]
struct Due {
    at: Instant,
    part: usize,
    second: usize,
}

/// Sends requests at these rates, one part after the other. Times are counted from the moment a request was meant to be
/// sent, so a function that answers slowly cannot hide it by being asked less.
pub(crate) async fn open(
    address: SocketAddr,
    parts: &[Arrivals],
    template: &Template,
    numbers: &Rc<Numbers>,
) -> io::Result<Open> {
    let mut idle = Vec::with_capacity(CONNECTIONS);
    for _ in 0..CONNECTIONS {
        idle.push(Lane {
            caller: Caller::new(address),
            template: template.clone(),
        });
    }
    let lasting: Duration = parts.iter().map(|part| part.lasting).sum();
    let state = Rc::new(RefCell::new(State {
        idle,
        waiting: VecDeque::new(),
        open: Open {
            parts: vec![Tally::default(); parts.len()],
            seconds: vec![
                Second::default();
                usize::try_from(lasting.as_millis().div_ceil(1000)).unwrap_or_default()
            ],
        },
    }));

    let pacer = Pacer::start(TICK)?;
    let mut serving = JoinSet::new();
    let mut dice = Dice::new(1);
    let start = Instant::now();
    let mut begins = start;
    for (part, arrivals) in parts.iter().enumerate() {
        let ends = begins + arrivals.lasting;
        let mut next = begins + gap(arrivals.rate, &mut dice);
        while next < ends {
            pacer.tick().await?;
            let now = Instant::now();
            let mut state_now = state.borrow_mut();
            while next <= now && next < ends {
                let second = usize::try_from((next - start).as_secs()).unwrap_or_default();
                state_now.waiting.push_back(Due {
                    at: next,
                    part,
                    second,
                });
                next += gap(arrivals.rate, &mut dice);
            }
            for _ in 0..state_now.waiting.len().min(state_now.idle.len()) {
                let Some(lane) = state_now.idle.pop() else {
                    break;
                };
                serving.spawn_local(serve(lane, Rc::clone(&state), Rc::clone(numbers)));
            }
            drop(state_now);
            while serving.try_join_next().is_some() {}
        }
        begins = ends;
    }
    serving.join_all().await;
    let open = std::mem::take(&mut state.borrow_mut().open);
    Ok(open)
}

/// The time to the next arrival of buyers who do not know of each other.
fn gap(rate: f64, dice: &mut Dice) -> Duration {
    Duration::from_secs_f64(-dice.part().ln() / rate)
}

/// Sends what is waiting, until nothing is.
async fn serve(mut lane: Lane, state: Rc<RefCell<State>>, numbers: Rc<Numbers>) {
    loop {
        let next = {
            let mut state = state.borrow_mut();
            let Some(due) = state.waiting.pop_front() else {
                state.idle.push(lane);
                return;
            };
            if due.at.elapsed() > PATIENCE {
                state.open.parts[due.part].unsent += 1;
                continue;
            }
            due
        };
        let request = lane.template.numbered(numbers.next());
        let answer = lane.caller.ask(request).await;
        let took = next.at.elapsed();
        let mut state = state.borrow_mut();
        if state.open.parts[next.part].count(&answer, took) {
            state.open.seconds[next.second].done.record(took);
        }
    }
}
