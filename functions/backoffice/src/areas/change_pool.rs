use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::{Failure, ResultExt as _};
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, Json, Path, Problem, ProblemType, Problems, Refused,
    Versioned, Whole,
};
use guichet_queries::queries::backoffice_pools as queries;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::App;
use crate::document::Pool;

use crate::limits;
use crate::paths::PoolPath;
use crate::problems::{CAPACITY_TOO_LOW, NUMBERED};

/// How much there is to be.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PoolChange {
    /// In units
    capacity: Whole<i32, 0, { limits::CAPACITY }>,
}

/// `PATCH /organizers/{organizer_id}/events/{event_id}/pools/{pool_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(PoolPath { event_id, pool_id }): Path<PoolPath>,
    seen: IfMatch,
    Json(wanted): Json<PoolChange>,
) -> Result<Versioned<Json<Pool>>, Refused<ChangeProblem>> {
    let capacity = wanted.capacity.get();
    let write = async || -> Result<Pool, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let transaction = &editing.transaction;
        // From here on nobody holds any, so what is read is what is taken.
        queries::lock_pool()
            .bind(transaction, &pool_id, &event_id)
            .opt()
            .await?
            .ok_or_else(Problem::not_found)?;
        let read = async || Pool::read(transaction, event_id, pool_id, editing.now).await;
        let before = read().await?;
        editing
            .check_version(seen, before.version, pool_id, &before)
            .await?;
        if before.capacity == capacity {
            return Ok(before);
        }
        if before.numbered {
            return Err(Problem::new(NUMBERED).into());
        }
        let lowest = before.sold + before.held;
        if i64::from(capacity) < lowest {
            let problem = Problem::new(CAPACITY_TOO_LOW)
                .field("/capacity", format!("at least {lowest}"))
                .with("lowest", lowest);
            return Err(problem.into());
        }
        queries::change_capacity()
            .bind(transaction, &pool_id, &editing.now, &capacity)
            .await
            .on_constraint("pools_taken_check", Problem::overloaded)?;
        let (from, to) = (i64::from(before.capacity), i64::from(capacity));
        let difference = Difference::new().values("capacity", from, to);
        editing
            .log(Action::PoolChanged, pool_id, difference)
            .await?;
        let after = read().await?;
        editing.commit().await?;
        Ok(after)
    };
    let pool = app.database.retry(write).await?;
    Ok(Versioned {
        version: pool.version,
        answer: Json(pool),
    })
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Change a capacity", "The capacity as it is now")
        .details("It can be raised at any time, and lowered to what is sold and held.");

/// Why the capacity stays as it is.
pub(crate) enum ChangeProblem {}

impl Problems for ChangeProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            CHANGED_MEANWHILE,
            "the capacity is not that of `If-Match` any more; `current` is what it is",
        ),
        (CAPACITY_TOO_LOW, "`lowest` units are sold or held"),
        (NUMBERED, "its units are seats"),
    ];
}
