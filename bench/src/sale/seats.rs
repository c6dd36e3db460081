//! Numbered seats: everybody chooses for themselves, and many choose the same.

use std::cell::RefCell;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use serde::Deserialize;
use tokio::task::JoinSet;
use uuid::Uuid;

use super::load::{self, COME_BACK, Caller, Dice, Numbers, Tally, Template};
use super::shop::Shop;
use super::{per_second, times};
use crate::{Error, Figure, Report, Result, System};

/// The rows of the hall, and the seats of each.
const HALL: (i32, i32) = (25, 80);

/// How many choose at the same time.
const BUYERS: usize = 128;

/// How many halls are sold one after the other.
const HALLS: u64 = 10;

/// The plan that all buyers look at: seats that nobody was told to be gone.
struct Plan {
    free: Vec<Uuid>,
    tally: Tally,
    dice: Dice,
}

/// A refusal, as far as it says which seats are gone.
#[derive(Deserialize)]
struct Refusal {
    unavailable: Vec<Unavailable>,
}

#[derive(Deserialize)]
struct Unavailable {
    /// None are named when it is only their number that is too large.
    #[serde(default)]
    place_ids: Vec<Uuid>,
}

/// What it took to sell a hall.
#[derive(Default)]
struct Sold {
    took: Duration,
    tally: Tally,
    wrong: Option<String>,
}

/// Measures how fast halls are sold when buyers choose two seats at random, and two others when one of them is gone.
pub async fn run(system: &System, report: &mut Report, quick: bool) -> Result<()> {
    let mut all = Sold::default();
    let halls = if quick { 2 } else { HALLS };
    for hall in 0..halls {
        let (rows, per_row) = HALL;
        let shop = Shop::open(system, "seats", 0, 1250).await?;
        let seats = shop
            .sale
            .event
            .places(&shop.client, shop.sale.pool_id, rows, per_row)
            .await;
        shop.settle().await?;
        let (address, template) = (
            shop.checkout.address(),
            shop.order_places(&[Uuid::nil(), Uuid::max()]),
        );
        let sold = load::apart(move || sell(address, template, seats, hall)).await;
        sold.tally.check("seats")?;
        if let Some(wrong) = sold.wrong {
            return Err(wrong.into());
        }
        let taken = shop.taken().await?;
        if taken != rows * per_row || sold.tally.done.count() * 2 != u64::try_from(taken)? {
            return Err(format!(
                "{taken} seats are taken, and {} pairs were answered so",
                sold.tally.done.count()
            )
            .into());
        }
        shop.check().await?;
        all.took += sold.took;
        all.tally.add(&sold.tally);
    }
    let (rows, per_row) = HALL;
    let tally = &all.tally;
    report.add(Figure::new(
        format!("{} seats sold, mean", rows * per_row),
        all.took.as_secs_f64() / mean(halls),
        "s",
    ));
    report.add(Figure::new(
        "pairs held",
        per_second(tally.done.count(), all.took),
        "orders/s",
    ));
    report.add(Figure::new(
        "pairs refused",
        per_second(tally.refused.count(), all.took),
        "orders/s",
    ));
    times(report, "pair", tally);
    Ok(())
}

fn mean(count: u64) -> f64 {
    u32::try_from(count).map_or(f64::NAN, f64::from)
}

async fn sell(address: SocketAddr, template: Template, seats: Vec<Uuid>, hall: u64) -> Sold {
    let numbers = Numbers::shared();
    let plan = Rc::new(RefCell::new(Plan {
        free: seats,
        tally: Tally::default(),
        dice: Dice::new(hall),
    }));
    let mut buyers = JoinSet::new();
    let began = Instant::now();
    for _ in 0..BUYERS {
        let buyer = choose(
            Caller::new(address),
            template.clone(),
            Rc::clone(&plan),
            Rc::clone(&numbers),
        );
        buyers.spawn_local(buyer);
    }
    let outcomes = buyers.join_all().await;
    let tally = std::mem::take(&mut plan.borrow_mut().tally);
    let wrong = outcomes
        .into_iter()
        .find_map(std::result::Result::err)
        .map(|error| error.to_string());
    Sold {
        took: began.elapsed(),
        tally,
        wrong,
    }
}

/// Buys pairs until there is none left to choose.
async fn choose(
    mut caller: Caller,
    mut template: Template,
    plan: Rc<RefCell<Plan>>,
    numbers: Rc<Numbers>,
) -> std::result::Result<(), Error> {
    let first = template
        .find(&Uuid::nil().to_string())
        .ok_or("no first place")?;
    let second = template
        .find(&Uuid::max().to_string())
        .ok_or("no second place")?;
    loop {
        let Some(pair) = plan.borrow_mut().pair() else {
            return Ok(());
        };
        template.put_uuid(first, pair[0]);
        template.put_uuid(second, pair[1]);
        let sent = Instant::now();
        let answer = caller.ask(template.numbered(numbers.next())).await;
        let took = sent.elapsed();
        let turned_away = {
            let mut plan = plan.borrow_mut();
            if plan.tally.count(&answer, took) {
                plan.gone(&pair);
                continue;
            }
            let answer = answer?;
            if answer.status == 409 {
                let Refusal { unavailable } = serde_json::from_slice(answer.body)?;
                for item in unavailable {
                    plan.gone(&item.place_ids);
                }
            }
            answer.retry_after
        };
        if turned_away {
            tokio::time::sleep(COME_BACK).await;
        }
    }
}

impl Plan {
    /// Two seats that seem to be free, in any order.
    fn pair(&mut self) -> Option<[Uuid; 2]> {
        if self.free.len() < 2 {
            return None;
        }
        let first = self.dice.below(self.free.len());
        let second = (first + 1 + self.dice.below(self.free.len() - 1)) % self.free.len();
        Some([self.free[first], self.free[second]])
    }

    fn gone(&mut self, seats: &[Uuid]) {
        self.free.retain(|seat| !seats.contains(seat));
    }
}
