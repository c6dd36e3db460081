use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_contact::{check_email, check_name};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{Description, IfMatch, Json, Path, Problem, Refused, Versioned};
use guichet_order::{LineStatus, OrderRecord};
use guichet_queries::queries::sales as queries;
use schemars::JsonSchema;
use serde::Deserialize;

use super::edit::{EditProblem, document, read};
use crate::App;
use crate::orders::document::OrderDocument;
use crate::paths::LinePath;
use crate::problems::NOT_CORRECTABLE;

/// Who comes. What is absent is not known.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AttendeeRequest {
    /// As it should be read at the door: 1 to 200 characters on one line
    #[serde(default)]
    name: Option<String>,
    /// An e-mail address
    #[serde(default)]
    email: Option<String>,
}

/// `PUT /organizers/{organizer_id}/orders/{order_id}/lines/{line}/attendee`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditOrders>,
    Path(LinePath { order_id, line }): Path<LinePath>,
    seen: IfMatch,
    Json(wanted): Json<AttendeeRequest>,
) -> Result<Versioned<Json<OrderDocument>>, Refused<EditProblem>> {
    let name = wanted.name.as_deref().map(check_name).transpose();
    let name = name.map_err(|legal| Problem::invalid("/name", legal))?;
    let email = wanted.email.as_deref().map(check_email).transpose();
    let email = email.map_err(|legal| Problem::invalid("/email", legal))?;
    let line = line.get();
    let write = async || -> Result<_, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_order(&*app, &caller, &mut client, order_id).await?;
        let record = read(&editing, &caller, order_id, seen).await?;
        let (was_name, was_email) = attendee(&record, line)?;
        let fields = [
            ("attendee_name", was_name != name),
            ("attendee_email", was_email != email),
        ];
        let changed = fields.into_iter().filter(|(_, is_other)| *is_other);
        let difference = changed.fold(Difference::new(), |difference, (field, _)| {
            difference.changed(field)
        });
        if !difference.is_empty() {
            queries::set_attendee()
                .bind(&editing.transaction, &name, &email, &order_id, &line)
                .await?;
            guichet_order::note_change(&editing.transaction, order_id).await?;
            let difference = difference.value("line", i64::from(line));
            editing
                .log(Action::OrderAttendeeChanged, order_id, difference)
                .await?;
        }
        let order = document(&editing, &caller, order_id).await?;
        editing.commit().await?;
        Ok(order)
    };
    let order = app.database.retry(write).await?;
    Ok(Versioned {
        version: order.version,
        answer: Json(order),
    })
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Correct who comes with a line",
    "The order as it is now",
)
.details(
    "Of an order that is placed or paid. The ticket stays the same: it does not carry the name.",
);

/// Name and address on a line; 404 where there is no such line, 409 where it was taken out of the order.
fn attendee(record: &OrderRecord, line: i16) -> Result<(Option<String>, Option<String>), Problem> {
    let mut lines = record.lines.iter();
    let line = lines.find(|other| other.line == line);
    let line = line.ok_or_else(Problem::not_found)?;
    if line.status != LineStatus::Live {
        return Err(Problem::new(NOT_CORRECTABLE));
    }
    let attendee = line.attendee.clone().unwrap_or_default();
    Ok((attendee.name, attendee.email))
}
