use guichet_database::DatabaseError;
use guichet_queries::queries::sweeper as queries;

use crate::App;
use crate::report::{Deadline, Report};

/// Some tenths of a second.
const BATCH: i64 = 1_000;

/// Writes down what orders are found by that wait for their payment; for those that are paid, whoever issues tickets does.
pub(crate) async fn index(
    app: &App,
    deadline: Deadline,
    report: &mut Report,
) -> Result<(), DatabaseError> {
    while !deadline.passed() {
        let client = app.database.get().await?;
        let order_ids = queries::orders_to_index()
            .bind(&client, &app.clock.now(), &BATCH)
            .all()
            .await?;
        if order_ids.is_empty() {
            break;
        }
        queries::index_orders()
            .bind(&client, &order_ids)
            .one()
            .await?;
        report.indexed_orders += order_ids.len() as u64;
    }
    Ok(())
}
