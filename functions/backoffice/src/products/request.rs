use std::collections::BTreeSet;

use guichet_http::{Problem, Whole};
use guichet_offer::{PriceKind, ProductKind};
use guichet_texts::{Texts, line, required_line_texts, texts};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::document::Requirement;
use crate::limits;

/// Whom a rate is for, where nobody says so.
const EVERYONE: &str = "everyone";

/// In characters.
const AUDIENCE: usize = 60;

/// A product as its form has it, with all its rates.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProductRequest {
    kind: ProductKind,
    /// In one language or both
    name: Texts,
    /// In Markdown
    #[serde(default)]
    description: Texts,
    /// Of the organizer's list: the tax that the prices contain
    #[serde(default)]
    tax_rate_id: Option<Uuid>,
    /// The same where it is of no list; absent: none
    #[serde(default)]
    tax_rate_basis_points: Option<Whole<i32, 0, 10_000>>,
    /// Of an add-on: the tickets that must be in the order beside it, of any of these products; absent: none
    #[serde(default)]
    requires: Vec<RequirementRequest>,
    /// 1 to 50, in the order of the shop
    rates: Vec<RateRequest>,
}

/// That an add-on is sold beside tickets of a product.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RequirementRequest {
    /// The tickets
    product_id: Uuid,
    /// How many of the add-on for each of them; absent: one
    #[serde(default)]
    maximum: Option<Whole<i16, 1, 100>>,
}

/// A price, for whom and when.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RateRequest {
    /// Of the rate that is changed; absent: a new one
    #[serde(default)]
    id: Option<Uuid>,
    /// Such as Reduced
    name: Texts,
    /// Rates of one audience are phases that follow each other; absent: everyone
    #[serde(default)]
    audience: Option<String>,
    /// Whether buyers choose what they pay; absent: the price is fixed
    #[serde(default)]
    price_kind: Option<PriceKind>,
    /// In minor units, with tax; the least where buyers choose
    price: Whole<i64, 0, { limits::PRICE }>,
    /// Where buyers choose: what most are to choose, at least 1
    #[serde(default)]
    suggested_price: Option<Whole<i64, 1, { limits::PRICE }>>,
    /// Where buyers choose: the most; absent: as much as anybody likes
    #[serde(default)]
    maximum_price: Option<Whole<i64, 1, { limits::PRICE }>>,
    /// Absent: as soon as the event is published
    #[serde(default)]
    sale_starts_at: Option<Timestamp>,
    /// Absent: until the date is over
    #[serde(default)]
    sale_ends_at: Option<Timestamp>,
    /// Whether only those with a code for it see it
    #[serde(default)]
    needs_code: bool,
    #[serde(default)]
    minimum_per_order: Option<Whole<i16, 1, 100>>,
    #[serde(default)]
    maximum_per_order: Option<Whole<i16, 1, 100>>,
    /// What one of it takes of which capacities: 1 to 10
    takes: Vec<TakesRequest>,
    /// The dates it is sold for; absent: all, those that come later too
    #[serde(default)]
    occurrence_ids: Option<BTreeSet<Uuid>>,
}

/// What one unit of a rate takes.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TakesRequest {
    /// The name of the capacity
    area: String,
    /// A table of eight takes eight
    #[serde(default)]
    units: Option<Whole<i32, 1, 100>>,
}

/// What was read of a request: each legal in itself.
pub(super) struct NewProduct {
    pub(super) kind: ProductKind,
    pub(super) name: Texts,
    pub(super) description: Texts,
    pub(super) tax: Tax,
    pub(super) requires: Vec<Requirement>,
    pub(super) rates: Vec<NewRate>,
}

/// The tax that prices contain.
#[derive(Clone, Copy, Debug)]
pub(super) enum Tax {
    /// Of the organizer's list.
    Listed(Uuid),
    /// Basis points that are of no list.
    Unlisted(i32),
}

