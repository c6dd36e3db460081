use guichet_database::DatabaseError;
use guichet_http::Problem;
use guichet_letters::{Example, ExampleEvent, Occasion};
use guichet_order::{Locale, Text};
use guichet_queries::queries::mailer::Lease;
use uuid::Uuid;

use crate::App;
use crate::attempt::SendOutcome;
use crate::message::{MailParts, build};

/// What buyers of an event would read, without documents: as it comes from the organizer, to somebody who works there. An event that
/// was deleted meanwhile has none.
pub(super) async fn compose(
    app: &App,
    mail_id: Uuid,
    lease: &Lease,
    locale: Locale,
) -> Result<lettre::Message, SendOutcome> {
    let kind = lease.example_of.as_deref().unwrap_or_default();
    let occasion: Occasion = kind.parse().map_err(SendOutcome::unreadable)?;
    let now = app.clock.now();
    let event = load(app, lease.event_id)
        .await
        .map_err(SendOutcome::postponed)?;
    let event = event.ok_or_else(SendOutcome::outdated)?;
    let text = lease.text.clone().map(Text::from);
    let example = Example {
        occasion,
        text: text.as_ref(),
        url: app.public_url.clone(),
        now,
    };
    let letter = event.letter(example, locale).as_example();
    let (name, email) = event.organizer();
    let parts = MailParts {
        mail_id,
        from: app.smtp.address(),
        sender: name,
        reply_to: Some((name, email)),
        recipient: &lease.recipient,
        now,
        letter: &letter,
        documents: None,
    };
    build(parts).map_err(SendOutcome::GivenUp)
}

async fn load(app: &App, event_id: Option<Uuid>) -> Result<Option<ExampleEvent>, Problem> {
    let missing = || Problem::internal("an example's event is not there");
    let event_id = event_id.ok_or_else(missing)?;
    let client = app.database.get().await?;
    let event = ExampleEvent::find(&client, None, event_id, app.clock.now()).await;
    event.map_err(|error| DatabaseError::from(error).into())
}
