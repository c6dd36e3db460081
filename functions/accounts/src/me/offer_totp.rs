use std::sync::Arc;

use guichet_access::SteppedUp;
use guichet_database::{Failure, ResultExt as _};
use guichet_http::{Created, Description, Problem, ProblemType, Problems, Refused};
use guichet_queries::queries::accounts as queries;
use jiff::SignedDuration;
use schemars::JsonSchema;
use serde::Serialize;

use crate::App;
use crate::problems::SECOND_FACTOR_SET;
use crate::totp::{Secret, base32, uri};

/// How long a secret that was shown may be confirmed.
const PENDING: SignedDuration = SignedDuration::from_mins(10);

/// What a telephone makes codes from.
#[derive(Serialize, JsonSchema)]
pub(crate) struct TotpOffer {
    /// To be typed into the telephone: 32 characters of base32
    secret: String,
    /// The same as an address for a QR code
    uri: String,
}

/// `POST /me/totp`: shows a new secret, which counts once a code of it is sent.
pub(crate) async fn handle(
    app: Arc<App>,
    SteppedUp(signed_in): SteppedUp,
) -> Result<Created<TotpOffer>, Refused<OfferProblem>> {
    let secret: Secret = app.entropy.bytes();
    let sealed = app.totp.seal(signed_in.account_id, &secret, &app.entropy);
    let until = app.clock.now() + PENDING;
    let offer = async || -> Result<Option<String>, Failure> {
        let client = app.database.get_to_lock().await?;
        queries::offer_totp()
            .bind(&client, &sealed, &until, &signed_in.account_id)
            .opt()
            .await
            .or_commit_unknown()
    };
    let email = app.database.retry(offer).await?;
    let email = email.ok_or_else(|| Problem::from(SECOND_FACTOR_SET))?;
    Ok(Created {
        body: TotpOffer {
            secret: base32(&secret),
            uri: uri(&secret, &email),
        },
        location: None,
    })
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Begin to set up codes from a telephone",
    "A secret for the telephone, shown this once",
)
.details("Codes are asked for once one of this secret was sent, within ten minutes.");

/// Why no secret is shown.
pub(crate) enum OfferProblem {}

impl Problems for OfferProblem {
    const ALL: &[(ProblemType, &str)] = &[(SECOND_FACTOR_SET, "codes are asked for already")];
}
