//! Writing the rates of a product.

use std::collections::BTreeSet;

use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::Problem;
use guichet_offer::PriceKind;
use guichet_queries::queries::backoffice_products as queries;
use serde_json::{Value, json};
use uuid::Uuid;

use super::request::{NewProduct, NewRate, Tax};
use crate::tax_rates;

/// Writes the rates of a product that has these, and what they take. 422 where they name a rate, a capacity or a date that there
/// is not.
pub(super) async fn save_rates(
    editing: &Editing<'_>,
    event_id: Uuid,
    product_id: Uuid,
    has: &[Uuid],
    wanted: &NewProduct,
) -> Result<(), Failure> {
    let transaction = &editing.transaction;
    for (at, rate) in wanted.rates.iter().enumerate() {
        if rate.id.is_some_and(|id| !has.contains(&id)) {
            let legal = "a rate of the product, or absent for a new one";
            return Err(Problem::invalid(format!("/rates/{at}/id"), legal).into());
        }
    }
    check_areas(editing, event_id, &wanted.rates).await?;
    check_dates(editing, event_id, &wanted.rates).await?;
    let rates: Vec<NewRate> = wanted
        .rates
        .iter()
        .cloned()
        .map(|rate| NewRate {
            id: rate.id.or_else(|| Some(editing.new_id())),
            ..rate
        })
        .collect();
    let kept: Vec<Uuid> = rates.iter().filter_map(|rate| rate.id).collect();
    queries::remove_rates()
        .bind(transaction, &product_id, &kept, &editing.now)
        .await?;
    let written = serde_json::to_value(&rates).map_err(Problem::internal)?;
    queries::write_rates()
        .bind(transaction, &written, &product_id)
        .await?;
    let takes = rates.iter().flat_map(|rate| {
        rate.takes.iter().map(|takes| {
            json!({
                "rate_id": rate.id, "area": takes.area, "units": takes.units, "occurrence_ids": rate.occurrence_ids,
            })
        })
    });
    let takes = Value::Array(takes.collect());
    queries::write_takes()
        .bind(transaction, &takes, &event_id, &product_id)
        .await?;
    Ok(())
}

/// Writes which tickets an add-on is sold beside. 422 where one of them is no ticket of the event.
pub(super) async fn save_requirements(
    editing: &Editing<'_>,
    event_id: Uuid,
    product_id: Uuid,
    wanted: &NewProduct,
) -> Result<(), Failure> {
    let transaction = &editing.transaction;
    let named = wanted.requires.iter().map(|required| required.product_id);
    let named: Vec<Uuid> = named.collect();
    let own = queries::own_tickets()
        .bind(transaction, &event_id, &named)
        .all()
        .await?;
    let mut named = named.iter();
    if let Some(at) = named.position(|id| *id == product_id || !own.contains(id)) {
        let pointer = format!("/requires/{at}/product_id");
        return Err(Problem::invalid(pointer, "a ticket of the event").into());
    }
    let requires = serde_json::to_value(&wanted.requires).map_err(Problem::internal)?;
    queries::write_requirements()
        .bind(transaction, &requires, &product_id)
        .await?;
    Ok(())
}

/// The row of the list, where the tax is of it, and its basis points, of a product that has this row. 422 where there is none.
pub(super) async fn find_tax(
    editing: &Editing<'_>,
    tax: Tax,
    has: Option<Uuid>,
) -> Result<(Option<Uuid>, i32), Failure> {
    match tax {
        Tax::Unlisted(basis_points) => Ok((None, basis_points)),
        Tax::Listed(tax_rate_id) => {
            let basis_points = tax_rates::basis_points_of(editing, tax_rate_id, has).await?;
            Ok((Some(tax_rate_id), basis_points))
        }
    }
}

async fn check_areas(
    editing: &Editing<'_>,
    event_id: Uuid,
    rates: &[NewRate],
) -> Result<(), Failure> {
    let names = queries::area_names()
        .bind(&editing.transaction, &event_id)
        .all()
        .await?;
    for (at, rate) in rates.iter().enumerate() {
        for (index, takes) in rate.takes.iter().enumerate() {
            let area = names.iter().find(|area| area.name == takes.area);
            if area.is_some_and(|area| area.numbered) && rate.price_kind == PriceKind::FreeChoice {
                let legal = "fixed, as it takes numbered places";
                return Err(Problem::invalid(format!("/rates/{at}/price_kind"), legal).into());
            }
            if area.is_none() {
                let pointer = format!("/rates/{at}/takes/{index}/area");
                let legal = if names.is_empty() {
                    "a capacity of the event, which has none yet".to_owned()
                } else {
                    let names: Vec<&str> = names.iter().map(|area| area.name.as_str()).collect();
                    format!("a capacity of the event: {}", names.join(", "))
                };
                return Err(Problem::invalid(pointer, legal).into());
            }
        }
    }
    Ok(())
}

async fn check_dates(
    editing: &Editing<'_>,
    event_id: Uuid,
    rates: &[NewRate],
) -> Result<(), Failure> {
    let named = rates.iter().filter_map(|rate| rate.occurrence_ids.as_ref());
    let named: Vec<Uuid> = named.flatten().copied().collect();
    if named.is_empty() {
        return Ok(());
    }
    let own = queries::own_occurrences()
        .bind(&editing.transaction, &event_id, &named)
        .all()
        .await?;
    let own: BTreeSet<Uuid> = own.into_iter().collect();
    for (at, rate) in rates.iter().enumerate() {
        if let Some(ids) = &rate.occurrence_ids
            && !ids.is_subset(&own)
        {
            let pointer = format!("/rates/{at}/occurrence_ids");
            return Err(Problem::invalid(pointer, "dates of the event").into());
        }
    }
    Ok(())
}
