use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_queries::client::{GenericClient, Params as _};
use guichet_queries::queries::backoffice_codes::{self as queries, ListCodes, ListCodesParams};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::words::CodeKind;

/// What a buyer may type.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "EditedCode")]
#[expect(clippy::struct_field_names, reason = "what is typed is the code")]
pub(crate) struct Code {
    pub(crate) id: Uuid,
    /// What `If-Match` of a change names.
    pub(crate) version: i32,
    /// As it was written; buyers may type it in any case.
    pub(crate) code: String,
    pub(crate) kind: CodeKind,
    /// Hundredths of a percent, or minor units for each ticket; null where it only unlocks.
    pub(crate) value: Option<i64>,
    pub(crate) valid_from: Option<Timestamp>,
    pub(crate) valid_until: Option<Timestamp>,
    /// The rates it is for; none: all that need no code.
    pub(crate) rate_ids: Vec<Uuid>,
    /// For how many tickets; null: any number.
    pub(crate) maximum_uses: Option<i32>,
    /// Tickets that are paid for.
    pub(crate) used: i64,
    /// Tickets that somebody is about to order, or has ordered and not paid yet.
    pub(crate) held: i64,
    /// What it may take off in all, in minor units; null: any sum.
    pub(crate) budget: Option<i32>,
    /// What it took off tickets that are paid for.
    pub(crate) budget_used: i64,
    /// What it takes off those that somebody is about to order, or has ordered and not paid yet.
    pub(crate) budget_held: i64,
    /// Those it was made with.
    pub(crate) batch: Option<Batch>,
    /// Whom it is for, as the organizer noted it.
    pub(crate) recipient: Option<String>,
    /// Whether an order names it, even one that came to nothing.
    pub(crate) ordered: bool,
    #[serde(skip)]
    pub(crate) created_at: Timestamp,
}

/// Codes that were made together.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "CodeBatch")]
pub(crate) struct Batch {
    pub(crate) id: Uuid,
    pub(crate) name: String,
}

/// Which codes of an event.
#[derive(Clone, Copy, Default)]
pub(crate) struct Which<'a> {
    pub(crate) code_id: Option<Uuid>,
    pub(crate) batch_id: Option<Uuid>,
    /// Part of a code or recipient.
    pub(crate) search: Option<&'a str>,
    /// After this one of the page before.
    pub(crate) after: Option<(Timestamp, Uuid)>,
    /// `None`: all.
    pub(crate) at_most: Option<i64>,
}

impl Code {
    /// Those of an event, the newest first.
    pub(crate) async fn list(
        client: &impl GenericClient,
        event_id: Uuid,
        which: Which<'_>,
        now: Timestamp,
    ) -> Result<Vec<Self>, Problem> {
        let params = ListCodesParams {
            at: now,
            event_id,
            code_id: which.code_id,
            batch_id: which.batch_id,
            search: which.search,
            after_at: which.after.map(|(at, _)| at),
            after_id: which.after.map(|(_, id)| id),
            at_most: which.at_most,
        };
        let rows = queries::list_codes().params(client, &params).all().await;
        rows.or_problem()?.into_iter().map(Self::of).collect()
    }

    /// This one of the event; 404 where there is none.
    pub(crate) async fn read(
        client: &impl GenericClient,
        event_id: Uuid,
        code_id: Uuid,
        now: Timestamp,
    ) -> Result<Self, Problem> {
        let which = Which {
            code_id: Some(code_id),
            ..Which::default()
        };
        let mut codes = Self::list(client, event_id, which, now).await?;
        codes.pop().ok_or_else(Problem::not_found)
    }

    fn of(row: ListCodes) -> Result<Self, Problem> {
        let batch = row.code_batch_id.zip(row.batch_name);
        Ok(Self {
            id: row.code_id,
            version: row.version,
            code: row.code,
            kind: row.kind.parse().map_err(Problem::internal)?,
            value: row.value,
            valid_from: row.valid_from,
            valid_until: row.valid_until,
            rate_ids: row.rate_ids,
            maximum_uses: row.maximum_uses,
            used: row.used,
            held: row.held,
            budget: row.budget,
            budget_used: row.budget_used,
            budget_held: row.budget_held,
            batch: batch.map(|(id, name)| Batch { id, name }),
            recipient: row.recipient,
            ordered: row.ordered,
            created_at: row.created_at,
        })
    }
}
