use std::sync::Arc;

use guichet_database::{Client, DatabaseError, ResultExt as _};
use guichet_http::{Operation, Outcome, Problem, Request, StatusCode, no_content};
use guichet_messages::Message;
use guichet_order::LoadError;
use guichet_papers::Papers;
use guichet_queries::queries::mailer as queries;
use guichet_queries::queries::mailer::Lease;
use jiff::SignedDuration;
use uuid::Uuid;

use crate::message::{self, Sender};
use crate::smtp::SmtpError;
use crate::{App, Letter};

/// Longer than sending may take; when a mailer is killed meanwhile, another tries again after this.
const LEASE: SignedDuration = SignedDuration::from_secs(60);

/// `POST /`: a mail is to be sent.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let Some(push) = app.subscriber.receive(&request).await? else {
        return Ok(no_content());
    };
    let Message::MailRequested { mail_id } = push.message else {
        return Ok(no_content());
    };
    let now = app.clock.now();
    let client = app.database.get().await?;
    let lease = queries::lease()
        .bind(&client, &(now + LEASE), &mail_id, &now)
        .opt()
        .await
        .or_problem()?;
    let Some(lease) = lease else {
        return somebody_else(&client, mail_id).await;
    };
    match write(&app, &client, mail_id, &lease).await {
        Ok(()) => Ok(no_content()),
        Err(problem) => {
            // The lease ends, so that the next delivery can try at once.
            queries::release()
                .bind(&client, &problem.name(), &mail_id)
                .await
                .or_problem()?;
            Err(problem)
        }
    }
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .summary("Send a mail")
        .answers_nothing(StatusCode::NO_CONTENT, "Sent, now or before")
}

/// Sent before: done. Being sent at this moment: to be asked again, in case it fails.
async fn somebody_else(client: &Client, mail_id: Uuid) -> Outcome {
    let mail = queries::find_mail()
        .bind(client, &mail_id)
        .opt()
        .await
        .or_problem()?;
    match mail {
        Some(status) if status == "queued" => Err(Problem::overloaded()),
        _ => Ok(no_content()),
    }
}

async fn write(app: &App, client: &Client, mail_id: Uuid, lease: &Lease) -> Result<(), Problem> {
    let papers = guichet_papers::load(client, lease.order_id)
        .await
        .map_err(unreadable)?;
    let Some(papers) = papers else {
        return fail(client, mail_id, "the order is gone").await;
    };
    let sender = queries::sender()
        .bind(client, &lease.order_id)
        .one()
        .await
        .or_problem()?;
    let message = match compose(
        app,
        mail_id,
        lease,
        &papers,
        &Sender {
            name: sender.name,
            email: sender.email,
        },
    ) {
        Ok(message) => message,
        Err(reason) => return fail(client, mail_id, &reason).await,
    };
    match app.smtp.send(message).await {
        Ok(()) => {
            queries::mark_sent()
                .bind(client, &app.clock.now(), &mail_id)
                .await
                .or_problem()?;
            tracing::info!(%mail_id, kind = lease.kind, attempt = lease.attempts, "mail sent");
            Ok(())
        }
        Err(SmtpError::Refused(reason)) => fail(client, mail_id, &reason).await,
        Err(error @ SmtpError::Unavailable(_)) => Err(Problem::overloaded().source(error)),
    }
}

fn compose(
    app: &App,
    mail_id: Uuid,
    lease: &Lease,
    papers: &Papers,
    sender: &Sender,
) -> Result<lettre::Message, String> {
    let occasion = lease.kind.parse()?;
    let locale = lease
        .locale
        .parse()
        .map_err(|_| format!("no such language: {}", lease.locale))?;
    let link = format!(
        "{}/orders/{}",
        app.public_url,
        app.secrets.text(lease.order_id)
    );
    let letter = Letter::write(occasion, papers.record(), &sender.name, &link, locale);
    let attachments = if occasion.attaches_papers() {
        let pdf = papers.tickets_pdf().map_err(|error| error.to_string())?;
        Some((
            pdf,
            papers.calendar(&app.public_url, &app.secrets, app.clock.now()),
        ))
    } else {
        None
    };
    message::build(
        app,
        mail_id,
        &lease.recipient,
        sender,
        &letter,
        papers.reference(),
        attachments,
    )
}

async fn fail(client: &Client, mail_id: Uuid, reason: &str) -> Result<(), Problem> {
    tracing::error!(%mail_id, "a mail will not be sent; its row in mails says why");
    queries::mark_failed()
        .bind(client, &reason, &mail_id)
        .await
        .or_problem()?;
    Ok(())
}

fn unreadable(error: LoadError) -> Problem {
    match error {
        LoadError::Database(error) => DatabaseError::from(error).into(),
        other @ LoadError::Unreadable(_) => Problem::internal(other),
    }
}