/// A rate, in the form of the statement that writes it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct NewRate {
    /// `None`: a new one.
    #[serde(rename = "rate_id")]
    pub(super) id: Option<Uuid>,
    pub(super) position: usize,
    pub(super) name: Texts,
    pub(super) audience: String,
    pub(super) price: i64,
    pub(super) price_kind: PriceKind,
    pub(super) suggested_price: Option<i64>,
    pub(super) maximum_price: Option<i64>,
    pub(super) sale_starts_at: Option<Timestamp>,
    pub(super) sale_ends_at: Option<Timestamp>,
    pub(super) needs_code: bool,
    pub(super) minimum_per_order: i16,
    pub(super) maximum_per_order: i16,
    #[serde(skip)]
    pub(super) takes: Vec<NewTakes>,
    #[serde(skip)]
    pub(super) occurrence_ids: Option<BTreeSet<Uuid>>,
}

#[derive(Clone, Debug)]
pub(super) struct NewTakes {
    pub(super) area: String,
    pub(super) units: i32,
}

impl ProductRequest {
    pub(super) fn check(self) -> Result<NewProduct, Problem> {
        if self.rates.is_empty() || self.rates.len() > limits::RATES {
            let legal = format!("1 to {} rates", limits::RATES);
            return Err(Problem::invalid("/rates", legal));
        }
        let tax = match (self.tax_rate_id, self.tax_rate_basis_points) {
            (Some(_), Some(_)) => {
                let legal = "absent, as the tax rate is of the list";
                return Err(Problem::invalid("/tax_rate_basis_points", legal));
            }
            (Some(tax_rate_id), None) => Tax::Listed(tax_rate_id),
            (None, points) => Tax::Unlisted(points.map_or(0, Whole::get)),
        };
        let name = required_line_texts("/name", &self.name, limits::NAME)?;
        let description = texts("/description", &self.description, limits::TEXT)?;
        let requires = check_requirements(self.kind, &self.requires)?;
        let rates = self.rates.into_iter().enumerate();
        let rates = rates
            .map(|(at, rate)| rate.check(at))
            .collect::<Result<Vec<_>, _>>()?;
        check_distinct(&rates)?;
        check_phases(&rates)?;
        Ok(NewProduct {
            kind: self.kind,
            name,
            description: description.unwrap_or_default(),
            tax,
            requires,
            rates,
        })
    }
}

impl RateRequest {
    fn check(self, at: usize) -> Result<NewRate, Problem> {
        let pointer = |field: &str| format!("/rates/{at}/{field}");
        let price_kind = self.price_kind.unwrap_or(PriceKind::Fixed);
        let (suggested_price, maximum_price) = self.free_price(price_kind, &pointer)?;
        let audience = self.audience.unwrap_or_default();
        let audience = line(&pointer("audience"), &audience, AUDIENCE)?;
        let minimum = self.minimum_per_order.map_or(1, Whole::get);
        let maximum = self.maximum_per_order.map_or(10.max(minimum), Whole::get);
        if minimum > maximum {
            let legal = format!("at most {maximum}, which an order may have");
            return Err(Problem::invalid(pointer("minimum_per_order"), legal));
        }
        if let (Some(from), Some(until)) = (self.sale_starts_at, self.sale_ends_at)
            && until <= from
        {
            return Err(Problem::invalid(
                pointer("sale_ends_at"),
                "after the sale starts",
            ));
        }
        if self.takes.is_empty() || self.takes.len() > 10 {
            return Err(Problem::invalid(pointer("takes"), "1 to 10 capacities"));
        }
        let mut areas = BTreeSet::new();
        for (index, takes) in self.takes.iter().enumerate() {
            if !areas.insert(takes.area.as_str()) {
                let pointer = pointer(&format!("takes/{index}/area"));
                return Err(Problem::invalid(pointer, "named once"));
            }
        }
        if self.occurrence_ids.as_ref().is_some_and(BTreeSet::is_empty) {
            let legal = "at least one date, or absent for all";
            return Err(Problem::invalid(pointer("occurrence_ids"), legal));
        }
        let takes = self.takes.iter().map(|takes| NewTakes {
            area: takes.area.clone(),
            units: takes.units.map_or(1, Whole::get),
        });
        Ok(NewRate {
            id: self.id,
            position: at + 1,
            name: required_line_texts(&pointer("name"), &self.name, limits::NAME)?,
            audience: audience.unwrap_or_else(|| EVERYONE.to_owned()),
            price: self.price.get(),
            price_kind,
            suggested_price,
            maximum_price,
            sale_starts_at: self.sale_starts_at,
            sale_ends_at: self.sale_ends_at,
            needs_code: self.needs_code,
            minimum_per_order: minimum,
            maximum_per_order: maximum,
            takes: takes.collect(),
            occurrence_ids: self.occurrence_ids,
        })
    }
}

