use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_contact::{check_email, check_name};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{Description, IfMatch, Json, Path, Problem, Refused, TraceContext, Versioned};
use guichet_order::{Contact, OrderRecord, check_correctable, correct_address, due_mail};
use guichet_queries::queries::sales as queries;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::edit::{EditProblem, document, queued_mail, read};
use crate::App;
use crate::orders::document::OrderDocument;
use crate::paths::OrderPath;
use crate::problems::NOT_CORRECTABLE;

/// Who bought it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContactRequest {
    /// As it should be read: 1 to 200 characters on one line
    name: String,
    /// An e-mail address
    email: String,
}

/// `PUT /organizers/{organizer_id}/orders/{order_id}/contact`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditOrders>,
    Path(OrderPath { order_id }): Path<OrderPath>,
    seen: IfMatch,
    Json(wanted): Json<ContactRequest>,
    trace: TraceContext,
) -> Result<Versioned<Json<OrderDocument>>, Refused<EditProblem>> {
    let wanted = Contact {
        name: check_name(&wanted.name).map_err(|legal| Problem::invalid("/name", legal))?,
        email: check_email(&wanted.email).map_err(|legal| Problem::invalid("/email", legal))?,
    };
    let trace = trace.traceparent();
    let write = async || -> Result<_, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_order(&*app, &caller, &mut client, order_id).await?;
        let record = read(&editing, &caller, order_id, seen).await?;
        let messages = change(&editing, &record, &wanted, &trace).await?;
        let order = document(&editing, &caller, order_id).await?;
        editing.commit().await?;
        Ok((order, messages))
    };
    let (order, messages) = app.database.retry(write).await?;
    app.publisher.publish(&app.database, &messages).await;
    Ok(Versioned {
        version: order.version,
        answer: Json(order),
    })
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Correct who bought an order",
    "The order as it is now",
)
.details(
    "Of an order that is placed or paid. Where the address is another, at most nine times and until its dates are over, the order has \
     another link: it is mailed to the new address with what the old one should have got, and the old one is told.",
);

/// Writes what is other; answers the messages to publish.
async fn change(
    editing: &Editing<'_>,
    record: &OrderRecord,
    wanted: &Contact,
    trace: &str,
) -> Result<Vec<Uuid>, Failure> {
    let (transaction, order_id) = (&editing.transaction, record.id);
    let is_name = |contact: &Contact| contact.name == wanted.name;
    let is_email = |contact: &Contact| contact.email == wanted.email;
    let contact = record.contact.as_ref();
    let (mut difference, mut messages) = (Difference::new(), Vec::new());
    if !contact.is_some_and(is_name) {
        queries::rename_buyer()
            .bind(transaction, &wanted.name, &order_id)
            .await?;
        difference = difference.changed("contact_name");
    }
    if !contact.is_some_and(is_email) {
        check_correctable(record.status, &record.lines, record.link(), editing.now)
            .map_err(|_| Problem::new(NOT_CORRECTABLE))?;
        let due = due_mail(record.status, &record.lines, record.payment.as_ref());
        let mails = [(), ()].map(|()| queued_mail(editing, trace));
        messages = correct_address(transaction, order_id, &wanted.email, due, mails).await?;
        difference = difference.changed("contact_email");
    }
    if !difference.is_empty() {
        guichet_order::note_change(transaction, order_id).await?;
        editing
            .log(Action::OrderContactChanged, order_id, difference)
            .await?;
    }
    Ok(messages)
}
