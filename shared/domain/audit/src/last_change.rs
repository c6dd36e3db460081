use guichet_database::DatabaseError;
use guichet_queries::client::GenericClient;
use guichet_queries::queries::audit as queries;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::Chain;

/// Who changed something last, for somebody who has seen an older version of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LastChange {
    /// `person`, `key`, `device` or `operator`.
    pub kind: String,
    /// What the person, key or device is called today.
    pub name: Option<String>,
    /// When.
    pub at: Timestamp,
    /// The names of the fields that were changed.
    pub fields: Vec<String>,
}

impl LastChange {
    /// The newest entry of a chain about this; `None` where there is none.
    pub async fn find(
        client: &impl GenericClient,
        chain: Chain,
        subject_id: Uuid,
    ) -> Result<Option<Self>, DatabaseError> {
        let last = queries::find_last_change()
            .bind(client, &chain.id(), &subject_id)
            .opt()
            .await?;
        Ok(last.map(|last| {
            let fields = last.difference.as_object().into_iter().flatten();
            Self {
                kind: last.actor_kind,
                name: last.actor_name,
                at: last.created_at,
                fields: fields.map(|(field, _)| field.clone()).collect(),
            }
        }))
    }
}
