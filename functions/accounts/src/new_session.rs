use guichet_access::SessionToken;
use guichet_database::{Failure, ResultExt as _};
use guichet_http::{Created, Problem, WithCookies};
use guichet_queries::queries::accounts as queries;
use jiff::Timestamp;
use uuid::Uuid;

use crate::App;
use crate::answer::SessionAnswer;
use crate::visitor::Visitor;

/// What is answered to whoever is signed in now.
pub(crate) type SignedInAnswer = WithCookies<Created<SessionAnswer>>;

/// A session that is about to be opened: each sign-in has one of its own.
pub(crate) struct NewSession {
    pub(crate) session_id: Uuid,
    pub(crate) token: SessionToken,
    pub(crate) audit_entry_id: Uuid,
}

impl NewSession {
    pub(crate) fn new(app: &App, now: Timestamp) -> Self {
        Self {
            session_id: app.entropy.uuid(now),
            token: SessionToken::new(&app.entropy),
            audit_entry_id: app.entropy.uuid(now),
        }
    }

    /// Answers it, now that it is open. The session that the browser had before ends: none is left behind.
    pub(crate) async fn answer(
        self,
        app: &App,
        visitor: &Visitor,
    ) -> Result<SignedInAnswer, Problem> {
        if let Some(former) = &visitor.former_session {
            app.end_former_session(former).await?;
        }
        let client = app.database.get().await?;
        Ok(WithCookies {
            answer: Created {
                body: SessionAnswer::read(&client, self.session_id).await?,
                location: None,
            },
            cookies: vec![self.token.cookie(), visitor.browser.cookie()],
        })
    }
}

impl App {
    async fn end_former_session(&self, former: &SessionToken) -> Result<(), Problem> {
        let now = self.clock.now();
        let entry = self.entropy.uuid(now);
        let end = async || -> Result<u64, Failure> {
            let client = self.database.get_to_lock().await?;
            queries::end_former_session()
                .bind(&client, &former.hash().as_slice(), &entry, &now)
                .await
                .or_commit_unknown()
        };
        self.database.retry(end).await?;
        self.access.forget_all();
        Ok(())
    }
}
