use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use guichet_http::{Description, Json, Problem, ProblemType, Problems, Refused};
use guichet_order::{
    AskedLine, Attendee, AttendeeDetails, Details, DetailsInput, LineStatus, Order, OrderLink,
    OrderRecord, QuestionKind,
};
use uuid::Uuid;

use super::locked::stage;
use crate::App;
use crate::changes::{ATTEMPTS, AttendeeChange, DetailsChange};
use crate::expiry::Stage;
use crate::problems::{self, ALREADY_PAID, ORDER_CANCELLED, ORDER_EXPIRED};

/// `PUT /orders/{secret}/details`: who buys, who comes, and what they answer. Replaces all of it.
pub(crate) async fn handle(
    app: Arc<App>,
    link: OrderLink,
    Json(input): Json<DetailsInput>,
) -> Result<Json<Order>, Refused<FillInProblem>> {
    let now = app.now();
    for _ in 0..ATTEMPTS {
        let mut record = app.reader.record(link).await?;
        let stage = stage(&record, now);
        // A slip may be put right until the money is there; and whoever may still order may still say who comes.
        if !matches!(stage, Stage::Held | Stage::JustExpired | Stage::Placed) {
            return Err(problems::wrong_stage(stage).into());
        }
        let details = input
            .check(&record.questions, &asked_lines(&record))
            .map_err(problems::invalid_fields)?;
        let change = change(&record, &details);
        if app.changes.write_details(change).await? {
            fill_in(&mut record, details);
            return Ok(Json(record.into_order(&app.secrets, now)));
        }
    }
    Err(Problem::overloaded().into())
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Say who buys and who comes", "The order with these details").details(
        "Replaces the contact, the answers and the attendees. All required questions must be answered; the \
         problem names every field that is wrong. A buyer who is up to two minutes late may still fill in and place \
         the order.",
    );

/// Why nothing is filled in.
pub(crate) enum FillInProblem {}

impl Problems for FillInProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (ALREADY_PAID, "it has been paid"),
        (ORDER_CANCELLED, "it was given up"),
        (ORDER_EXPIRED, "its time is over"),
    ];
}

/// The lines that questions are asked for.
pub(super) fn asked_lines(record: &OrderRecord) -> Vec<AskedLine> {
    let live = record
        .lines
        .iter()
        .filter(|line| line.status == LineStatus::Live);
    live.map(|line| AskedLine {
        line: line.line,
        product_id: line.product_id,
    })
    .collect()
}

/// What is written of the details of this order.
fn change(record: &OrderRecord, details: &Details) -> DetailsChange {
    let untouched =
        details.attendees.is_empty() && record.lines.iter().all(|line| line.attendee.is_none());
    let attendee = |line: &AttendeeDetails| AttendeeChange {
        position: line.line,
        name: line.attendee.name.clone(),
        email: line.attendee.email.clone(),
        answers: line.attendee.answers.clone(),
    };
    DetailsChange {
        order_id: record.id,
        version: record.version,
        contact_name: details.contact.name.clone(),
        contact_email: details.contact.email.clone(),
        answers: details.answers.clone(),
        kinds: kinds(record, details),
        attendees: (!untouched).then(|| details.attendees.iter().map(attendee).collect()),
    }
}

/// Of the questions that these details answer.
fn kinds(record: &OrderRecord, details: &Details) -> BTreeMap<Uuid, QuestionKind> {
    let attendees = details.attendees.iter().map(|line| &line.attendee.answers);
    let answered: BTreeSet<&Uuid> = attendees
        .chain([&details.answers])
        .flat_map(BTreeMap::keys)
        .collect();
    let questions = record.questions.iter();
    questions
        .filter(|question| answered.contains(&question.id))
        .map(|question| (question.id, question.kind))
        .collect()
}

/// The order as it is read from now on.
fn fill_in(record: &mut OrderRecord, details: Details) {
    for line in &mut record.lines {
        let said = details.attendees.iter().find(|said| said.line == line.line);
        line.attendee = said.and_then(|said| {
            let attendee = said.attendee.clone();
            Attendee::if_any(attendee.name, attendee.email, attendee.answers)
        });
    }
    record.contact = Some(details.contact);
    record.answers = details.answers;
}
