use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Created, IfMatch, Problem, ProblemType, Problems, Refused, TraceContext,
};
use guichet_idempotency::{IdempotencyKey, Key, Replayed};
use guichet_order::EventStatus;
use guichet_queries::client::Params as _;
use guichet_queries::queries::backoffice_cancellations::{
    self as queries, CreateCancellationParams,
};
use guichet_texts::Texts;
use uuid::Uuid;

use super::cancellation::Cancellation;
use super::request::CancellationRequest;
use crate::App;
use crate::document::{EventDocument, Occurrence};
use crate::problems::{DATE_CANCELLED, EVENT_CANCELLED, NOT_PUBLISHED};
use crate::words::{OccurrenceStatus, RefundChoice};

/// What was called off, or why it is not.
pub(super) type Answer = Result<Replayed<Created<Cancellation>>, Refused<CancelProblem>>;

/// Why it is not called off.
pub(crate) enum CancelProblem {}

impl Problems for CancelProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            CHANGED_MEANWHILE,
            "it is not that of `If-Match` any more; `current` is what it is",
        ),
        (DATE_CANCELLED, "the date was called off before"),
        (EVENT_CANCELLED, "the whole event was called off before"),
        (NOT_PUBLISHED, "the event is a draft, which can be deleted"),
    ];
}

/// An event, or a date of it, as its editor has seen it.
#[derive(Clone, Copy)]
pub(super) struct Subject {
    pub(super) event_id: Uuid,
    /// Nothing for the whole event.
    pub(super) occurrence_id: Option<Uuid>,
    pub(super) seen: IfMatch,
}

/// What is to be done with its orders.
struct Terms {
    refund: RefundChoice,
    message: Texts,
    trace: String,
}

/// Calls it off once for each key, and sends the message that begins to end its orders.
pub(super) async fn call_off(
    app: &App,
    caller: &Caller<right::CancelEvents>,
    subject: Subject,
    wanted: &CancellationRequest,
    key: IdempotencyKey,
    trace: TraceContext,
) -> Answer {
    let terms = Terms {
        refund: wanted.refund,
        message: wanted.message()?,
        trace: trace.traceparent(),
    };
    let scope = subject.occurrence_id.unwrap_or(subject.event_id);
    let key = Key::new(format!("backoffice.cancellations:{scope}"), key);
    let work = async || -> Result<_, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(app, caller, &mut client, subject.event_id).await?;
        let message_id = editing.new_id();
        let mut messages = Vec::new();
        let cancel = async || {
            cancel(&editing, subject).await?;
            messages.push(message_id);
            write_down(&editing, subject, &terms, message_id).await
        };
        let answer = key
            .answer_once(&editing.transaction, &app.clock, cancel)
            .await?;
        editing.commit().await?;
        Ok((answer, messages))
    };
    let (answer, messages) = app.database.retry(work).await?;
    app.publisher.publish(&app.database, &messages).await;
    Ok(answer.into())
}

/// Nothing more of it is sold.
async fn cancel(editing: &Editing<'_>, subject: Subject) -> Result<(), Failure> {
    let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
    let event_id = subject.event_id;
    let event = EventDocument::read(transaction, organizer_id, event_id, editing.now).await?;
    if event.status == EventStatus::Cancelled {
        return Err(Problem::new(EVENT_CANCELLED).into());
    }
    let Some(occurrence_id) = subject.occurrence_id else {
        editing
            .check_version(subject.seen, event.version, event_id, &event)
            .await?;
        if event.status == EventStatus::Draft {
            return Err(Problem::new(NOT_PUBLISHED).into());
        }
        queries::cancel_event().bind(transaction, &event_id).await?;
        return Ok(());
    };
    let date = Occurrence::read(transaction, event_id, occurrence_id, editing.now).await?;
    if date.status == OccurrenceStatus::Cancelled {
        return Err(Problem::new(DATE_CANCELLED).into());
    }
    editing
        .check_version(subject.seen, date.version, occurrence_id, &date)
        .await?;
    queries::cancel_occurrence()
        .bind(transaction, &occurrence_id)
        .await?;
    Ok(())
}

/// What is to be done with its orders, and the message that begins with it.
async fn write_down(
    editing: &Editing<'_>,
    subject: Subject,
    terms: &Terms,
    message_id: Uuid,
) -> Result<Created<Cancellation>, Failure> {
    let cancellation_id = editing.new_id();
    let message = (terms.message != Texts::default())
        .then(|| serde_json::to_value(&terms.message))
        .transpose()
        .map_err(Problem::internal)?;
    let params = CreateCancellationParams {
        cancellation_id,
        organizer_id: editing.organizer_id,
        event_id: subject.event_id,
        occurrence_id: subject.occurrence_id,
        refunds: terms.refund == RefundChoice::All,
        message,
        at: editing.now,
        message_id,
        trace: Some(terms.trace.as_str()),
    };
    queries::create_cancellation()
        .params(&editing.transaction, &params)
        .await?;
    let (action, subject_id) = subject
        .occurrence_id
        .map_or((Action::EventCancelled, subject.event_id), |id| {
            (Action::OccurrenceCancelled, id)
        });
    let difference = Difference::new().value("refund", terms.refund.as_str());
    editing.log(action, subject_id, difference).await?;
    Ok(Created {
        body: Cancellation::read(&editing.transaction, subject.event_id, cancellation_id).await?,
        location: None,
    })
}
