//! What happens when three times as many buyers come as there is time for.

use std::time::Duration;

use super::load::{self, Arrivals, Open, Second, Tally, Times};
use super::shop::{PLENTY, Shop, closed};
use super::{per_second, times};
use crate::{Figure, Report, Result, System};

/// How many ask at once to find the peak.
const CALLERS: usize = 64;

/// What is called normal, as a part of the peak.
const NORMAL: f64 = 0.8;

/// How many times the peak comes at once.
const OVERLOAD: f64 = 3.0;

/// What is to be left of the peak meanwhile.
const LEAST_OF_PEAK: f64 = 0.8;

/// How soon all has to be as before, in seconds.
const RECOVERY: f64 = 10.0;

/// The times are normal again when they are at most so many times what they were …
const NORMAL_TIMES: f64 = 1.5;

/// … or below this, in milliseconds, which nobody notices …
const UNNOTICED: f64 = 20.0;

/// … over so many seconds: of a single one, on a machine whose speed wanders, the p99 is now the half of another's and now
/// the double, overload or not.
const TOGETHER: usize = 5;

/// Measures holds at the normal rate, then at `OVERLOAD` times the peak, then at the normal rate again.
pub async fn run(system: &System, report: &mut Report, quick: bool) -> Result<()> {
    let seconds =
        |quickly, thoroughly| Duration::from_secs(if quick { quickly } else { thoroughly });
    let shop = Shop::open(system, "overload", PLENTY, 1250).await?;
    shop.warm().await?;
    let address = shop.checkout.address();
    let lasting = seconds(4, 15);
    let tally = closed(address, CALLERS, lasting, shop.order()).await;
    tally.check("the peak")?;
    let peak = per_second(tally.done.count(), lasting);
    report.add(Figure::new("peak", peak, "orders/s"));

    let parts = [
        Arrivals {
            rate: NORMAL * peak,
            lasting: seconds(5, 30),
        },
        Arrivals {
            rate: OVERLOAD * peak,
            lasting: seconds(10, 60),
        },
        Arrivals {
            rate: NORMAL * peak,
            lasting: seconds(10, 20),
        },
    ];
    let template = shop.order();
    let Open {
        parts: tallies,
        seconds,
    } = load::apart(move || async move {
        load::open(address, &parts, &template, &load::Numbers::shared()).await
    })
    .await?;

    for (name, arrivals, tally) in [
        ("normal", parts[0], &tallies[0]),
        ("overload", parts[1], &tallies[1]),
    ] {
        tally.check(name)?;
        add(report, name, arrivals, tally);
    }
    tallies[2].check("afterwards")?;
    report.add(
        Figure::new(
            "overload, goodput",
            per_second(tallies[1].done.count(), parts[1].lasting),
            "orders/s",
        )
        .compared_with("peak", peak)
        .ratio_at_least(LEAST_OF_PEAK),
    );
    let normal = tallies[0]
        .done
        .percentile(99.0)
        .ok_or("nobody was served normally")?;
    let after = (parts[0].lasting + parts[1].lasting).as_secs();
    let after = &seconds[usize::try_from(after)?..];
    report.add(
        Figure::new(
            "overload, p99 normal again after",
            recovery(after, normal),
            "s",
        )
        .at_most(RECOVERY),
    );
    if let Some(then) = p99(&after[after.len() / 2..]) {
        report
            .add(Figure::new("afterwards, done, p99", then, "ms").compared_with("normal", normal));
    }
    shop.check().await
}

fn add(report: &mut Report, name: &str, arrivals: Arrivals, tally: &Tally) {
    report.add(Figure::new(
        format!("{name}, arrivals"),
        arrivals.rate,
        "orders/s",
    ));
    let parts = [
        ("done", tally.done.count()),
        ("turned away", tally.turned_away.count()),
        ("given up before they were sent", tally.unsent),
    ];
    for (what, count) in parts {
        report.add(Figure::new(
            format!("{name}, {what}"),
            per_second(count, arrivals.lasting),
            "orders/s",
        ));
    }
    times(report, name, tally);
}

/// The number of seconds until the p99 of the `TOGETHER` seconds to come is normal. Where nobody is served it is not.
fn recovery(seconds: &[Second], normal: f64) -> f64 {
    let limit = f64::max(normal * NORMAL_TIMES, UNNOTICED);
    let is_normal = |seconds: &[Second]| p99(seconds).is_some_and(|time| time <= limit);
    let until = seconds.windows(TOGETHER).position(is_normal);
    f64::from(u32::try_from(until.unwrap_or(seconds.len())).unwrap_or(u32::MAX))
}

/// Of all that were served in these seconds, in milliseconds.
fn p99(seconds: &[Second]) -> Option<f64> {
    let mut all = Times::default();
    for second in seconds {
        all.add(&second.done);
    }
    all.percentile(99.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second(time_ms: u64) -> Second {
        let mut done = Times::default();
        done.record(Duration::from_millis(time_ms));
        Second { done }
    }

    #[test]
    fn it_is_over_when_several_seconds_together_are_as_before() {
        let seconds = [900, 10, 200, 10, 29, 10, 10, 10].map(second);
        assert!((recovery(&seconds, 20.0) - 3.0).abs() < f64::EPSILON);
        assert!(recovery(&[10; TOGETHER].map(second), 20.0).abs() < f64::EPSILON);
        let nobody = vec![Second::default(); 7];
        assert!((recovery(&nobody, 20.0) - 7.0).abs() < f64::EPSILON);
    }
}
