use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_database::ResultExt as _;
use guichet_http::{Description, Json, Path, Problem, Query};
use guichet_offer::read_offer;
use guichet_queries::queries::backoffice_publication as queries;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::reason::{Reason, Sale, TypedCode, reasons};
use super::stock::{Stock, free};
use crate::App;
use crate::paths::SalePath;

/// When and with what somebody would buy.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaleQuery {
    /// The moment at which somebody would buy; without it, now
    #[serde(default)]
    at: Option<Timestamp>,
    /// A code that the buyer would have
    #[serde(default)]
    code: Option<String>,
}

/// Whether a buyer gets a rate at a date, and all that stands in the way.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct SaleCheck {
    /// Whether nothing stands in the way.
    on_sale: bool,
    /// The moment that was asked about.
    at: Timestamp,
    /// What stands in the way, what a buyer would be told first.
    reasons: Vec<Reason>,
    /// When the rate's own sale begins, if it has a beginning.
    sale_starts_at: Option<Timestamp>,
    /// When it ends, if not with the date.
    sale_ends_at: Option<Timestamp>,
    /// When the date is over.
    date_ends_at: Timestamp,
    /// The least that an order has of the rate; null where it is out of the shop.
    minimum_per_order: Option<i16>,
    /// How many can be had at this moment, whatever moment was asked about; null where the date has no capacity for it.
    free: Option<i64>,
    /// What one takes of at this date.
    stock: Vec<Stock>,
}

/// `GET /organizers/{organizer_id}/events/{event_id}/occurrences/{occurrence_id}/rates/{rate_id}/sale-check`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeEvents>,
    Path(path): Path<SalePath>,
    Query(wanted): Query<SaleQuery>,
) -> Result<Json<SaleCheck>, Problem> {
    let SalePath {
        event_id,
        occurrence_id,
        rate_id,
    } = path;
    caller.check_event(event_id)?;
    let now = app.clock.now();
    let at = wanted.at.unwrap_or(now);
    let client = app.database.get().await?;
    let row = queries::find_sale()
        .bind(
            &client,
            &event_id,
            &caller.organizer_id,
            &occurrence_id,
            &rate_id,
        )
        .opt()
        .await
        .or_problem()?
        .ok_or_else(Problem::not_found)?;
    let (_, offer) = read_offer(&client, &row.slug, true)
        .await
        .map_err(Problem::internal)?
        .ok_or_else(Problem::not_found)?;
    let occurrence = offer.occurrences.get(&occurrence_id);
    let occurrence = occurrence.ok_or_else(Problem::not_found)?;
    let stock = Stock::read(&client, rate_id, occurrence_id, now).await?;
    let code = match wanted
        .code
        .as_deref()
        .map(str::trim)
        .filter(|code| !code.is_empty())
    {
        Some(text) => Some(TypedCode::read(&client, event_id, text, now, at).await?),
        None => None,
    };
    let rate = offer.rates.get(&rate_id);
    let sale = Sale {
        row: &row,
        offer: &offer,
        occurrence,
        rate,
        code,
        free: free(&stock),
    };
    let reasons = reasons(&sale, at)?;
    Ok(Json(SaleCheck {
        on_sale: reasons.is_empty(),
        at,
        reasons,
        sale_starts_at: rate.and_then(|rate| rate.sale_starts_at),
        sale_ends_at: rate.and_then(|rate| rate.sale_ends_at),
        date_ends_at: occurrence.ends_at,
        minimum_per_order: rate.map(|rate| rate.minimum_per_order),
        free: sale.free,
        stock,
    }))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Ask why a rate is not on sale",
    "Whether a buyer gets the rate for the date, and all that stands in the way",
)
.details(
    "Asked of the offer as the sale reads it, by the rules that refuse an order. Of another moment than now the answer is \
     what would be if nothing changed until then, with what is left now.",
);
