use guichet_database::{Database, DatabaseError};
use guichet_queries::queries::audit as queries;
use schemars::JsonSchema;
use serde::Serialize;

use crate::Chain;

/// How many entries are checked at one call at most.
pub const CHECK_LIMIT: i64 = 50_000;

/// How many entries a statement checks: some 40 ms of hashing, far below what a statement may take.
const PART: i64 = 5_000;

/// What a look at every entry of a chain, or a part of it, has found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AuditCheck {
    /// Whether every entry that was looked at is as it was written.
    pub is_whole: bool,
    /// The number of the first entry that is missing or is not as it was written.
    pub broken_at: Option<i64>,
    /// The number of the first entry that was looked at.
    pub checked_from: i64,
    /// The number of the last entry that was looked at; where it is less than `last_sequence`, go on from the next.
    pub checked_to: i64,
    /// The number of the newest entry.
    pub last_sequence: i64,
    /// The hash of the newest entry, in hexadecimal: who has written it down elsewhere knows later that everything up to it is as it was.
    pub head: String,
}

/// Checks at most [`CHECK_LIMIT`] entries of a chain, from entry number `from` on (the first is 1), with the link to the one before it.
///
/// Entries that are appended meanwhile are not looked at. A connection is taken for each part of the chain alone, so that nobody
/// waits for a long chain.
pub async fn check(
    database: &Database,
    chain: Chain,
    from: i64,
) -> Result<AuditCheck, DatabaseError> {
    let end = {
        let client = database.get().await?;
        queries::find_end().bind(&client, &chain.id()).one().await?
    };
    let from = from.max(1);
    let mut checked_to = from - 1;
    let mut broken_at = None;
    let until = end.sequence.min(from.saturating_add(CHECK_LIMIT - 1));
    while broken_at.is_none() && checked_to < until {
        let (first, last) = (checked_to + 1, until.min(checked_to + PART));
        let client = database.get().await?;
        let part = queries::check_part()
            .bind(
                &client,
                &first,
                &end.sequence,
                &end.hash,
                &chain.id(),
                &last,
            )
            .one()
            .await?;
        let reached = part.checked_to.unwrap_or_default().max(checked_to);
        broken_at = part.broken_at.or((reached < last).then_some(reached + 1));
        checked_to = reached;
    }
    if broken_at.is_none() && checked_to >= end.sequence && end.last_entry > end.sequence {
        broken_at = Some(end.sequence + 1);
    }
    Ok(AuditCheck {
        is_whole: broken_at.is_none(),
        broken_at,
        checked_from: from,
        checked_to,
        last_sequence: end.sequence,
        head: hex::encode(end.hash),
    })
}
