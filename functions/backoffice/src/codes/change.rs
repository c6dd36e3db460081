use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::{Failure, ResultExt as _};
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, Json, Path, Problem, ProblemType, Problems, Refused,
    Versioned,
};
use guichet_queries::client::Params as _;
use guichet_queries::queries::backoffice_codes::{self as queries, ChangeCodeParams};

use super::create::{CodeRequest, NewCode};
use super::limit::Limit;
use super::save::check;
use crate::App;
use crate::document::Code;

use crate::paths::CodePath;
use crate::problems::{BUDGET_TOO_LOW, CAPACITY_TOO_LOW, CODE_TAKEN};

/// `PUT /organizers/{organizer_id}/events/{event_id}/codes/{code_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(CodePath { event_id, code_id }): Path<CodePath>,
    seen: IfMatch,
    Json(wanted): Json<CodeRequest>,
) -> Result<Versioned<Json<Code>>, Refused<ChangeProblem>> {
    let wanted = wanted.check()?;
    let write = async || -> Result<Code, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let transaction = &editing.transaction;
        let counted = queries::lock_code()
            .bind(transaction, &code_id, &event_id)
            .opt()
            .await?
            .ok_or_else(Problem::not_found)?;
        let read = async || Code::read(transaction, event_id, code_id, editing.now).await;
        let before = read().await?;
        editing
            .check_version(seen, before.version, code_id, &before)
            .await?;
        let difference = difference(&before, &wanted);
        if difference.is_empty() {
            return Ok(before);
        }
        check(&editing, event_id, &wanted.terms, &before.rate_ids, 0).await?;
        let terms = &wanted.terms;
        let limit = async |limit: Limit| limit.write(&editing, event_id, &wanted.code).await;
        let pool_id = limit(Limit::of_uses(terms.maximum_uses, counted.pool_id)).await?;
        let budget_pool_id = limit(Limit::of_budget(terms.budget, counted.budget_pool_id)).await?;
        let change = ChangeCodeParams {
            code: wanted.code.as_str(),
            kind: terms.kind.as_str(),
            value: terms.value,
            valid_from: terms.valid_from,
            valid_until: terms.valid_until,
            recipient: wanted.recipient.as_deref(),
            pool_id,
            budget_pool_id,
            code_id,
        };
        queries::change_code()
            .params(transaction, &change)
            .await
            .on_constraint("codes_event_id_folded_key", || CODE_TAKEN.into())?;
        queries::tie_rates()
            .bind(transaction, &code_id, &terms.rate_ids)
            .await?;
        editing
            .log(Action::CodeChanged, code_id, difference)
            .await?;
        let after = read().await?;
        editing.commit().await?;
        Ok(after)
    };
    let code = app.database.retry(write).await?;
    Ok(Versioned {
        version: code.version,
        answer: Json(code),
    })
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Change a code", "The code as it is now")
        .details("Orders that were made with it keep the prices that they had.");

/// Why the code stays as it is.
pub(crate) enum ChangeProblem {}

impl Problems for ChangeProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            CHANGED_MEANWHILE,
            "the code is not that of `If-Match` any more; `current` is what it is",
        ),
        (
            CODE_TAKEN,
            "the event has the code, or one that buyers could not tell from it",
        ),
        (CAPACITY_TOO_LOW, "it was used `lowest` times already"),
        (BUDGET_TOO_LOW, "it took `lowest` off already"),
    ];
}

fn difference(before: &Code, wanted: &NewCode) -> Difference {
    let terms = &wanted.terms;
    let difference = Difference::new().values("kind", before.kind.as_str(), terms.kind.as_str());
    [
        ("code", before.code != wanted.code),
        ("value", before.value != terms.value),
        ("valid_from", before.valid_from != terms.valid_from),
        ("valid_until", before.valid_until != terms.valid_until),
        ("maximum_uses", before.maximum_uses != terms.maximum_uses),
        ("budget", before.budget != terms.budget),
        ("rates", before.rate_ids != terms.rate_ids),
        ("recipient", before.recipient != wanted.recipient),
    ]
    .into_iter()
    .filter(|(_, is_other)| *is_other)
    .fold(difference, |difference, (field, _)| {
        difference.changed(field)
    })
}
