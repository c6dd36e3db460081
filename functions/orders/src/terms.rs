use std::sync::Arc;

use guichet_database::ResultExt as _;
use guichet_http::{Description, Json, Problem};
use guichet_order::{FormattedText, OrderLink, Text};
use guichet_queries::queries::orders as queries;
use schemars::JsonSchema;
use serde::Serialize;

use crate::App;

/// The terms that an order was placed on, whatever its event and its organizer say today.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct OrderTerms {
    /// The SHA-256 of what is kept, in hexadecimal digits; `null`: nothing is, as the order is not placed, or was before terms were
    /// kept.
    hash: Option<String>,
    /// What the organizer said of giving money back; `null`: nothing.
    refund_policy: Option<FormattedText>,
    /// The organizer's terms of sale, a plain text; `null`: none beyond those of the ticket office.
    organizer_terms: Option<Text>,
}

/// `GET /{secret}/terms`.
pub(crate) async fn handle(app: Arc<App>, link: OrderLink) -> Result<Json<OrderTerms>, Problem> {
    let client = app.database.get().await?;
    let found = queries::find_terms()
        .bind(&client, &link.order_id, &link.stored_number())
        .opt()
        .await;
    let row = found.or_problem()?.ok_or_else(Problem::not_found)?;
    Ok(Json(OrderTerms {
        hash: row.terms_hash,
        refund_policy: row.refund_policy.as_ref().map(FormattedText::from),
        organizer_terms: row.organizer_terms.map(Text::from),
    }))
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Read the terms that an order was placed on", "The terms");
