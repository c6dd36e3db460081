use std::sync::Arc;

use guichet_database::ResultExt as _;
use guichet_http::{Operation, Outcome, Problem, Request, StatusCode, json};
use guichet_money::Money;
use guichet_order::Text;
use guichet_queries::queries::payments as queries;
use uuid::Uuid;

use crate::App;

/// `GET /orders/{secret}/payments/{payment}`: what has become of an attempt to pay.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let link = app
        .secrets
        .link(request.param("secret"))
        .ok_or_else(Problem::not_found)?;
    let payment_id: Uuid = request.parse_param("payment")?;
    let client = app.database.get().await?;
    let found = queries::find_payment_by_link()
        .bind(&client, &payment_id, &link.order_id, &link.stored_number())
        .opt()
        .await
        .or_problem()?;
    let found = found.ok_or_else(Problem::not_found)?;
    Ok(json(StatusCode::OK, &payment(found)?))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .summary("Read a payment of an order")
        .answers::<guichet_order::Payment>(StatusCode::OK, "The payment")
        .problem(
            StatusCode::NOT_FOUND,
            "not-found",
            "the order has no such payment",
        )
}

/// The payment as the API shows it.
pub(crate) fn payment(row: queries::Payment) -> Result<guichet_order::Payment, Problem> {
    Ok(guichet_order::Payment {
        id: row.payment_id,
        provider: row.provider,
        status: row
            .status
            .parse()
            .map_err(|error: guichet_order::UnknownStatus| Problem::internal(error))?,
        amount: Money::new(row.amount, row.currency.parse().map_err(Problem::internal)?),
        redirect_url: row.redirect_url,
        instructions: row.instructions.map(Text::from),
        expires_at: row.expires_at,
    })
}
