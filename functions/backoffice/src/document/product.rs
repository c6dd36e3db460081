use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_offer::{PriceKind, ProductKind};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::backoffice_event as queries;
use guichet_texts::Texts;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A ticket or add-on, with what it costs for whom and when.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "EditedProduct")]
pub(crate) struct Product {
    pub(crate) id: Uuid,
    /// Of the product and all its rates.
    pub(crate) version: i32,
    pub(crate) kind: ProductKind,
    pub(crate) name: Texts,
    pub(crate) description: Texts,
    /// Of the organizer's list; null where none was chosen from it.
    pub(crate) tax_rate_id: Option<Uuid>,
    pub(crate) tax_rate_basis_points: i32,
    /// Tickets that must be in the order beside it, of any of these products; none: it is sold by itself too.
    pub(crate) requires: Vec<Requirement>,
    pub(crate) rates: Vec<Rate>,
}

/// That an add-on is sold beside tickets of a product only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Requirement {
    /// The tickets.
    pub(crate) product_id: Uuid,
    /// How many of the add-on for each of them.
    pub(crate) maximum: i16,
}

/// What a product costs: for an audience, in a period.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "EditedRate")]
pub(crate) struct Rate {
    pub(crate) id: Uuid,
    pub(crate) name: Texts,
    /// Whom it is for; rates of one audience are phases that follow each other.
    pub(crate) audience: String,
    pub(crate) price_kind: PriceKind,
    /// As the organizer typed it, in minor units. The least where buyers choose.
    pub(crate) price: i64,
    /// What buyers pay, with the fee where it is passed on.
    pub(crate) buyer_price: i64,
    pub(crate) suggested_price: Option<i64>,
    pub(crate) maximum_price: Option<i64>,
    /// Null: as soon as the event is published.
    pub(crate) sale_starts_at: Option<Timestamp>,
    /// Null: until the date is over.
    pub(crate) sale_ends_at: Option<Timestamp>,
    pub(crate) needs_code: bool,
    pub(crate) minimum_per_order: i16,
    pub(crate) maximum_per_order: i16,
    /// Out of the shop, kept for what was sold at it.
    pub(crate) archived: bool,
    /// What one takes of which capacities.
    pub(crate) takes: Vec<Takes>,
    /// The dates it is sold for; null: all.
    pub(crate) occurrence_ids: Option<Vec<Uuid>>,
    /// Whether it is in an order, even one that came to nothing.
    pub(crate) ordered: bool,
}

/// What one unit of a rate takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Takes {
    /// The name of the area.
    pub(crate) area: String,
    /// A table of eight takes eight.
    pub(crate) units: i32,
}

impl Product {
    /// This one of the event; 404 where there is none.
    pub(crate) async fn find(
        client: &impl GenericClient,
        event_id: Uuid,
        product_id: Uuid,
    ) -> Result<Self, Problem> {
        let products = Self::read(client, event_id).await?.into_iter();
        let mut found = products.filter(|product| product.id == product_id);
        found.next().ok_or_else(Problem::not_found)
    }

    /// Those of an event, in the order of its editor.
    pub(crate) async fn read(
        client: &impl GenericClient,
        event_id: Uuid,
    ) -> Result<Vec<Self>, Problem> {
        let rows = queries::list_products().bind(client, &event_id).all().await;
        let product = |row: queries::ListProducts| {
            Ok(Self {
                id: row.product_id,
                version: row.version,
                kind: row.kind.parse().map_err(Problem::internal)?,
                name: serde_json::from_value(row.name).map_err(Problem::internal)?,
                description: serde_json::from_value(row.description).map_err(Problem::internal)?,
                tax_rate_id: row.tax_rate_id,
                tax_rate_basis_points: row.tax_rate_basis_points,
                requires: serde_json::from_value(row.requires).map_err(Problem::internal)?,
                rates: serde_json::from_value(row.rates).map_err(Problem::internal)?,
            })
        };
        rows.or_problem()?.into_iter().map(product).collect()
    }
}
