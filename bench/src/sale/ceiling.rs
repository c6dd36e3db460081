//! The ceiling: how fast the database takes the rows of a hold when there is no stock to look after.

use guichet_database::DatabaseConfig;
use serde_json::Value;
use tokio_postgres::Client;
use uuid::Uuid;

use super::load::Caller;
use super::shop::{PLENTY, Shop};
use crate::pgbench::{self, Outcome};
use crate::{Result, System};

/// With how many connections it is tried.
const CONNECTIONS: [u32; 4] = [1, 2, 8, 32];

/// An id that no other row has, and that grows as the ids of orders do; pgbench's own variables make it.
const ID: &str = "lpad(to_hex(:client_id::bigint << 40 | :n::bigint), 32, '0')";

/// What is to be counted up before each order.
const HEAD: &str = "\\set n :n + 1\n";

/// The best of several numbers of connections, and how many those were.
pub(crate) struct Ceiling {
    pub(crate) connections: u32,
    pub(crate) per_second: f64,
}

impl Ceiling {
    /// What figures that are compared with it call it.
    pub(crate) fn name(&self) -> String {
        let connections = self.connections;
        format!("pgbench, the same rows and no stock, {connections} connections")
    }
}

/// Has pgbench insert the rows that one real hold has written (order and lines; not its claims, and no counter) and a
/// message, in one prepared statement, for `seconds` with each number of connections.
pub(crate) async fn measure(system: &System, seconds: u32) -> Result<Ceiling> {
    let shop = Shop::open(system, "ceiling", PLENTY, 1250).await?;
    Caller::new(shop.checkout.address())
        .ask(shop.order().numbered(0))
        .await?;
    let script = script(&shop.client).await?;
    let url = &shop.base.administrator_url;
    let sessions = DatabaseConfig::new(url)?.prefer_index_scans();
    let mut best = Ceiling {
        connections: 0,
        per_second: 0.0,
    };
    for connections in CONNECTIONS {
        shop.client
            .batch_execute("truncate orders, outbox cascade")
            .await?;
        shop.settle().await?;
        let Outcome { per_second, .. } = pgbench::run(
            url,
            sessions.options(),
            &script,
            connections,
            seconds,
            &["-D", "n=0"],
        )
        .await?;
        eprintln!("  pgbench, {connections} connections: {per_second:.0} orders/s");
        if per_second > best.per_second {
            best = Ceiling {
                connections,
                per_second,
            };
        }
    }
    Ok(best)
}

/// The statement, made from the only order of a database.
async fn script(client: &Client) -> Result<String> {
    let order_id: Uuid = client
        .query_one("select order_id from orders", &[])
        .await?
        .get(0);
    let orders = insert(client, "orders", "order_id", order_id).await?;
    let lines = insert(client, "lines", "position", order_id).await?;
    let message = format!(
        "insert into outbox (outbox_id, topic, payload, created_at)
        values ({ID}::uuid, 'order-paid', jsonb_build_object('order_id', {ID}), now())"
    );
    Ok(format!(
        "{HEAD}with o as ({orders}), l as ({lines}) {};\n",
        message.replace('\n', " ")
    ))
}

/// The rows of a table as the statement that inserts them, with the order's id and key replaced.
async fn insert(client: &Client, table: &str, order: &str, order_id: Uuid) -> Result<String> {
    let query = format!("select to_jsonb(t) from {table} t order by {order}");
    let rows: Vec<Value> = client
        .query(&query, &[])
        .await?
        .iter()
        .map(|row| row.get(0))
        .collect();
    let columns: Vec<&String> = rows
        .first()
        .and_then(Value::as_object)
        .ok_or_else(|| format!("a hold has written nothing into {table}"))?
        .keys()
        .collect();
    let literal = |column: &str, value: &Value| match (column, value) {
        ("order_id", Value::String(text)) if *text == order_id.to_string() => format!("{ID}::uuid"),
        ("hold_key", _) => ID.to_owned(),
        (_, Value::Null) => "null".to_owned(),
        (_, Value::String(text)) => quoted(text),
        (_, other) => quoted(&other.to_string()),
    };
    let tuples: Vec<String> = rows
        .iter()
        .map(|row| {
            let values: Vec<String> = columns
                .iter()
                .map(|column| literal(column, &row[column.as_str()]))
                .collect();
            format!("({})", values.join(", "))
        })
        .collect();
    let names: Vec<&str> = columns.iter().map(|column| column.as_str()).collect();
    Ok(format!(
        "insert into {table} ({}) values {}",
        names.join(", "),
        tuples.join(", ")
    ))
}

/// A literal in which pgbench finds no variable: it looks for a colon and a word even inside quotes.
fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('\'', "''");
    format!("E'{}'", text.replace(':', "\\x3a"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_literal_hides_its_colons_from_pgbench() {
        assert_eq!(quoted("it's 10:30\\"), "E'it''s 10\\x3a30\\\\'");
    }
}
