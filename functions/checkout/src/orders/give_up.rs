use std::sync::Arc;

use guichet_database::ResultExt as _;
use guichet_http::{Description, NoContent, ProblemType, Problems, Refused};
use guichet_order::OrderLink;
use guichet_queries::queries::checkout as queries;

use super::locked::{lock, order_id};
use crate::App;
use crate::expiry::Stage;
use crate::problems::{self, ALREADY_PAID, ORDER_EXPIRED};

/// `DELETE /orders/{secret}`: the buyer wants none of it; the places are free at once.
pub(crate) async fn handle(
    app: Arc<App>,
    link: OrderLink,
) -> Result<NoContent, Refused<GiveUpProblem>> {
    let (order_id, now) = (order_id(link)?, app.now());
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
            Ok(NoContent)
        }
        // Deleting twice is deleting once.
        Stage::Cancelled => Ok(NoContent),
        stage => Err(problems::wrong_stage(stage).into()),
    }
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Give up an order",
    "It is given up, now or before",
)
.details(
    "Frees its places at once. For an order that is not paid; a paid one is cancelled elsewhere.",
);

/// Why an order is not given up.
pub(crate) enum GiveUpProblem {}

impl Problems for GiveUpProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (ALREADY_PAID, "it has been paid"),
        (ORDER_EXPIRED, "its time is over"),
    ];
}
