use guichet_database::DatabaseError;
use guichet_http::Problem;
use guichet_order::{LoadError, Locale};
use guichet_order_documents::OrderDocuments;
use guichet_queries::queries::mailer::Lease;
use uuid::Uuid;

use crate::letter::Letter;
use crate::message::{AttachedDocuments, Parts, build};
use crate::occasion::Occasion;
use crate::{App, problems};

/// How an attempt to send a mail ended.
pub(crate) enum Attempt {
    /// The mail server has it.
    Sent,
    /// It will never be sent; and why, for its row.
    GivenUp(String),
    /// It is to be tried again; and why, for its row.
    Postponed { words: String, problem: Problem },
}

/// Writes a mail and sends it.
pub(crate) async fn attempt(app: &App, mail_id: Uuid, lease: &Lease) -> Attempt {
    let message = match compose(app, mail_id, lease).await {
        Ok(message) => message,
        Err(attempt) => return attempt,
    };
    // Without a connection to the database: the pool is small, and mail servers may be slow.
    match app.smtp.send(&message).await {
        Ok(()) => Attempt::Sent,
        Err(error) if error.for_good => Attempt::GivenUp(error.words),
        Err(error) => Attempt::Postponed {
            words: error.words.clone(),
            problem: problems::not_sent(error),
        },
    }
}

async fn compose(app: &App, mail_id: Uuid, lease: &Lease) -> Result<lettre::Message, Attempt> {
    let occasion: Occasion = lease.kind.parse().map_err(unreadable)?;
    let locale: Locale = lease.locale.parse().map_err(unreadable)?;
    let documents = load(app, lease.order_id).await.map_err(postponed)?;
    let order = documents.record();
    let now = app.clock.now();
    if !occasion.is_current(order, now) {
        let reason = "what it was to say was no longer so";
        return Err(Attempt::GivenUp(reason.to_owned()));
    }
    let given_up = |reason: String| Attempt::GivenUp(reason);
    let tickets = if occasion.has_tickets() {
        let tickets = documents.tickets_pdf(&app.fonts).await;
        tickets.map_err(|error| given_up(error.to_string()))?
    } else {
        None
    };
    let attached = occasion.has_calendar(order).then(|| AttachedDocuments {
        tickets,
        calendar: documents.calendar(&app.public_url, &app.secrets, now),
        method: documents.calendar_method(now),
    });
    let url = format!(
        "{}/orders/{}",
        app.public_url,
        app.secrets.text(order.link())
    );
    let letter = Letter::write(occasion, &documents, url, locale);
    let parts = Parts {
        mail_id,
        from: app.smtp.address(),
        organizer: documents.organizer(),
        recipient: &lease.recipient,
        now,
        letter: &letter,
        reference: documents.reference(),
        documents: attached,
    };
    build(parts).map_err(given_up)
}

async fn load(app: &App, order_id: Uuid) -> Result<OrderDocuments, Problem> {
    let client = app.database.get().await?;
    let documents = guichet_order_documents::load(&client, order_id).await;
    let documents = documents.map_err(|error| match error {
        LoadError::Database(error) => DatabaseError::from(error).into(),
        other @ LoadError::Unreadable(_) => Problem::internal(other),
    })?;
    documents.ok_or_else(|| Problem::internal("a mail's order is not there"))
}

fn postponed(problem: Problem) -> Attempt {
    Attempt::Postponed {
        words: problem.name().to_owned(),
        problem,
    }
}

/// A newer release has written what this one cannot read, and will read it when this one is gone.
fn unreadable(error: impl std::error::Error + Send + Sync + 'static) -> Attempt {
    postponed(Problem::internal(error))
}
