//! Growth: what one request costs with a thousand orders in the database, and what with a hundred thousand and a million.
//!
//! Whatever finds an order among the others belongs here, with a method of `Grown` and a line in `Grown::costs`.

mod fill;

use std::time::{Duration, Instant};

use guichet_config::Env;
use guichet_order::{OrderLink, OrderSecrets};
use tokio_postgres::Client;
use uuid::Uuid;

use crate::sale::load::{Caller, Numbers};
use crate::sale::shop::{PLENTY, Shop};
use crate::{Figure, Function, Report, Result, System};

/// How many orders there are.
const SIZES: [u32; 3] = [1_000, 100_000, 1_000_000];

/// How much more anything may cost than with the fewest.
const MOST: f64 = 1.5;

/// How often each size is measured.
const TURNS: usize = 5;

/// Requests that are not counted, for connections and caches.
const WARMING: usize = 20;

/// Orders whose time is over when the sweeper comes: fewer than it ends at once.
const LATE: i64 = 20;

/// Measures. The sizes take turns, so that whatever disturbs one disturbs all, and are compared within each turn.
pub async fn run(system: &System, report: &mut Report, quick: bool) -> Result<()> {
    let sizes = if quick { &SIZES[..2] } else { &SIZES[..] };
    let times = if quick { 60 } else { 120 };
    let mut grown = Vec::new();
    for orders in sizes {
        grown.push(Grown::with(system, *orders).await?);
    }
    // What was filled in is as true as what was sold.
    grown[0].shop.check().await?;
    let mut turns = Vec::new();
    for _ in 0..TURNS {
        let mut costs = Vec::new();
        for size in &grown {
            costs.push(size.costs(system, times).await?);
        }
        turns.push(costs);
    }
    for (size, orders) in sizes.iter().enumerate() {
        for (operation, (name, _)) in turns[0][size].iter().enumerate() {
            let of = |turn: &Vec<Costs>| (turn[size][operation].1, turn[0][operation].1);
            let (cost, least) = middle_turn(turns.iter().map(of).collect());
            let figure = Figure::new(format!("{name}, {orders} orders"), cost, "ms");
            report.add(if size == 0 {
                figure
            } else {
                figure
                    .compared_with(format!("{} orders", SIZES[0]), least)
                    .ratio_at_most(MOST)
            });
        }
    }
    Ok(())
}

