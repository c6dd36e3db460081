use std::sync::Arc;

use guichet_access::{SessionToken, SignedIn};
use guichet_http::{Description, NoContent, Problem, WithCookies};

use crate::App;

/// `DELETE /session`: signs out.
pub(crate) async fn handle(
    app: Arc<App>,
    signed_in: SignedIn,
) -> Result<WithCookies<NoContent>, Problem> {
    app.end_session(signed_in.account_id, signed_in.session_id)
        .await?;
    Ok(WithCookies {
        answer: NoContent,
        cookies: vec![SessionToken::remove_cookie()],
    })
}

pub(crate) const DESCRIPTION: Description = Description::new("Sign out", "The session has ended");
