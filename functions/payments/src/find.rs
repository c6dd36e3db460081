use std::sync::Arc;

use guichet_database::ResultExt as _;
use guichet_http::{Description, Json, Path, Problem};
use guichet_money::Money;
use guichet_order::{OrderLink, Text};
use guichet_queries::queries::payments as queries;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use crate::App;

/// Which payment.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct PaymentPath {
    /// Its id
    payment: Uuid,
}

/// `GET /orders/{secret}/payments/{payment}`: what has become of an attempt to pay.
pub(crate) async fn handle(
    app: Arc<App>,
    link: OrderLink,
    Path(path): Path<PaymentPath>,
) -> Result<Json<guichet_order::Payment>, Problem> {
    let client = app.database.get().await?;
    let found = queries::find_payment_by_link()
        .bind(
            &client,
            &path.payment,
            &link.order_id,
            &link.stored_number(),
        )
        .opt()
        .await
        .or_problem()?;
    let found = found.ok_or_else(Problem::not_found)?;
    Ok(Json(payment(found)?))
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Read a payment of an order", "The payment");

/// The payment as the API shows it.
pub(crate) fn payment(row: queries::Payment) -> Result<guichet_order::Payment, Problem> {
    Ok(guichet_order::Payment {
        id: row.payment_id,
        provider: row.provider,
        status: row.status.parse().map_err(Problem::internal)?,
        amount: Money::new(row.amount, row.currency.parse().map_err(Problem::internal)?),
        redirect_url: row.redirect_url,
        instructions: row.instructions.map(Text::from),
        expires_at: row.expires_at,
    })
}
