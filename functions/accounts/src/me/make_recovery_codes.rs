use std::sync::Arc;

use guichet_access::SteppedUp;
use guichet_database::{Failure, ResultExt as _};
use guichet_http::{Description, Json, Problem, ProblemType, Problems, Refused};
use guichet_queries::queries::accounts as queries;

use crate::App;
use crate::problems::NO_SECOND_FACTOR;
use crate::recovery_code::{RecoveryCodes, RecoveryCodesAnswer};

/// `POST /me/recovery-codes`: ten others, instead of those there were.
pub(crate) async fn handle(
    app: Arc<App>,
    SteppedUp(signed_in): SteppedUp,
) -> Result<Json<RecoveryCodesAnswer>, Refused<RecoveryCodesProblem>> {
    let codes = RecoveryCodes::new(&app.entropy);
    let now = app.clock.now();
    let entry = app.entropy.uuid(now);
    let replace = async || -> Result<bool, Failure> {
        let client = app.database.get_to_lock().await?;
        queries::replace_recovery_codes()
            .bind(
                &client,
                &signed_in.account_id,
                &codes.hashes(),
                &entry,
                &now,
            )
            .one()
            .await
            .or_commit_unknown()
    };
    if !app.database.retry(replace).await? {
        return Err(Problem::from(NO_SECOND_FACTOR).into());
    }
    Ok(Json(codes.answer()))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Make other recovery codes",
    "Ten recovery codes, shown this once; those before are good for nothing",
);

/// Why there are none.
pub(crate) enum RecoveryCodesProblem {}

impl Problems for RecoveryCodesProblem {
    const ALL: &[(ProblemType, &str)] = &[(NO_SECOND_FACTOR, "no codes are asked for")];
}
