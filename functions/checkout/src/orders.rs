//! One operation on orders per module.

pub(crate) mod change_items;
pub(crate) mod create;
pub(crate) mod fill_in;
pub(crate) mod give_up;
mod locked;
pub(crate) mod place;
mod quote;
pub(crate) mod show;

use guichet_http::{Outcome, Problem};
use guichet_idempotency::Key;

use crate::App;

/// What was answered to this very request before, when it could still be met; else why it cannot be now.
async fn first_answer_or(app: &App, key: &Key, refusal: Problem) -> Outcome {
    if !refusal.status().is_client_error() {
        return Err(refusal);
    }
    let client = app.database.get().await?;
    match key.answered(&client, app.now()).await? {
        Some(first) => first.into_response(),
        None => Err(refusal),
    }
}