impl RateRequest {
    /// What is suggested, and the most.
    fn free_price(
        &self,
        kind: PriceKind,
        pointer: &impl Fn(&str) -> String,
    ) -> Result<(Option<i64>, Option<i64>), Problem> {
        let suggested = self.suggested_price.map(Whole::get);
        let maximum = self.maximum_price.map(Whole::get);
        if kind == PriceKind::Fixed {
            let given = [("suggested_price", suggested), ("maximum_price", maximum)];
            return match given.into_iter().find(|(_, amount)| amount.is_some()) {
                Some((field, _)) => {
                    let legal = "absent, as the price is fixed";
                    Err(Problem::invalid(pointer(field), legal))
                }
                None => Ok((None, None)),
            };
        }
        let least = self.price.get();
        if maximum.is_some_and(|most| most < least) {
            let legal = format!("at least {least}, the least price");
            return Err(Problem::invalid(pointer("maximum_price"), legal));
        }
        let most = maximum.unwrap_or(limits::PRICE);
        if !suggested.is_some_and(|suggested| (least..=most).contains(&suggested)) {
            let legal = format!("from {} to {most}, where buyers choose", least.max(1));
            return Err(Problem::invalid(pointer("suggested_price"), legal));
        }
        Ok((suggested, maximum))
    }
}

fn check_requirements(
    kind: ProductKind,
    wanted: &[RequirementRequest],
) -> Result<Vec<Requirement>, Problem> {
    if kind == ProductKind::Ticket && !wanted.is_empty() {
        let legal = "absent, as only an add-on is sold beside tickets";
        return Err(Problem::invalid("/requires", legal));
    }
    if wanted.len() > limits::REQUIREMENTS {
        let legal = format!("at most {} products", limits::REQUIREMENTS);
        return Err(Problem::invalid("/requires", legal));
    }
    let mut named = BTreeSet::new();
    for (at, required) in wanted.iter().enumerate() {
        if !named.insert(required.product_id) {
            let pointer = format!("/requires/{at}/product_id");
            return Err(Problem::invalid(pointer, "named once"));
        }
    }
    let requires = wanted.iter().map(|required| Requirement {
        product_id: required.product_id,
        maximum: required.maximum.map_or(1, Whole::get),
    });
    Ok(requires.collect())
}

fn check_distinct(rates: &[NewRate]) -> Result<(), Problem> {
    let mut ids = BTreeSet::new();
    for (at, rate) in rates.iter().enumerate() {
        if rate.id.is_some_and(|id| !ids.insert(id)) {
            return Err(Problem::invalid(format!("/rates/{at}/id"), "named once"));
        }
    }
    Ok(())
}

/// 422 where two rates of one audience are sold at the same moment; it names both.
fn check_phases(rates: &[NewRate]) -> Result<(), Problem> {
    for (at, rate) in rates.iter().enumerate() {
        let overlapped = rates[..at].iter().find(|other| {
            let starts_before = |one: &NewRate, two: &NewRate| {
                one.sale_starts_at.is_none()
                    || two.sale_ends_at.is_none()
                    || one.sale_starts_at < two.sale_ends_at
            };
            other.audience == rate.audience
                && starts_before(rate, other)
                && starts_before(other, rate)
        });
        if let Some(other) = overlapped {
            let name = other.name.fr.as_ref().or(other.name.en.as_ref());
            let legal = format!(
                "after the sale of {} ends, or of another audience",
                name.map_or("another", String::as_str)
            );
            return Err(Problem::invalid(
                format!("/rates/{at}/sale_starts_at"),
                legal,
            ));
        }
    }
    Ok(())
}
