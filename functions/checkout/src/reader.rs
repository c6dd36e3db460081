//! Reads orders: one, or all that are asked for while others are being read.

use guichet_database::{Database, DatabaseBatcher, Failure, Lanes};
use guichet_http::Problem;
use guichet_order::{LoadError, OrderLink, OrderRecord};
use guichet_queries::client::GenericClient;
use uuid::Uuid;

/// Reads orders. An order is read by five queries, most of whose cost is being a query.
#[derive(Debug)]
pub(crate) struct Reader(DatabaseBatcher<(), Uuid, Option<OrderRecord>>);

impl Reader {
    /// Of the orders of this database.
    pub(crate) fn new(database: Database) -> Self {
        let read = async move |database: Database, order_ids: Vec<Uuid>| {
            let client = database.get().await?;
            records(&client, &order_ids).await
        };
        Self(DatabaseBatcher::new(database, Lanes::Shared, read))
    }

    /// The order as the database has it; 404 where there is none, or it has another link by now.
    pub(crate) async fn record(&self, link: OrderLink) -> Result<OrderRecord, Failure> {
        let record = self.0.submit((), link.order_id).await?;
        let record = record.filter(|record| record.link() == link);
        record.ok_or_else(|| Problem::not_found().into())
    }
}

/// These orders as the database has them, in the order of the ids.
pub(crate) async fn records(
    client: &impl GenericClient,
    order_ids: &[Uuid],
) -> Result<Vec<Option<OrderRecord>>, Failure> {
    let found = guichet_order::load_all(client, order_ids).await;
    let found = found.map_err(|error| match error {
        LoadError::Database(error) => error.into(),
        error @ LoadError::Unreadable(_) => Failure::from(Problem::internal(error)),
    })?;
    let record = |id: &Uuid| found.iter().find(|record| record.id == *id).cloned();
    Ok(order_ids.iter().map(record).collect())
}
