use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    Created, Description, Json, Path, Problem, ProblemType, Problems, Refused, Whole,
};
use guichet_idempotency::{IdempotencyKey, Key, Replayed};
use guichet_queries::queries::backoffice_pools as queries;
use guichet_seats::SeatRows;
use guichet_texts::required_line;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use crate::App;
use crate::document::{Area, Items, check_places, read_rows};

use super::seats::write_seats;
use crate::limits;
use crate::paths::EventPath;
use crate::problems::{NAME_TAKEN, NO_DATES};

/// A capacity that is to be.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AreaRequest {
    /// Such as Stalls
    name: String,
    /// In units, of each date; absent where there are `rows`
    #[serde(default)]
    capacity: Option<Whole<i32, 0, { limits::CAPACITY }>>,
    /// Numbered places of each date, a line for each row, or for several alike: `A 1-24`, `B 1-23 odd`, `E-K 1-10, 13-24`
    #[serde(default)]
    rows: Option<String>,
    /// One for all dates, such as the passes of a festival, instead of one for each
    #[serde(default)]
    shared: bool,
}

/// How much there is to be: legal in itself.
enum Size {
    /// Units of each date.
    EachDate(i32),
    /// Units of all dates together.
    Shared(i32),
    /// Numbered places of each date.
    Rows(SeatRows),
}

impl AreaRequest {
    fn size(&self, name: &str) -> Result<Size, Problem> {
        match (&self.capacity, &self.rows) {
            (Some(capacity), None) if self.shared => Ok(Size::Shared(capacity.get())),
            (Some(capacity), None) => Ok(Size::EachDate(capacity.get())),
            (None, Some(_)) if self.shared => Err(Problem::invalid(
                "/shared",
                "false where places are numbered",
            )),
            (None, Some(rows)) => Ok(Size::Rows(read_rows(rows, name)?)),
            (None, None) => Err(Problem::invalid("/capacity", "there, or `rows`")),
            (Some(_), Some(_)) => Err(Problem::invalid(
                "/capacity",
                "absent where there are `rows`",
            )),
        }
    }
}

impl Size {
    /// Of each date, or of all.
    fn capacity(&self) -> Result<i32, Problem> {
        match self {
            Self::EachDate(units) | Self::Shared(units) => Ok(*units),
            Self::Rows(rows) => i32::try_from(rows.count()).map_err(Problem::internal),
        }
    }
}

/// `POST /organizers/{organizer_id}/events/{event_id}/areas`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
    Json(wanted): Json<AreaRequest>,
    key: IdempotencyKey,
) -> Result<Replayed<Created<Items<Area>>>, Refused<CreateProblem>> {
    let name = required_line("/name", &wanted.name, limits::NAME)?;
    let size = wanted.size(&name)?;
    let key = Key::new(format!("backoffice.areas:{event_id}"), key);
    let work = async || -> Result<_, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let create = async || create(&editing, event_id, &name, &size).await;
        let answer = key
            .answer_once(&editing.transaction, &app.clock, create)
            .await?;
        editing.commit().await?;
        Ok(answer)
    };
    Ok(app.database.retry(work).await?.into())
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Add a capacity",
    "All capacities of the event, by their names",
)
.details("Nothing takes of it yet: the rates of products say what they take.");

/// Why there is no such capacity.
pub(crate) enum CreateProblem {}

impl Problems for CreateProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (NAME_TAKEN, "the event has a capacity of this name"),
        (
            NO_DATES,
            "each date is to have it, and there is no date yet",
        ),
    ];
}

async fn create(
    editing: &Editing<'_>,
    event_id: Uuid,
    name: &str,
    size: &Size,
) -> Result<Created<Items<Area>>, Failure> {
    let transaction = &editing.transaction;
    let found = queries::find_areas()
        .bind(transaction, &event_id, &name)
        .one()
        .await?;
    if found.taken {
        return Err(Problem::new(NAME_TAKEN).into());
    }
    if found.areas >= limits::AREAS {
        let legal = format!("one of at most {} capacities", limits::AREAS);
        return Err(Problem::invalid("", legal).into());
    }
    let position = i16::try_from(found.areas).map_err(Problem::internal)?;
    let capacity = size.capacity()?;
    let is_shared = matches!(size, Size::Shared(_));
    if is_shared {
        queries::create_shared_pool()
            .bind(
                transaction,
                &editing.new_id(),
                &event_id,
                &name,
                &capacity,
                &position,
            )
            .await?;
    } else if found.dates == 0 {
        return Err(Problem::new(NO_DATES).into());
    } else {
        let is_numbered = matches!(size, Size::Rows(_));
        let pool_ids = queries::create_pools()
            .bind(
                transaction,
                &name,
                &capacity,
                &is_numbered,
                &position,
                &event_id,
            )
            .all()
            .await?;
        if let Size::Rows(rows) = size {
            check_places(rows.count(), pool_ids.len(), "/rows")?;
            write_seats(editing, event_id, name, &pool_ids, rows).await?;
        }
    }
    let difference = Difference::new()
        .value("capacity", i64::from(capacity))
        .value("shared", is_shared);
    editing
        .log(Action::AreaCreated, event_id, difference)
        .await?;
    Ok(Created {
        body: Items {
            items: Area::read(transaction, event_id).await?,
        },
        location: None,
    })
}
