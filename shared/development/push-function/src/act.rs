use std::sync::Arc;

use guichet_database::DatabaseError;
use guichet_http::{Description, NoContent, Problem};
use guichet_messages::{Delivered, Message, Push, inbox};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{App, NAME};

/// Something is to be done; its row says what.
#[derive(Debug, Serialize, Deserialize)]
pub struct Requested {
    /// The key of that row.
    pub id: Uuid,
}

impl Message for Requested {
    const TOPIC: &'static str = "push-function-requested";
}

/// `POST /`: a message.
pub(crate) async fn handle(
    app: Arc<App>,
    Delivered(push): Delivered<Requested>,
) -> Result<NoContent, Problem> {
    if let Some(push) = push {
        app.database.retry(|| act(&app, &push)).await?;
    }
    Ok(NoContent)
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Do what was requested", "Done, now or before");

/// Acts once, however often the message is delivered: the effect and its record are one transaction.
async fn act(app: &App, push: &Push<Requested>) -> Result<(), DatabaseError> {
    let mut client = app.database.get().await?;
    let transaction = client.transaction().await?;
    let new = inbox::record_if_new(&transaction, NAME, &[push.outbox_id], app.clock.now()).await?;
    if new.is_empty() {
        return Ok(());
    }
    tracing::info!(id = %push.message.id, "done");
    transaction.commit().await?;
    Ok(())
}
