use std::collections::BTreeSet;
use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, Json, Path, Problem, ProblemType, Problems, Refused,
    Versioned,
};
use guichet_queries::queries::backoffice_products as queries;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use crate::App;
use crate::document::EventDocument;
use crate::paths::EventPath;

/// In which order buyers see products.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProductOrder {
    /// All of the event, each once
    product_ids: Vec<Uuid>,
}

/// `PUT /organizers/{organizer_id}/events/{event_id}/product-order`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
    seen: IfMatch,
    Json(ProductOrder { product_ids }): Json<ProductOrder>,
) -> Result<Versioned<Json<EventDocument>>, Refused<OrderProblem>> {
    let write = async || -> Result<EventDocument, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let transaction = &editing.transaction;
        let read = || EventDocument::read(transaction, editing.organizer_id, event_id, editing.now);
        let before = read().await?;
        editing
            .check_version(seen, before.version, event_id, &before)
            .await?;
        let shown: Vec<Uuid> = before.products.iter().map(|product| product.id).collect();
        if shown == product_ids {
            return Ok(before);
        }
        check(&shown, &product_ids)?;
        queries::order_products()
            .bind(transaction, &product_ids, &event_id)
            .await?;
        queries::raise_event_version()
            .bind(transaction, &event_id)
            .await?;
        let difference = Difference::new().changed("products");
        editing
            .log(Action::EventProductsOrdered, event_id, difference)
            .await?;
        let event = read().await?;
        editing.commit().await?;
        Ok(event)
    };
    let event = app.database.retry(write).await?;
    Ok(Versioned {
        version: event.version,
        answer: Json(event),
    })
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Order an event's products",
    "The event, with its products in this order",
);

/// Why they stay in their order.
pub(crate) enum OrderProblem {}

impl Problems for OrderProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        CHANGED_MEANWHILE,
        "the event is not that of `If-Match` any more; `current` is what it is",
    )];
}

/// 422 where one is missing, strange or named twice.
fn check(shown: &[Uuid], wanted: &[Uuid]) -> Result<(), Problem> {
    let distinct: BTreeSet<&Uuid> = wanted.iter().collect();
    if distinct.len() == wanted.len() && distinct == shown.iter().collect() {
        return Ok(());
    }
    let legal = format!("the {} products of the event, each once", shown.len());
    Err(Problem::invalid("/product_ids", legal))
}