/// What each operation costs, in milliseconds.
type Costs = Vec<(&'static str, f64)>;

/// The turn whose ratio is in the middle.
fn middle_turn(mut turns: Vec<(f64, f64)>) -> (f64, f64) {
    turns.sort_by(|one, other| (one.0 / one.1).total_cmp(&(other.0 / other.1)));
    turns[turns.len() / 2]
}

/// A shop that has sold for some days, and the functions that do not take orders.
struct Grown {
    shop: Shop,
    catalog: Function,
    orders: Function,
    sweeper: Function,
}

impl Grown {
    async fn with(system: &System, orders: u32) -> Result<Self> {
        let shop = Shop::open(system, &format!("growth-{orders}"), PLENTY, 2000).await?;
        let (started, base) = (Instant::now(), &shop.base);
        fill::fill(base, orders).await?;
        shop.settle().await?;
        let size: i64 = shop
            .client
            .query_one("select pg_database_size(current_database())", &[])
            .await?
            .get(0);
        eprintln!(
            "  {orders} orders made in {:.0} s, {} MB",
            started.elapsed().as_secs_f64(),
            size / 1_000_000
        );
        let url = &base.socket_url;
        Ok(Self {
            catalog: system.function("catalog", url, &[]).await?,
            orders: system.function("orders", url, &[]).await?,
            sweeper: system.function("sweeper", url, &[]).await?,
            shop,
        })
    }

    /// The median of so many.
    async fn costs(&self, system: &System, times: usize) -> Result<Costs> {
        Ok(vec![
            ("event page", self.event_page(times).await?),
            ("list by date", self.list("", times).await?),
            (
                "list by words",
                self.list("&q=electrique", times / 4).await?,
            ),
            ("hold", self.hold(times).await?),
            ("order page", self.order_page(system, times).await?),
            ("sweep", self.sweep(system, times / 20).await?),
        ])
    }

    /// With a code that opens nothing, since other pages are kept in memory.
    async fn event_page(&self, times: usize) -> Result<f64> {
        let slug = &self.shop.sale.event.slug;
        let path = format!("/api/v1/catalog/events/{slug}?code=NONE");
        median(&self.catalog, (0..times + WARMING).map(|_| get(&path))).await
    }

    /// Each time for another moment, since lists are kept in memory too.
    async fn list(&self, more: &str, times: usize) -> Result<f64> {
        let now = guichet_clock::Clock::system().now();
        let paths = (0..times + WARMING).map(|number| {
            let from = now + Duration::from_millis(number as u64);
            get(&format!("/api/v1/catalog/events?from={from}{more}"))
        });
        median(&self.catalog, paths).await
    }

    async fn hold(&self, times: usize) -> Result<f64> {
        let (mut template, numbers) = (self.shop.order_one(), Numbers::shared());
        let requests = (0..times + WARMING).map(|_| template.numbered(numbers.next()).to_vec());
        median(&self.shop.checkout, requests).await
    }

    async fn order_page(&self, system: &System, times: usize) -> Result<f64> {
        let environment = system.environment(&self.shop.base.socket_url);
        let key = Env::from_pairs(
            environment
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str())),
        );
        let secrets = OrderSecrets::new(&key.master_key()?);
        let some = "select order_id from orders where status = 'paid' order by random() limit $1";
        let limit = i64::try_from(times + WARMING)?;
        let rows = self.shop.client.query(some, &[&limit]).await?;
        let requests = rows.iter().map(|row| {
            let order_id: Uuid = row.get(0);
            get(&format!(
                "/api/v1/orders/{}",
                secrets.text(OrderLink::first(order_id))
            ))
        });
        median(&self.orders, requests).await
    }

    async fn sweep(&self, system: &System, times: usize) -> Result<f64> {
        let request = format!(
            "POST / HTTP/1.1\r\nhost: bench\r\nauthorization: {}\r\ncontent-length: 0\r\n\r\n",
            system.pusher.authorization()
        );
        let mut caller = Caller::new(self.sweeper.address());
        let mut costs = Vec::new();
        for _ in 0..=times {
            let late = be_late(&self.shop.client).await?;
            let started = Instant::now();
            let answer = caller.ask(request.as_bytes()).await?;
            costs.push(started.elapsed());
            let report: serde_json::Value = serde_json::from_slice(answer.body)?;
            if report["expired_orders"] != late {
                return Err(format!("{late} orders were late, and the sweeper: {report}").into());
            }
        }
        // The first one fetched the scheduler's key.
        Ok(middle(&mut costs[1..]))
    }
}

/// Lets the time be over of some orders that were held before, as if they had been placed; answers how many.
async fn be_late(client: &Client) -> Result<u64> {
    let orders = "with late as (
            update orders set status = 'placed', placed_at = created_at, expires_at = now() - interval '1 second',
                contact_name = 'Camille Martin', contact_email = 'camille@example.org'
            where order_id in (select order_id from orders where status = 'held' limit $1)
            returning order_id
        )
        update claims c set expires_at = now() - interval '1 second' from late where c.order_id = late.order_id";
    let late = client.execute(orders, &[&LATE]).await?;
    if late == 0 {
        return Err("too few orders were held for the sweeper to end".into());
    }
    Ok(late)
}

fn get(path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: bench\r\n\r\n").into_bytes()
}

/// The median time of requests that are sent one after the other, without the first few, in milliseconds.
async fn median(function: &Function, requests: impl Iterator<Item = Vec<u8>>) -> Result<f64> {
    let mut caller = Caller::new(function.address());
    let mut costs = Vec::new();
    for request in requests {
        let started = Instant::now();
        let answer = caller.ask(&request).await?;
        costs.push(started.elapsed());
        if !(200..300).contains(&answer.status) {
            let (status, body) = (answer.status, String::from_utf8_lossy(answer.body));
            return Err(format!("answered {status}: {body}").into());
        }
    }
    Ok(middle(costs.get_mut(WARMING..).ok_or("too few answers")?))
}

/// The one in the middle, in milliseconds.
fn middle(costs: &mut [Duration]) -> f64 {
    costs.sort();
    costs
        .get(costs.len() / 2)
        .map_or(f64::NAN, |cost| cost.as_secs_f64() * 1_000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cost_in_the_middle_counts() {
        let mut costs = [3, 1, 2].map(Duration::from_millis);
        assert!((middle(&mut costs) - 2.0).abs() < f64::EPSILON);
        assert!(middle(&mut []).is_nan());
    }
}
