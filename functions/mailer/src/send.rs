use std::sync::Arc;

use guichet_database::ResultExt as _;
use guichet_http::{Description, NoContent, Problem, ProblemType, Problems, Refused, Request};
use guichet_messages::{Delivered, Message, PoisonMessage};
use guichet_queries::queries::mailer as queries;
use guichet_queries::queries::mailer::Lease;
use serde::{Deserialize, Serialize};
use tokio::time::Instant;
use uuid::Uuid;

use crate::attempt::SendOutcome;
use crate::compose::compose;
use crate::lease::{self, LEASE};
use crate::problems::{self, BEING_SENT, MAIL_SERVER_UNAVAILABLE};
use crate::{App, metrics};

/// A mail is to be sent; its row in `mails` says which, to whom and whether it has been.
#[derive(Debug, Serialize, Deserialize)]
pub struct MailRequested {
    /// The mail.
    pub mail_id: Uuid,
}

impl Message for MailRequested {
    const TOPIC: &'static str = "mail-requested";
}

/// What became of asking for a mail.
enum Taken {
    /// It is ours, at least until the lease ends.
    Ours(Box<Lease>, Instant),
    /// Somebody is sending it at this moment.
    Busy,
    /// It was sent, or never will be.
    Over,
    /// There is no such mail.
    Unknown,
}

/// A message about a mail that is not in this database.
#[derive(Debug, thiserror::Error)]
#[error("there is no mail {0}")]
struct UnknownMail(Uuid);

/// `POST /`: a mail is to be sent.
pub(crate) async fn handle(
    app: Arc<App>,
    Delivered(push): Delivered<MailRequested>,
    request: Arc<Request>,
) -> Result<NoContent, Refused<SendProblem>> {
    let Some(push) = push else {
        return Ok(NoContent);
    };
    let mail_id = push.message.mail_id;
    match take(&app, mail_id).await? {
        Taken::Ours(lease, until) => {
            let attempt = tokio::select! {
                biased;
                attempt = attempt(&app, mail_id, &lease) => attempt,
                () = lease::keep(&app.database, mail_id, lease.attempts, until) => lease_lost(),
            };
            metrics::attempted(&attempt);
            Ok(record(&app, mail_id, &lease, attempt).await?)
        }
        Taken::Busy => Err(BEING_SENT.into()),
        Taken::Over => Ok(NoContent),
        Taken::Unknown => {
            let reason = UnknownMail(mail_id);
            let poison = PoisonMessage::new(&reason, Some(push.outbox_id), request.body());
            app.subscriber.dead_letter(poison).await?;
            Ok(NoContent)
        }
    }
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Send a mail", "Sent or given up, now or before");

/// Why a mail is to be delivered again.
pub(crate) enum SendProblem {}

impl Problems for SendProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            MAIL_SERVER_UNAVAILABLE,
            "the mail server does not take it now",
        ),
        (BEING_SENT, "somebody else is sending it"),
    ];
}

async fn take(app: &App, mail_id: Uuid) -> Result<Taken, Problem> {
    let client = app.database.get().await?;
    // Before the database begins to count.
    let until = Instant::now() + LEASE;
    let lease = queries::lease()
        .bind(&client, &LEASE.as_secs_f64(), &mail_id)
        .opt()
        .await
        .or_problem()?;
    if let Some(lease) = lease {
        return Ok(Taken::Ours(Box::new(lease), until));
    }
    let status = queries::mail_status()
        .bind(&client, &mail_id)
        .opt()
        .await
        .or_problem()?;
    Ok(match status.as_deref() {
        Some("queued") => Taken::Busy,
        Some(_) => Taken::Over,
        None => Taken::Unknown,
    })
}

/// Writes a mail and sends it.
async fn attempt(app: &App, mail_id: Uuid, lease: &Lease) -> SendOutcome {
    let message = match compose(app, mail_id, lease).await {
        Ok(message) => message,
        Err(attempt) => return attempt,
    };
    // Without a connection to the database: the pool is small, and mail servers may be slow.
    match app.smtp.send(&message).await {
        Ok(()) => SendOutcome::Sent,
        Err(error) if error.for_good => SendOutcome::GivenUp(error.words),
        Err(error) => SendOutcome::Postponed {
            words: error.words.clone(),
            problem: problems::not_sent(error),
        },
    }
}

/// Somebody else may be sending it.
fn lease_lost() -> SendOutcome {
    SendOutcome::Postponed {
        words: "the lease was lost while it was sent".to_owned(),
        problem: BEING_SENT.into(),
    }
}

/// Where this fails after the mail was sent, the lease stays, so that it is not sent again at once.
async fn record(
    app: &App,
    mail_id: Uuid,
    lease: &Lease,
    attempt: SendOutcome,
) -> Result<NoContent, Problem> {
    let client = app.database.get_with_long_wait().await?;
    match attempt {
        SendOutcome::Sent => {
            queries::mark_sent()
                .bind(&client, &app.clock.now(), &mail_id)
                .await
                .or_problem()?;
            tracing::info!(%mail_id, kind = lease.kind, attempt = lease.attempts, "mail sent");
            Ok(NoContent)
        }
        SendOutcome::GivenUp(reason) => {
            queries::mark_failed()
                .bind(&client, &reason, &mail_id, &lease.attempts)
                .await
                .or_problem()?;
            tracing::warn!(%mail_id, kind = lease.kind, "a mail will not be sent; its row says why");
            Ok(NoContent)
        }
        SendOutcome::Postponed { words, problem } => {
            queries::release()
                .bind(&client, &words, &mail_id, &lease.attempts)
                .await
                .or_problem()?;
            Err(problem)
        }
    }
}
