//! What single codes and batches have in common.

use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::Problem;
use guichet_queries::client::Params as _;
use guichet_queries::queries::backoffice_codes::{self as queries, CreateCodesParams};
use guichet_texts::required_line;
use uuid::Uuid;

use super::terms::Terms;

use crate::limits;

/// A code as somebody typed it. Else 422.
pub(super) fn read_code(pointer: &str, typed: &str) -> Result<String, Problem> {
    required_line(pointer, typed, limits::CODE)
}

/// 422 where the event would have too many codes, or where a rate is neither one that it sells nor one that the code was for
/// before.
pub(super) async fn check(
    editing: &Editing<'_>,
    event_id: Uuid,
    terms: &Terms,
    before: &[Uuid],
    added: usize,
) -> Result<(), Failure> {
    let transaction = &editing.transaction;
    let there = queries::count_codes()
        .bind(transaction, &event_id)
        .one()
        .await?;
    let added = i64::try_from(added).map_err(Problem::internal)?;
    if there + added > limits::CODES {
        let legal = format!("one of at most {} codes", limits::CODES);
        return Err(Problem::invalid("", legal).into());
    }
    let new = terms.rate_ids.iter().filter(|id| !before.contains(id));
    let new: Vec<Uuid> = new.copied().collect();
    let own = queries::own_rates()
        .bind(transaction, &event_id, &new)
        .all()
        .await?;
    if own.len() < new.len() {
        let legal = "rates of the event that are in the shop";
        return Err(Problem::invalid("/terms/rate_ids", legal).into());
    }
    Ok(())
}

/// Makes codes of these terms, and answers which: those that the event has already are left out.
pub(super) async fn insert(
    editing: &Editing<'_>,
    event_id: Uuid,
    terms: &Terms,
    codes: &[String],
    batch_id: Option<Uuid>,
    recipient: Option<&str>,
) -> Result<Vec<Uuid>, Failure> {
    let ids: Vec<Uuid> = codes.iter().map(|_| editing.new_id()).collect();
    let params = CreateCodesParams {
        maximum_uses: terms.maximum_uses,
        budget: terms.budget,
        code_ids: ids.as_slice(),
        codes,
        event_id,
        kind: terms.kind.as_str(),
        value: terms.value,
        valid_from: terms.valid_from,
        valid_until: terms.valid_until,
        batch_id,
        recipient,
        at: editing.now,
        rate_ids: terms.rate_ids.as_slice(),
    };
    let made = queries::create_codes()
        .params(&editing.transaction, &params)
        .all()
        .await?;
    Ok(made)
}
