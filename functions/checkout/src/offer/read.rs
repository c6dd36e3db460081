//! From the database's rows to an offer.

use std::collections::HashMap;

use guichet_database::tokio_postgres;
use guichet_offer::{Code, CodeEffect, CodeTerms, Codes, Occurrence, Offer, Place, Places, Rate};
use guichet_order::{CancellationPolicy, Text, fold_code};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::checkout as queries;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::EventTerms;

/// Why an offer could not be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReadError {
    /// The database did not answer.
    #[error(transparent)]
    Database(#[from] tokio_postgres::Error),
    /// The database holds something that this version does not understand.
    #[error("the offer of an event cannot be understood")]
    Unreadable(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// An event's offer, or `None` where there is no event that the public may see.
pub(super) async fn offer(
    client: &impl GenericClient,
    slug: &str,
) -> Result<Option<(EventTerms, Offer)>, ReadError> {
    let Some(row) = queries::find_offer().bind(client, &slug).opt().await? else {
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
pub(super) async fn places(
    client: &impl GenericClient,
    event_id: Uuid,
) -> Result<Places, ReadError> {
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
pub(super) async fn codes(client: &impl GenericClient, event_id: Uuid) -> Result<Codes, ReadError> {
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
