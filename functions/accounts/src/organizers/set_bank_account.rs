use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_database::{Failure, ResultExt as _};
use guichet_http::{Description, Json, NoContent, Problem};
use guichet_queries::queries::accounts as queries;
use schemars::JsonSchema;
use serde::Deserialize;

use super::iban::{LEGAL, read_iban};
use crate::App;
use guichet_texts::line;

/// Where the money goes.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct BankAccount {
    /// Whose account it is
    holder: String,
    /// With or without spaces
    iban: String,
}

/// `PUT /organizers/{organizer_id}/bank-account`: another account for the money of bank transfers.
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditBankAccount>,
    Json(wanted): Json<BankAccount>,
) -> Result<NoContent, Problem> {
    let holder = line("/holder", &wanted.holder, 200)?;
    let holder = holder.ok_or_else(|| Problem::invalid("/holder", "given"))?;
    let iban = read_iban(&wanted.iban).ok_or_else(|| Problem::invalid("/iban", LEGAL))?;
    let now = app.clock.now();
    let entry = app.entropy.uuid(now);
    let account_id = caller.account_id()?;
    let write = async || -> Result<u64, Failure> {
        let client = app.database.get_to_lock().await?;
        queries::change_bank_account()
            .bind(
                &client,
                &holder,
                &iban,
                &caller.organizer_id,
                &entry,
                &account_id,
                &now,
            )
            .await
            .or_commit_unknown()
    };
    app.database.retry(write).await?;
    Ok(NoContent)
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Change the bank account",
    "The account is another, and no answer shows it",
);
