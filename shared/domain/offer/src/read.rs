//! From the database's rows to an offer: for those who sell it, and for those who ask why it is not sold.

use std::collections::HashMap;

use guichet_order::{CancellationPolicy, Question, Text, fold_code};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::offer as queries;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::code::{Code, CodeEffect, CodeTerms, Codes};
use crate::offer::{Occurrence, Offer, Place, Places, Rate};

/// What an event's orders are made with, beside the lines.
#[derive(Debug, Clone)]
pub struct EventTerms {
    /// Its id.
    pub event_id: Uuid,
    /// Its name in addresses.
    pub slug: String,
    /// Its name.
    pub name: Text,
    /// What the database compares with its own when places are taken.
    pub offer_version: i64,
    /// How long places are held for somebody who is ordering.
    pub hold_seconds: i32,
    /// Whether buyers may know how many are left.
    pub shows_figures: bool,
    /// How an order can be paid, by their names in the API.
    pub payment_methods: Vec<String>,
    /// Until when a buyer may cancel, and what that costs.
    pub cancellation_policy: CancellationPolicy,
    /// What buyers are asked, in order.
    pub questions: Vec<Question>,
}

/// Why an offer could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The database did not answer.
    #[error(transparent)]
    Database(#[from] tokio_postgres::Error),
    /// The database holds something that this version does not understand.
    #[error("the offer of an event cannot be understood")]
    Unreadable(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// An event's offer, or `None` where there is no event that the public may see, or with `drafts` none at all.
pub async fn read_offer(
    client: &impl GenericClient,
    slug: &str,
    drafts: bool,
) -> Result<Option<(EventTerms, Offer)>, ReadError> {
    let Some(row) = queries::find_offer()
        .bind(client, &slug, &drafts)
        .opt()
        .await?
    else {
        return Ok(None);
    };
    let occurrences: Vec<Occurrence> = json(row.occurrences)?;
    let rates: Vec<Rate> = json(row.rates)?;
    let terms = EventTerms {
        event_id: row.event_id,
        slug: slug.to_owned(),
        name: Text::from(row.name),
        offer_version: row.offer_version,
        hold_seconds: row.hold_seconds,
        shows_figures: row.shows_figures,
        payment_methods: row.payment_methods,
        cancellation_policy: CancellationPolicy {
            until_hours: row.cancellable_until_hours,
            fee_basis_points: row.cancellation_fee_basis_points,
        },
        questions: json(row.questions)?,
    };
    let offer = Offer {
        published: row.status == "published",
        currency: row.currency.parse().map_err(unreadable)?,
        maximum_places_per_order: row.maximum_places_per_order,
        occurrences: occurrences
            .into_iter()
            .map(|occurrence| (occurrence.id, occurrence))
            .collect(),
        rates: rates.into_iter().map(|rate| (rate.id, rate)).collect(),
    };
    Ok(Some((terms, offer)))
}

/// All numbered places of an event.
pub async fn read_places(client: &impl GenericClient, event_id: Uuid) -> Result<Places, ReadError> {
    let rows = queries::find_places().bind(client, &event_id).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let label = place_label(&row.section, &row.row_label, &row.label).into();
            (
                row.place_id,
                Place {
                    pool_id: row.pool_id,
                    label,
                },
            )
        })
        .collect())
}

/// All codes of an event.
pub async fn read_codes(client: &impl GenericClient, event_id: Uuid) -> Result<Codes, ReadError> {
    let rows = queries::find_codes().bind(client, &event_id).all().await?;
    rows.into_iter()
        .map(code)
        .collect::<Result<HashMap<_, _>, _>>()
}

fn code(row: queries::FindCodes) -> Result<(String, Code), ReadError> {
    let terms = CodeTerms {
        effect: CodeEffect::read(&row.kind, row.value).map_err(unreadable)?,
        rate_ids: row.rate_ids,
    };
    let code = Code {
        id: row.code_id,
        text: row.code.clone(),
        terms,
        valid_from: row.valid_from,
        valid_until: row.valid_until,
        pool_id: row.pool_id,
        budget_pool_id: row.budget_pool_id,
    };
    Ok((fold_code(&row.code), code))
}

/// A place in words of no language: `Orchestra, C 12`.
fn place_label(section: &str, row: &str, label: &str) -> String {
    let seat = if row.is_empty() {
        label.to_owned()
    } else {
        format!("{row} {label}")
    };
    if section.is_empty() {
        seat
    } else {
        format!("{section}, {seat}")
    }
}

fn json<T: DeserializeOwned>(value: serde_json::Value) -> Result<T, ReadError> {
    serde_json::from_value(value).map_err(unreadable)
}

fn unreadable(error: impl std::error::Error + Send + Sync + 'static) -> ReadError {
    ReadError::Unreadable(Box::new(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_by_section_row_and_number_as_far_as_it_has_them() {
        assert_eq!(place_label("Orchestre", "C", "12"), "Orchestre, C 12");
        assert_eq!(place_label("", "C", "12"), "C 12");
        assert_eq!(place_label("Loge 3", "", "2"), "Loge 3, 2");
        assert_eq!(place_label("", "", "2"), "2");
    }
}
