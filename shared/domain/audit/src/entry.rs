use guichet_database::DatabaseError;
use guichet_queries::client::GenericClient;
use guichet_queries::queries::audit as queries;
use jiff::Timestamp;
use uuid::Uuid;

use crate::{Action, Actor, Chain, Difference};

/// That somebody did something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// In whose log it stands.
    pub chain: Chain,
    /// Who did it.
    pub actor: Actor,
    /// What was done.
    pub action: Action,
    /// To what: an id of [`Action::subject_kind`].
    pub subject_id: Option<Uuid>,
    /// The event that it is about.
    pub event_id: Option<Uuid>,
    /// The order that it is about.
    pub order_id: Option<Uuid>,
    /// What it changed.
    pub difference: Difference,
}

impl Entry {
    /// Appends it to its chain, last in the transaction of what it tells. Others who append to the chain wait until that ends.
    pub async fn append(
        &self,
        client: &impl GenericClient,
        audit_entry_id: Uuid,
        at: Timestamp,
    ) -> Result<(), DatabaseError> {
        queries::append()
            .bind(
                client,
                &audit_entry_id,
                &self.chain.id(),
                &self.chain.organizer_id(),
                &self.actor.kind(),
                &self.actor.id(),
                &self.action.as_str(),
                &self.action.subject_kind().as_str(),
                &self.subject_id,
                &self.event_id,
                &self.order_id,
                &self.difference.to_json(),
                &at,
            )
            .await?;
        Ok(())
    }
}
