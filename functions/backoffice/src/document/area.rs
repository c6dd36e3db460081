use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_queries::client::GenericClient;
use guichet_queries::queries::backoffice_event as queries;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// A capacity of each date, such as the stalls: the pools of one name. Or one that all dates share.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Area {
    pub(crate) name: String,
    /// Whether buyers choose seats.
    pub(crate) numbered: bool,
    /// Whether there is one for all dates.
    pub(crate) shared: bool,
    /// At the date that has the least.
    pub(crate) least_capacity: i32,
    /// At the date that has the most.
    pub(crate) most_capacity: i32,
    /// Of all dates together.
    pub(crate) capacity: i64,
    /// At how many dates it is; 1 where it is shared.
    pub(crate) dates: i64,
}

impl Area {
    /// Those of an event, in the order of its editor.
    pub(crate) async fn read(
        client: &impl GenericClient,
        event_id: Uuid,
    ) -> Result<Vec<Self>, Problem> {
        let rows = queries::list_areas().bind(client, &event_id).all().await;
        let areas = rows.or_problem()?.into_iter().map(|row| Self {
            name: row.name,
            numbered: row.numbered,
            shared: row.shared,
            least_capacity: row.least_capacity,
            most_capacity: row.most_capacity,
            capacity: row.capacity,
            dates: row.pools,
        });
        Ok(areas.collect())
    }
}
