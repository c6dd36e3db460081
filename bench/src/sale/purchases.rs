//! Whole purchases: hold, contact, place, pay, tickets, each step over HTTP with the function that does it in production.

mod buyer;
mod office;
mod tickets;

use std::time::Duration;

use super::load::{self, Tally, Times};
use super::shop::TICKETS;
use super::{ceiling, per_second};
use crate::{Figure, Report, Result, System};
use office::Office;

/// How many buy at once.
const BUYERS: [usize; 3] = [32, 128, 256];

/// What is to be reached, per second.
const LEAST: f64 = 1_500.0;

/// The steps in their order, and what buyers of free tickets pass over.
const STEPS: [(&str, bool); 6] = [
    ("hold", true),
    ("contact", true),
    ("place", true),
    ("start payment", false),
    ("webhook", false),
    ("tickets", true),
];

/// What the buyers of a while did.
#[derive(Default)]
pub(crate) struct Bought {
    /// One for each purchase that ended with its tickets.
    whole: Times,
    /// One for each of [`STEPS`].
    steps: [Times; STEPS.len()],
    /// The answers.
    tally: Tally,
    /// What went wrong first.
    complaint: Option<String>,
}

/// Measures purchases of paid and of free tickets.
pub async fn run(system: &System, report: &mut Report, quick: bool) -> Result<()> {
    let lasting = Duration::from_secs(if quick { 5 } else { 20 });
    let ceiling = ceiling::measure(system, if quick { 2 } else { 8 }).await?;
    for (kind, price) in [("paid", 1250), ("free", 0)] {
        let office = Office::open(system, &format!("purchases-{kind}"), price).await?;
        let url = office.shop.base.administrator_url.clone();
        let mut best = 0.0;
        let mut made = 0;
        let work = office.work.ok_or("the office is open")?;
        let outcomes = load::apart(move || buyer::crowds(work, url, BUYERS, lasting)).await?;
        for (buyers, bought) in BUYERS.iter().zip(&outcomes) {
            bought.check()?;
            made += bought.whole.count();
            let purchases = per_second(bought.whole.count(), lasting);
            best = f64::max(best, purchases);
            let name = format!("{kind}, {buyers} buyers");
            report.add(Figure::new(
                format!("{name}, purchases"),
                purchases,
                "purchases/s",
            ));
            add_times(report, &name, "whole", &bought.whole);
            for ((step, always), times) in STEPS.iter().zip(&bought.steps) {
                if *always || price > 0 {
                    add_times(report, &name, step, times);
                }
            }
            add_times(report, &name, "turned away", &bought.tally.turned_away);
        }
        report.add(
            Figure::new(format!("{kind}, best"), best, "purchases/s")
                .compared_with(ceiling.name(), ceiling.per_second)
                .at_least(LEAST),
        );
        let tickets: i64 = office
            .shop
            .client
            .query_one("select count(*) from tickets", &[])
            .await?
            .get(0);
        if tickets < i64::try_from(made)? * i64::from(TICKETS) {
            return Err(format!("{made} purchases have only {tickets} tickets").into());
        }
        let left = "select count(*) from outbox where published_at is null";
        let left: i64 = office.shop.client.query_one(left, &[]).await?.get(0);
        report.add(Figure::new(
            format!("{kind}, messages left to the sweeper"),
            f64::from(i32::try_from(left)?),
            "messages",
        ));
        office.shop.check().await?;
    }
    Ok(())
}

impl Bought {
    fn check(&self) -> Result<()> {
        self.tally.check("purchases")?;
        match &self.complaint {
            None => Ok(()),
            Some(complaint) => Err(format!("a purchase failed: {complaint}").into()),
        }
    }
}

fn add_times(report: &mut Report, name: &str, step: &str, times: &Times) {
    for (what, percent) in [("median", 50.0), ("p99", 99.0)] {
        if let Some(value) = times.percentile(percent) {
            report.add(Figure::new(format!("{name}, {step}, {what}"), value, "ms"));
        }
    }
}
