use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_contact::fold_email;
use guichet_database::{Failure, ResultExt as _};
use guichet_http::{
    Accepted, Description, NOT_FOUND, Path, ProblemType, Problems, Refused, TraceContext,
};
use guichet_queries::queries::accounts as queries;

use super::details::{InvitationDetails, InvitationPath};
use super::managing::{check_outcome, check_role};
use crate::App;
use crate::problems::{INVITATION_OVER, TOO_MANY_ATTEMPTS};

/// `POST /organizers/{organizer_id}/invitations/{invitation_id}/mail`: mails it again, for seven more days.
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::ManageMembers>,
    Path(InvitationPath { invitation_id }): Path<InvitationPath>,
    trace: TraceContext,
) -> Result<Accepted, Refused<MailProblem>> {
    let (organizer_id, actor) = (caller.organizer_id, caller.account_id()?);
    let client = app.database.get().await?;
    let invitation = InvitationDetails::read(&client, organizer_id, invitation_id).await?;
    drop(client);
    check_role(caller.role, invitation.role)?;
    let email = fold_email(&invitation.email).unwrap_or(invitation.email);
    app.count_invitation(organizer_id, &email).await?;
    let now = app.clock.now();
    let [mail_id, message_id, entry] = std::array::from_fn(|_| app.entropy.uuid(now));
    let traceparent = trace.traceparent();
    let mail = async || -> Result<String, Failure> {
        let client = app.database.get_to_lock().await?;
        queries::mail_invitation()
            .bind(
                &client,
                &organizer_id,
                &invitation_id,
                &actor,
                &mail_id,
                &message_id,
                &entry,
                &now,
                &Some(traceparent.as_str()),
            )
            .one()
            .await
            .or_commit_unknown()
    };
    check_outcome(caller.role, &app.database.retry(mail).await?)?;
    app.publisher.publish(&app.database, &[message_id]).await;
    Ok(Accepted)
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Mail an invitation again", "The mail is on its way")
        .details("The invitation is good for seven days from now.");

/// Why it is not mailed.
pub(crate) enum MailProblem {}

impl Problems for MailProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (NOT_FOUND, "the organizer has no such invitation"),
        (INVITATION_OVER, "it was accepted or revoked"),
        (
            TOO_MANY_ATTEMPTS,
            "the organizer invited too many of late, or too many mails were asked for to this address",
        ),
    ];
}
