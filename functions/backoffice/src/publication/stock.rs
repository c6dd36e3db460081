use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_offer::{PoolStock, lines_left};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::backoffice_publication as queries;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// A capacity that a rate takes of.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "SaleCheckStock")]
pub(crate) struct Stock {
    pool_id: Uuid,
    name: String,
    /// How many units one of the rate takes.
    units: i32,
    /// Whether buyers choose seats of it.
    numbered: bool,
    /// In units, as are the others.
    capacity: i32,
    /// Paid for.
    sold: i64,
    /// Of orders that are being made, or are not paid yet.
    held: i64,
}

impl Stock {
    /// What a rate takes of at a date, as of now.
    pub(super) async fn read(
        client: &impl GenericClient,
        rate_id: Uuid,
        occurrence_id: Uuid,
        now: Timestamp,
    ) -> Result<Vec<Self>, Problem> {
        let rows = queries::find_sale_stock()
            .bind(client, &now, &rate_id, &occurrence_id)
            .all()
            .await
            .or_problem()?;
        let stock = rows.into_iter().map(|row| Self {
            pool_id: row.pool_id,
            name: row.name,
            units: row.units,
            numbered: row.numbered,
            capacity: row.capacity,
            sold: row.sold,
            held: row.held,
        });
        Ok(stock.collect())
    }
}

/// How many of the rate can be had of these; `None` of none.
pub(super) fn free(stock: &[Stock]) -> Option<i64> {
    let pools: Vec<PoolStock> = stock
        .iter()
        .map(|pool| PoolStock {
            units: pool.units,
            numbered: pool.numbered,
            capacity: pool.capacity,
            free: i64::from(pool.capacity) - pool.sold - pool.held,
        })
        .collect();
    lines_left(&pools)
}
