use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, Json, Path, Problem, ProblemType, Problems, Refused,
    Versioned,
};
use guichet_queries::client::Params as _;
use guichet_queries::queries::backoffice_products::{self as queries, ChangeProductParams};
use uuid::Uuid;

use super::request::ProductRequest;
use super::save::{find_tax, save_rates, save_requirements};
use crate::App;
use crate::document::{Product, Rate};

use crate::paths::ProductPath;

/// `PUT /organizers/{organizer_id}/events/{event_id}/products/{product_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(ProductPath {
        event_id,
        product_id,
    }): Path<ProductPath>,
    seen: IfMatch,
    Json(wanted): Json<ProductRequest>,
) -> Result<Versioned<Json<Product>>, Refused<ChangeProblem>> {
    let wanted = wanted.check()?;
    let write = async || -> Result<Product, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let transaction = &editing.transaction;
        let read = async || Product::find(transaction, event_id, product_id).await;
        let before = read().await?;
        editing
            .check_version(seen, before.version, product_id, &before)
            .await?;
        let rates = before.rates.iter().filter(|rate| !rate.archived);
        let has: Vec<Uuid> = rates.map(|rate| rate.id).collect();
        let (tax_rate_id, tax_rate_basis_points) =
            find_tax(&editing, wanted.tax, before.tax_rate_id).await?;
        let change = ChangeProductParams {
            kind: wanted.kind.as_str(),
            name: serde_json::to_value(&wanted.name).map_err(Problem::internal)?,
            description: serde_json::to_value(&wanted.description).map_err(Problem::internal)?,
            tax_rate_id,
            tax_rate_basis_points,
            product_id,
        };
        queries::change_product()
            .params(transaction, &change)
            .await?;
        save_requirements(&editing, event_id, product_id, &wanted).await?;
        save_rates(&editing, event_id, product_id, &has, &wanted).await?;
        let after = read().await?;
        let difference = difference(&before, &after);
        if difference.is_empty() {
            // Nothing is another: the version stays too.
            return Ok(before);
        }
        editing
            .log(Action::ProductChanged, product_id, difference)
            .await?;
        editing.commit().await?;
        Ok(after)
    };
    let product = app.database.retry(write).await?;
    Ok(Versioned {
        version: product.version,
        answer: Json(product),
    })
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Change a product and its rates",
    "The product as it is now",
)
.details(
    "Rates that are not named any more are taken out of the shop: they are kept, as archived, where somebody has ordered at them.",
);

/// Why the product stays as it is.
pub(crate) enum ChangeProblem {}

impl Problems for ChangeProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        CHANGED_MEANWHILE,
        "the product is not that of `If-Match` any more; `current` is what it is",
    )];
}

fn difference(before: &Product, after: &Product) -> Difference {
    let mut difference = Difference::new()
        .values("kind", before.kind.as_str(), after.kind.as_str())
        .values(
            "tax_rate_basis_points",
            i64::from(before.tax_rate_basis_points),
            i64::from(after.tax_rate_basis_points),
        );
    let prices = |product: &Product| -> Vec<(Uuid, i64)> {
        let sold = product.rates.iter().filter(|rate| !rate.archived);
        sold.map(|rate: &Rate| (rate.id, rate.price)).collect()
    };
    for (field, is_other) in [
        ("name", before.name != after.name),
        ("description", before.description != after.description),
        ("tax_rate", before.tax_rate_id != after.tax_rate_id),
        ("prices", prices(before) != prices(after)),
        ("requires", before.requires != after.requires),
        ("rates", before.rates != after.rates),
    ] {
        if is_other {
            difference = difference.changed(field);
        }
    }
    difference
}
