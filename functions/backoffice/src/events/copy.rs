//! What a copy of an event has of it.

use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::Problem;
use guichet_queries::client::Params as _;
use guichet_queries::queries::backoffice_copies::{self as queries, CopyEventParams};
use guichet_queries::queries::{backoffice_events as events, editing as locks};
use guichet_recurrence::{LocalDate, LocalDateTime, Zone};
use guichet_texts::{Texts, slug_of};
use jiff::{Span, Timestamp};
use serde::Serialize;
use uuid::Uuid;

use super::create::check_room;
use crate::document::{EventDocument, Occurrence};
use crate::occurrences::read_local;
use crate::words::{Moment, OccurrenceStatus};

/// A copy that is to be made.
pub(super) struct Copy {
    pub(super) source_id: Uuid,
    pub(super) name: Option<Texts>,
    pub(super) first_day: Option<LocalDate>,
    pub(super) choice: Option<Moment>,
}

/// When a date of the event takes place in the copy.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct CopiedDate {
    /// In the event.
    occurrence_id: Uuid,
    starts_at: Timestamp,
    ends_at: Timestamp,
    doors_at: Option<Timestamp>,
}

/// How far what has a time is moved.
struct Shift {
    days: i32,
    /// By the clocks of this zone.
    time_zone: String,
}

/// Writes the copy, which whoever copies sees, and answers its id. 404 where the organizer has no such event.
pub(super) async fn copy(
    editing: &Editing<'_>,
    account_id: Option<Uuid>,
    wanted: &Copy,
) -> Result<Uuid, Failure> {
    let (transaction, source_id) = (&editing.transaction, wanted.source_id);
    locks::lock_event()
        .bind(transaction, &source_id, &editing.organizer_id)
        .opt()
        .await?
        .ok_or_else(Problem::not_found)?;
    check_room(editing).await?;
    let source =
        EventDocument::read(transaction, editing.organizer_id, source_id, editing.now).await?;
    let (dates, shift) = dates_of(editing, wanted).await?;

    let event_id = editing.new_id();
    let name = wanted.name.as_ref();
    let slug = name.and_then(|name| name.fr.as_ref().or(name.en.as_ref()));
    let slug = slug.map_or(source.settings.slug, |name| slug_of(name, "event"));
    let slug = events::free_slug().bind(transaction, &slug).one().await?;
    let name = name.map(serde_json::to_value).transpose();
    let event = CopyEventParams {
        event_id,
        slug: slug.as_str(),
        name: name.map_err(Problem::internal)?,
        at: editing.now,
        source_id,
    };
    queries::copy_event().params(transaction, &event).await?;
    if let Some(account_id) = account_id {
        events::let_see_event()
            .bind(transaction, &event_id, &editing.organizer_id, &account_id)
            .await?;
    }
    copy_offer(editing, event_id, source_id, &shift).await?;
    copy_stock(editing, event_id, source_id, &dates).await?;
    queries::copy_mail_texts()
        .bind(transaction, &event_id, &source_id)
        .await?;
    queries::copy_pictures()
        .bind(transaction, &event_id, &source_id)
        .await?;
    let count = i64::try_from(dates.len()).map_err(Problem::internal)?;
    editing
        .log_new_event(
            Action::EventCopied,
            event_id,
            Difference::new().value("dates", count),
        )
        .await?;
    Ok(event_id)
}

async fn copy_offer(
    editing: &Editing<'_>,
    event_id: Uuid,
    source_id: Uuid,
    shift: &Shift,
) -> Result<(), Failure> {
    let transaction = &editing.transaction;
    queries::copy_products()
        .bind(transaction, &event_id, &source_id)
        .await?;
    queries::copy_rates()
        .bind(
            transaction,
            &event_id,
            &shift.time_zone,
            &shift.days,
            &source_id,
        )
        .await?;
    queries::copy_requirements()
        .bind(transaction, &event_id, &source_id)
        .await?;
    queries::copy_questions()
        .bind(transaction, &source_id, &event_id)
        .await?;
    Ok(())
}

async fn copy_stock(
    editing: &Editing<'_>,
    event_id: Uuid,
    source_id: Uuid,
    dates: &[CopiedDate],
) -> Result<(), Failure> {
    let transaction = &editing.transaction;
    if dates.is_empty() {
        queries::plan_capacities()
            .bind(transaction, &source_id, &event_id)
            .await?;
    } else {
        let dates = serde_json::to_value(dates).map_err(Problem::internal)?;
        queries::copy_dates()
            .bind(transaction, &event_id, &editing.now, &dates, &source_id)
            .await?;
    }
    queries::copy_capacities()
        .bind(transaction, &event_id, &source_id)
        .await?;
    Ok(())
}

/// When the dates of the copy are, and how much later than those of the event.
async fn dates_of(
    editing: &Editing<'_>,
    wanted: &Copy,
) -> Result<(Vec<CopiedDate>, Shift), Failure> {
    let dates = Occurrence::list(&editing.transaction, wanted.source_id, editing.now).await?;
    let mut dates = dates
        .into_iter()
        .filter(|date| date.status == OccurrenceStatus::Scheduled)
        .peekable();
    let (Some(first_day), Some(first)) = (wanted.first_day, dates.peek()) else {
        let unmoved = Shift {
            days: 0,
            time_zone: "UTC".to_owned(),
        };
        return Ok((Vec::new(), unmoved));
    };
    let later = first.starts.date().get().until(first_day.get());
    let later = later.map_err(Problem::internal)?;
    let shift = Shift {
        days: later.get_days(),
        time_zone: first.time_zone.clone(),
    };
    let dates = dates.map(|date| move_date(&date, later, wanted.choice));
    Ok((dates.collect::<Result<_, _>>()?, shift))
}

/// The date so many days later, when clocks show the same. 422 where they skip that or show it twice and nobody said which
/// moment is meant.
fn move_date(
    date: &Occurrence,
    later: Span,
    choice: Option<Moment>,
) -> Result<CopiedDate, Problem> {
    const FIRST_DAY: &str = "/first_day";
    let refused = || {
        let legal =
            "a day from which on all dates are before the year 3000 and begin before they end";
        Problem::invalid(FIRST_DAY, legal)
    };
    let zone = Zone::get(&date.time_zone).map_err(Problem::internal)?;
    let read = |local: LocalDateTime| {
        let moved = local.get().checked_add(later).ok();
        let moved = moved.and_then(|moved| LocalDateTime::try_from(moved).ok());
        read_local(&zone, FIRST_DAY, moved.ok_or_else(refused)?, choice)
    };
    let moved = CopiedDate {
        occurrence_id: date.id,
        starts_at: read(date.starts)?,
        ends_at: read(date.ends)?,
        doors_at: date.doors.map(read).transpose()?,
    };
    let opens = moved.doors_at.unwrap_or(moved.starts_at);
    if moved.ends_at <= moved.starts_at || opens > moved.starts_at {
        return Err(refused());
    }
    Ok(moved)
}
