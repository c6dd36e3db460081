//! Fills a shop with the orders of some days, as quickly as the database takes rows.

use tokio_postgres::Client;

use crate::{Base, Result};

/// More events, and what the orders will be.
const SHOPS: &str = include_str!("shops.sql");
/// Their rows.
const TABLES: &str = include_str!("tables.sql");
/// What is counted while orders are made.
const COUNTERS: &str = include_str!("counters.sql");

/// No foreign key is checked and no trigger fires (the rows are right), and nothing waits for the disk.
const QUICKLY: &str = "set session_replication_role = replica; set synchronous_commit = off";

/// Makes so many orders, half of them for the event that the database has.
pub(super) async fn fill(base: &Base, orders: u32) -> Result<()> {
    let (one, other) = (base.client().await?, base.client().await?);
    one.batch_execute(&SHOPS.replace(":orders", &orders.to_string()))
        .await?;
    // Two at a time: as many as the smallest machine has cores.
    let statements: Vec<&str> = TABLES.split_inclusive(";;").collect();
    let (odd, even): (Vec<_>, Vec<_>) = statements
        .iter()
        .enumerate()
        .partition(|(index, _)| index % 2 == 1);
    futures::try_join!(run(&one, odd), run(&other, even))?;
    one.batch_execute(COUNTERS).await?;
    one.batch_execute("drop schema growth cascade").await?;
    Ok(())
}

async fn run(client: &Client, statements: Vec<(usize, &&str)>) -> Result<()> {
    client.batch_execute(QUICKLY).await?;
    for (_, statement) in statements {
        client.batch_execute(statement).await?;
        // Else the log of it all would need as much room again.
        client.batch_execute("checkpoint").await?;
    }
    Ok(())
}
