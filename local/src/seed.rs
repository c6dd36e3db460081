use tokio_postgres::{Client, Error};

/// The demo, in the order in which it is told. See the head of each file.
const DEMO: [&str; 6] = [
    include_str!("../demo/1-tools.sql"),
    include_str!("../demo/2-organizer.sql"),
    include_str!("../demo/3-concerts.sql"),
    include_str!("../demo/4-stage.sql"),
    include_str!("../demo/5-gatherings.sql"),
    include_str!("../demo/6-sales.sql"),
];

/// Fills a migrated database with the demo's organizer, events and first sales, all or nothing, unless somebody
/// sells there already. Answers whether it did. What was sold waits in the outbox for its tickets.
///
/// The connection keeps the demo's temporary functions, so it is best closed afterwards.
pub(crate) async fn seed(client: &mut Client) -> Result<bool, Error> {
    let transaction = client.transaction().await?;
    let in_use: bool = transaction.query_one("select exists (select from organizers)", &[]).await?.get(0);
    if in_use {
        return Ok(false);
    }
    transaction.batch_execute(&DEMO.concat()).await?;
    transaction.commit().await?;
    Ok(true)
}
