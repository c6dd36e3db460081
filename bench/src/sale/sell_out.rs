//! A sale that is over in seconds: many more buyers than places.

use std::cell::{Cell, RefCell};
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use super::load::{self, COME_BACK, Caller, Numbers, Tally, Template};
use super::shop::Shop;
use super::times;
use crate::{Figure, Report, Result, System};

/// How many places there are.
const PLACES: i32 = 10_000;

/// How many want one.
const BUYERS: u32 = 50_000;

/// How many of them ask at the same time.
const AT_ONCE: usize = 256;

/// Those who have not been answered.
struct Queue {
    buyers: Cell<u32>,
    tally: RefCell<Tally>,
    sold_out: Cell<Option<Instant>>,
}

/// Measures how long it takes until every buyer has a place or knows that there is none.
pub async fn run(system: &System, report: &mut Report, quick: bool) -> Result<()> {
    let (places, buyers) = if quick {
        (PLACES / 10, BUYERS / 10)
    } else {
        (PLACES, BUYERS)
    };
    let shop = Shop::open(system, "sell-out", places, 1250).await?;
    let (address, order) = (shop.checkout.address(), shop.order_one());
    let (took, until_sold_out, tally) =
        load::apart(move || async move { sell(address, order, buyers).await }).await;
    tally.check("sell-out")?;
    let taken = shop.taken().await?;
    if taken != places || tally.done.count() != u64::try_from(places)? {
        return Err(format!(
            "{taken} of {places} places are taken and {} were answered so",
            tally.done.count()
        )
        .into());
    }
    report.add(Figure::new(
        format!("{places} places sold"),
        until_sold_out.as_secs_f64(),
        "s",
    ));
    report.add(Figure::new(
        format!("{buyers} buyers answered"),
        took.as_secs_f64(),
        "s",
    ));
    report.add(Figure::new(
        "answers",
        f64::from(buyers) / took.as_secs_f64(),
        "answers/s",
    ));
    times(report, "hold", &tally);
    shop.check().await
}

async fn sell(address: SocketAddr, order: Template, buyers: u32) -> (Duration, Duration, Tally) {
    let numbers = Numbers::shared();
    let queue = Rc::new(Queue {
        buyers: Cell::new(buyers),
        tally: RefCell::default(),
        sold_out: Cell::new(None),
    });
    let mut asking = JoinSet::new();
    let began = Instant::now();
    for _ in 0..AT_ONCE {
        let (queue, numbers) = (Rc::clone(&queue), Rc::clone(&numbers));
        asking.spawn_local(ask(Caller::new(address), order.clone(), queue, numbers));
    }
    asking.join_all().await;
    let took = began.elapsed();
    let sold_out = queue.sold_out.get().map_or(took, |at| at - began);
    (took, sold_out, queue.tally.take())
}

/// Asks for one buyer after the other, and for each until the answer is yes or no.
async fn ask(mut caller: Caller, mut order: Template, queue: Rc<Queue>, numbers: Rc<Numbers>) {
    while let Some(left) = queue.buyers.get().checked_sub(1) {
        queue.buyers.set(left);
        let number = numbers.next();
        loop {
            let sent = Instant::now();
            let answer = caller.ask(order.numbered(number)).await;
            let turned_away = answer.as_ref().is_ok_and(|answer| answer.retry_after);
            if queue.tally.borrow_mut().count(&answer, sent.elapsed()) {
                queue.sold_out.set(Some(Instant::now()));
            }
            if !turned_away {
                break;
            }
            tokio::time::sleep(COME_BACK).await;
        }
    }
}
