use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_queries::client::GenericClient;
use guichet_queries::queries::backoffice_pools as queries;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A capacity at a date, or one that all dates share.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "EditedPool")]
pub(crate) struct Pool {
    pub(crate) id: Uuid,
    /// What `If-Match` of a change names.
    pub(crate) version: i32,
    pub(crate) name: String,
    /// Whether buyers choose seats; the capacity is their number then.
    pub(crate) numbered: bool,
    /// In units.
    pub(crate) capacity: i32,
    /// Units that are paid for.
    pub(crate) sold: i64,
    /// Units that somebody is about to order, or has ordered and not paid yet.
    pub(crate) held: i64,
}

impl Pool {
    /// Those of an event that all dates share.
    pub(crate) async fn list_shared(
        client: &impl GenericClient,
        event_id: Uuid,
        now: Timestamp,
    ) -> Result<Vec<Self>, Problem> {
        let rows = queries::list_pools()
            .bind(client, &now, &event_id, &None)
            .all()
            .await;
        Ok(rows.or_problem()?.into_iter().map(Self::of).collect())
    }

    /// This one of the event; 404 where there is none.
    pub(crate) async fn read(
        client: &impl GenericClient,
        event_id: Uuid,
        pool_id: Uuid,
        now: Timestamp,
    ) -> Result<Self, Problem> {
        let row = queries::list_pools()
            .bind(client, &now, &event_id, &Some(pool_id))
            .opt()
            .await
            .or_problem()?;
        row.map(Self::of).ok_or_else(Problem::not_found)
    }

    fn of(row: queries::Pool) -> Self {
        Self {
            id: row.pool_id,
            version: row.version,
            name: row.name,
            numbered: row.numbered,
            capacity: row.capacity,
            sold: row.sold,
            held: row.held,
        }
    }
}
