use std::sync::Arc;

use guichet_access::SessionToken;
use guichet_http::{ClientAddress, FromRequest, Operation, Problem, Request};

use crate::App;
use crate::browser::Browser;

/// In characters, of what a browser says of itself: enough to know one's own by.
const USER_AGENT_LENGTH: usize = 200;

/// Who asks without being signed in, or to be: the browser, and where it is.
pub(crate) struct Visitor {
    pub(crate) browser: Browser,
    /// What attempts are counted by.
    pub(crate) network: String,
    /// What a list of sessions shows of it.
    pub(crate) wide_network: String,
    pub(crate) user_agent: String,
    /// The session that the browser has, whether it is still good or not.
    pub(crate) former_session: Option<SessionToken>,
}

impl FromRequest<App> for Visitor {
    async fn from_request(app: &App, request: &Arc<Request>) -> Result<Self, Problem> {
        let address = ClientAddress::from_request(app, request).await?;
        let user_agent = request.header("user-agent").unwrap_or_default();
        Ok(Self {
            browser: Browser::of(request, &app.entropy),
            network: address.network(),
            wide_network: address.wide_network(),
            user_agent: user_agent.chars().take(USER_AGENT_LENGTH).collect(),
            former_session: SessionToken::of(request),
        })
    }

    /// Browsers send all of it by themselves.
    fn describe(operation: Operation) -> Operation {
        operation
    }
}
