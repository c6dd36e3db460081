use std::sync::Arc;

use guichet_database::ResultExt as _;
use guichet_http::{Operation, Outcome, Request, StatusCode, no_content};
use guichet_queries::queries::checkout as queries;

use super::locked::{lock, order_id};
use crate::expiry::Stage;
use crate::{App, problems};

/// `DELETE /orders/{secret}`: the buyer wants none of it; the places are free at once.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let (order_id, now) = (order_id(&app, &request)?, app.now());
    let mut client = app.database.get_to_lock().await?;
    let transaction = client.transaction().await?;
    let order = lock(&transaction, order_id, now).await?;
    match order.stage {
        Stage::Held | Stage::Placed => {
            queries::cancel_order()
                .bind(&transaction, &order_id, &now)
                .one()
                .await
                .or_problem()?;
            transaction.commit().await?;
            Ok(no_content())
        }
        // Deleting twice is deleting once.
        Stage::Cancelled => Ok(no_content()),
        stage => Err(problems::wrong_stage(stage)),
    }
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .summary("Give up an order")
        .description("Frees its places at once. For an order that is not paid; a paid one is cancelled elsewhere.")
        .param::<String>("secret", "What stands in the order's link")
        .answers_nothing(StatusCode::NO_CONTENT, "It is given up, now or before")
        .problem(StatusCode::NOT_FOUND, "not-found", "there is no such order")
        .problem(StatusCode::CONFLICT, "order-already-paid", "it has been paid")
        .problem(StatusCode::GONE, "order-expired", "its time is over")
}
