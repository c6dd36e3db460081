//! The sale: holds, purchases, overload, sell-out, numbered seats, and the workers behind them.

mod ceiling;
mod cloud;
mod disk;
pub(crate) mod load;
pub mod overload;
pub mod purchases;
pub mod seats;
pub mod sell_out;
pub(crate) mod shop;
pub mod workers;

use std::collections::HashMap;
use std::time::Duration;

use serde::Deserialize;

use crate::{Figure, Report, Result, System};
use load::Tally;
use shop::{PLENTY, Shop, TICKETS, closed};

/// How many ask at once.
const CALLERS: [usize; 3] = [16, 64, 256];

/// What holds are to reach of the ceiling.
const LEAST_OF_CEILING: f64 = 0.5;

/// Measures holds on one hot pool, beside the ceiling: what the database takes of the same rows with no stock at all.
pub async fn run(system: &System, report: &mut Report, quick: bool) -> Result<()> {
    let syncs = disk::sync(system.folder())?;
    for (what, percent) in [("median", 50.0), ("p99", 99.0)] {
        if let Some(value) = syncs.percentile(percent) {
            report.add(Figure::new(format!("sync to disk, {what}"), value, "ms"));
        }
    }
    let ceiling = ceiling::measure(system, if quick { 3 } else { 15 }).await?;
    let compared = ceiling.name();
    report.add(Figure::new(&compared, ceiling.per_second, "orders/s"));

    let shop = Shop::open(system, "sale", PLENTY, 1250).await?;
    shop.warm().await?;
    let lasting = Duration::from_secs(if quick { 4 } else { 20 });
    let before = shop.taken().await?;
    let mut made = 0;
    let mut best = 0.0;
    for callers in CALLERS {
        let tally = closed(shop.checkout.address(), callers, lasting, shop.order()).await;
        tally.check("holds")?;
        let holds = per_second(tally.done.count(), lasting);
        made += tally.done.count();
        best = f64::max(best, holds);
        report.add(
            Figure::new(format!("holds, {callers} callers"), holds, "orders/s")
                .compared_with(&compared, ceiling.per_second),
        );
        times(report, &format!("hold, {callers} callers"), &tally);
    }
    report.add(
        Figure::new("holds, best", best, "orders/s")
            .compared_with(&compared, ceiling.per_second)
            .ratio_at_least(LEAST_OF_CEILING),
    );
    let taken = i64::from(shop.taken().await?) - i64::from(before);
    if taken < i64::try_from(made)? * i64::from(TICKETS) {
        return Err(format!("{made} holds were answered and only {taken} units are taken").into());
    }
    shop.check().await
}

/// Adds the median and the 99th percentile of those who got what they wanted, and of those who were sent away.
fn times(report: &mut Report, name: &str, tally: &Tally) {
    let figures = [
        (&tally.done, "done, median", 50.0),
        (&tally.done, "done, p99", 99.0),
        (&tally.refused, "refused, p99", 99.0),
        (&tally.turned_away, "turned away, p99", 99.0),
    ];
    for (times, what, percent) in figures {
        if let Some(value) = times.percentile(percent) {
            report.add(Figure::new(format!("{name}, {what}"), value, "ms"));
        }
    }
}

fn per_second(count: u64, lasting: Duration) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "some millions")]
    let count = count as f64;
    count / lasting.as_secs_f64()
}

#[derive(Deserialize)]
struct Manifest {
    functions: HashMap<String, Settings>,
}

#[derive(Deserialize)]
struct Settings {
    #[serde(default = "usual_concurrency")]
    concurrency: usize,
}

/// What functions.yaml says where it says nothing.
fn usual_concurrency() -> usize {
    80
}

/// How many requests an instance of a function is given at a time.
fn concurrency(function: &str) -> Result<usize> {
    let manifest: Manifest = serde_norway::from_str(include_str!("../../../functions.yaml"))?;
    let settings = manifest.functions.get(function);
    Ok(settings
        .ok_or("functions.yaml does not have it")?
        .concurrency)
}
