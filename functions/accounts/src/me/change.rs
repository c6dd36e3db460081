use std::sync::Arc;

use guichet_access::SignedIn;
use guichet_contact::check_name;
use guichet_database::{Failure, ResultExt as _};
use guichet_http::{Description, Json, Problem};
use guichet_money::Locale;
use guichet_queries::queries::accounts as queries;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::App;
use crate::answer::{AccountProfile, SessionAnswer};

/// What is to be different; what is left out stays.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProfileChange {
    /// The person's name
    #[serde(default)]
    name: Option<String>,
    /// The language of mails
    #[serde(default)]
    locale: Option<Locale>,
}

/// `PATCH /me`: another name or language.
pub(crate) async fn handle(
    app: Arc<App>,
    signed_in: SignedIn,
    Json(wanted): Json<ProfileChange>,
) -> Result<Json<AccountProfile>, Problem> {
    let name = wanted.name.as_deref().map(check_name).transpose();
    let name = name.map_err(|legal| Problem::invalid("/name", legal))?;
    let locale = wanted.locale.map(Locale::as_str);
    let now = app.clock.now();
    let entry = app.entropy.uuid(now);
    let change = async || -> Result<u64, Failure> {
        let client = app.database.get_to_lock().await?;
        queries::change_profile()
            .bind(
                &client,
                &name.as_deref(),
                &locale,
                &signed_in.account_id,
                &entry,
                &now,
            )
            .await
            .or_commit_unknown()
    };
    app.database.retry(change).await?;
    let client = app.database.get().await?;
    let answer = SessionAnswer::read(&client, signed_in.session_id).await?;
    Ok(Json(answer.account))
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Change one's name or language", "The account");
