use std::sync::Arc;

use guichet_access::SignedIn;
use guichet_http::{Description, Json, Problem};

use crate::App;
use crate::answer::SessionAnswer;

/// `GET /session`: who is signed in, and what they may do where.
pub(crate) async fn handle(
    app: Arc<App>,
    signed_in: SignedIn,
) -> Result<Json<SessionAnswer>, Problem> {
    let client = app.database.get().await?;
    Ok(Json(
        SessionAnswer::read(&client, signed_in.session_id).await?,
    ))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Read who is signed in",
    "The session, whose it is, and what they may do where",
);
