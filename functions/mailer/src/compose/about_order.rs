use std::collections::BTreeMap;

use guichet_database::DatabaseError;
use guichet_http::Problem;
use guichet_letters::{AboutOrder, CalledOff, Letter, Occasion};
use guichet_order::{LoadError, Locale, Text};
use guichet_order_documents::OrderDocuments;
use guichet_queries::queries::mailer::Lease;
use uuid::Uuid;

use crate::App;
use crate::attempt::SendOutcome;
use crate::message::{AttachedDocuments, MailParts, build};

/// It comes from the organizer, who is answered.
pub(super) async fn compose(
    app: &App,
    mail_id: Uuid,
    lease: &Lease,
    occasion: Occasion,
    locale: Locale,
) -> Result<lettre::Message, SendOutcome> {
    let documents = load(app, lease.order_id)
        .await
        .map_err(SendOutcome::postponed)?;
    let order = documents.record();
    let now = app.clock.now();
    if !occasion.is_current(order, now) {
        return Err(SendOutcome::outdated());
    }
    let tickets = if occasion.has_tickets() {
        let tickets = documents.tickets_pdf(&app.fonts).await;
        tickets.map_err(|error| SendOutcome::GivenUp(error.to_string()))?
    } else {
        None
    };
    let attached = occasion.has_calendar(order).then(|| AttachedDocuments {
        reference: documents.reference(),
        tickets,
        calendar: documents.calendar(&app.public_url, &app.secrets, now),
        method: documents.calendar_method(now),
    });
    let url = format!(
        "{}/orders/{}",
        app.public_url,
        app.secrets.text(order.link())
    );
    let organizer = documents.organizer();
    let venue = |line: i16| Some((line, documents.venue(line)?));
    let text = lease.text.clone().map(Text::from);
    let called_off = called_off(lease);
    let about = AboutOrder {
        order,
        venues: &order
            .lines
            .iter()
            .filter_map(|line| venue(line.line))
            .collect::<BTreeMap<_, _>>(),
        organizer: &organizer.name,
        text: text.as_ref(),
        called_off: called_off.as_ref(),
        url,
    };
    let letter = Letter::about_order(occasion, about, locale);
    let parts = MailParts {
        mail_id,
        from: app.smtp.address(),
        sender: &organizer.name,
        reply_to: Some((&organizer.name, &organizer.email)),
        recipient: &lease.recipient,
        now,
        letter: &letter,
        documents: attached,
    };
    build(parts).map_err(SendOutcome::GivenUp)
}

fn called_off(lease: &Lease) -> Option<CalledOff> {
    Some(CalledOff {
        occurrence_ids: lease.called_off.clone()?,
        is_whole_event: lease.is_whole_event?,
        refunds: lease.refunds?,
    })
}

async fn load(app: &App, order_id: Option<Uuid>) -> Result<OrderDocuments, Problem> {
    let missing = || Problem::internal("a mail's order is not there");
    let client = app.database.get().await?;
    let documents = guichet_order_documents::load(&client, order_id.ok_or_else(missing)?).await;
    let documents = documents.map_err(|error| match error {
        LoadError::Database(error) => DatabaseError::from(error).into(),
        other @ LoadError::Unreadable(_) => Problem::internal(other),
    })?;
    documents.ok_or_else(missing)
}
