use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{Created, Description, Json, Path, Problem};
use guichet_idempotency::{IdempotencyKey, Key, Replayed};
use guichet_queries::client::Params as _;
use guichet_queries::queries::backoffice_products::{self as queries, CreateProductParams};
use uuid::Uuid;

use super::request::{NewProduct, ProductRequest};
use super::save::{find_tax, save_rates, save_requirements};
use crate::App;
use crate::document::Product;

use crate::limits;
use crate::paths::EventPath;

/// `POST /organizers/{organizer_id}/events/{event_id}/products`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
    Json(wanted): Json<ProductRequest>,
    key: IdempotencyKey,
) -> Result<Replayed<Created<Product>>, Problem> {
    let wanted = wanted.check()?;
    let key = Key::new(format!("backoffice.products:{event_id}"), key);
    let work = async || -> Result<_, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let create = async || create(&editing, event_id, &wanted).await;
        let answer = key
            .answer_once(&editing.transaction, &app.clock, create)
            .await?;
        editing.commit().await?;
        Ok(answer)
    };
    Ok(app.database.retry(work).await?.into())
}

pub(crate) const DESCRIPTION: Description = Description::new("Add a product", "The product");

async fn create(
    editing: &Editing<'_>,
    event_id: Uuid,
    wanted: &NewProduct,
) -> Result<Created<Product>, Failure> {
    let transaction = &editing.transaction;
    let last = queries::find_last_product()
        .bind(transaction, &event_id)
        .one()
        .await?;
    if last.products >= limits::PRODUCTS {
        let legal = format!("one of at most {} products", limits::PRODUCTS);
        return Err(Problem::invalid("", legal).into());
    }
    let (tax_rate_id, tax_rate_basis_points) = find_tax(editing, wanted.tax, None).await?;
    let product_id = editing.new_id();
    let product = CreateProductParams {
        product_id,
        event_id,
        number: last.number + 1,
        position: last.position + 1,
        kind: wanted.kind.as_str(),
        name: serde_json::to_value(&wanted.name).map_err(Problem::internal)?,
        description: serde_json::to_value(&wanted.description).map_err(Problem::internal)?,
        tax_rate_id,
        tax_rate_basis_points,
    };
    queries::create_product()
        .params(transaction, &product)
        .await?;
    save_requirements(editing, event_id, product_id, wanted).await?;
    save_rates(editing, event_id, product_id, &[], wanted).await?;
    let difference = Difference::new().value("kind", wanted.kind.as_str());
    editing
        .log(Action::ProductCreated, product_id, difference)
        .await?;
    Ok(Created {
        body: Product::find(transaction, event_id, product_id).await?,
        location: None,
    })
}
