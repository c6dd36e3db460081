use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    Accepted, Description, Path, Problem, ProblemType, Problems, Refused, TraceContext,
};
use guichet_queries::queries::backoffice_mail_texts as queries;
use jiff::SignedDuration;

use crate::paths::MailTextPath;
use crate::problems::MAIL_LIMIT;
use crate::{App, limits};

/// In which [`limits::EXAMPLES`] are counted.
const PERIOD: SignedDuration = SignedDuration::from_hours(1);

/// `POST /organizers/{organizer_id}/events/{event_id}/mail-texts/{kind}/examples`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(MailTextPath { event_id, kind }): Path<MailTextPath>,
    trace: TraceContext,
) -> Result<Accepted, Refused<SendProblem>> {
    let trace = Some(trace.traceparent());
    let account_id = caller.account_id().ok();
    let write = async || -> Result<_, Failure> {
        let mut client = app.database.get_to_lock().await?;
        // Those who ask at once are counted one after the other.
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let since = editing.now.checked_sub(PERIOD).map_err(Problem::internal)?;
        let so_far = queries::count_examples()
            .bind(&editing.transaction, &event_id, &since)
            .one()
            .await?;
        if so_far >= limits::EXAMPLES {
            let problem = Problem::new(MAIL_LIMIT).detail("20 were sent within an hour.");
            return Err(problem.retry_after(60).into());
        }
        let (mail_id, message_id) = (editing.new_id(), editing.new_id());
        queries::queue_example()
            .bind(
                &editing.transaction,
                &mail_id,
                &event_id,
                &kind.as_str(),
                &editing.now,
                &account_id,
                &editing.organizer_id,
                &message_id,
                &trace,
            )
            .await?;
        editing.commit().await?;
        Ok(message_id)
    };
    let message_id = app.database.retry(write).await?;
    app.publisher.publish(&app.database, &[message_id]).await;
    Ok(Accepted)
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Mail what buyers would read", "The mail is on its way")
        .details("To the address of who asks, in their language; to the organizer's where a program asks. With the text that is saved.");

/// Why it is not mailed.
pub(crate) enum SendProblem {}

impl Problems for SendProblem {
    const ALL: &[(ProblemType, &str)] = &[(MAIL_LIMIT, "20 were sent within an hour")];
}
