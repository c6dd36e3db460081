use guichet_account_links::TokenKind;
use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_queries::queries::accounts::{self as queries, OpenInvitation};
use uuid::Uuid;

use crate::App;
use crate::problems::LINK_NOT_USABLE;

impl App {
    /// The invitation that a token is of; 409 where it is of none.
    pub(super) fn read_invitation(&self, token: &str) -> Result<Uuid, Problem> {
        let invitation = self.links.read(TokenKind::Invitation, token);
        invitation.ok_or_else(|| LINK_NOT_USABLE.into())
    }

    /// An invitation that can be accepted; 409 where it cannot.
    pub(super) async fn open_invitation(
        &self,
        invitation_id: Uuid,
    ) -> Result<OpenInvitation, Problem> {
        let client = self.database.get().await?;
        let found = queries::open_invitation()
            .bind(&client, &invitation_id, &self.clock.now())
            .opt()
            .await
            .or_problem()?;
        found.ok_or_else(|| LINK_NOT_USABLE.into())
    }
}
