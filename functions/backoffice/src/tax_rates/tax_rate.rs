use guichet_database::ResultExt as _;
use guichet_http::{Problem, Whole};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::backoffice_tax_rates::{self as queries, ListTaxRates};
use guichet_texts::{line, required_line};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::limits;

/// A rate of tax that an organizer sells with.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct TaxRate {
    pub(crate) id: Uuid,
    /// What `If-Match` of a change names.
    pub(crate) version: i32,
    pub(crate) name: String,
    /// Never another: another percentage is another rate.
    pub(crate) basis_points: i32,
    /// The law, such as CIBS, art. L. 213-230.
    pub(crate) legal_reference: Option<String>,
    /// Why there is no tax, where there is none.
    pub(crate) exemption_reason: Option<String>,
    /// Since when no product is given it.
    pub(crate) archived_at: Option<Timestamp>,
    /// Products that have it.
    pub(crate) products: i64,
}

/// What may become another of a rate.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TaxRateChange {
    /// For whoever chooses it
    name: String,
    /// The law, such as CIBS, art. L. 213-230
    #[serde(default)]
    legal_reference: Option<String>,
    /// Why there is no tax; only where there is none
    #[serde(default)]
    exemption_reason: Option<String>,
}

/// A rate as its form has it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TaxRateRequest {
    /// For whoever chooses it
    name: String,
    /// Of the price without tax; stays
    basis_points: Whole<i32, 0, 10_000>,
    /// The law, such as CIBS, art. L. 213-230
    #[serde(default)]
    legal_reference: Option<String>,
    /// Why there is no tax; only where there is none
    #[serde(default)]
    exemption_reason: Option<String>,
}

/// What was read of a request: each legal in itself.
#[derive(Debug)]
pub(super) struct Terms {
    pub(super) name: String,
    pub(super) legal_reference: Option<String>,
    pub(super) exemption_reason: Option<String>,
}

impl TaxRateRequest {
    /// The basis points, and the rest.
    pub(super) fn check(self) -> Result<(i32, Terms), Problem> {
        let basis_points = self.basis_points.get();
        let terms = TaxRateChange {
            name: self.name,
            legal_reference: self.legal_reference,
            exemption_reason: self.exemption_reason,
        };
        let terms = terms.check()?;
        terms.check_exemption(basis_points)?;
        Ok((basis_points, terms))
    }
}

impl TaxRateChange {
    pub(super) fn check(self) -> Result<Terms, Problem> {
        let optional = |pointer, typed: Option<String>| {
            line(pointer, &typed.unwrap_or_default(), limits::NAME)
        };
        Ok(Terms {
            name: required_line("/name", &self.name, limits::TAX_RATE_NAME)?,
            legal_reference: optional("/legal_reference", self.legal_reference)?,
            exemption_reason: optional("/exemption_reason", self.exemption_reason)?,
        })
    }
}

impl Terms {
    /// 422 where a reason is given for no tax and there is some.
    pub(super) fn check_exemption(&self, basis_points: i32) -> Result<(), Problem> {
        if self.exemption_reason.is_some() && basis_points > 0 {
            let legal = "absent, as there is tax";
            return Err(Problem::invalid("/exemption_reason", legal));
        }
        Ok(())
    }
}

impl TaxRate {
    fn of(row: ListTaxRates) -> Self {
        Self {
            id: row.tax_rate_id,
            version: row.version,
            name: row.name,
            basis_points: row.basis_points,
            legal_reference: row.legal_reference,
            exemption_reason: row.exemption_reason,
            archived_at: row.archived_at,
            products: row.products,
        }
    }

    /// All of an organizer, the lowest first, archived ones last.
    pub(super) async fn list(
        client: &impl GenericClient,
        organizer_id: Uuid,
    ) -> Result<Vec<Self>, Problem> {
        let rows = queries::list_tax_rates()
            .bind(client, &organizer_id, &None)
            .all()
            .await;
        Ok(rows.or_problem()?.into_iter().map(Self::of).collect())
    }

    /// This one of the organizer; 404 where there is none.
    pub(super) async fn read(
        client: &impl GenericClient,
        organizer_id: Uuid,
        tax_rate_id: Uuid,
    ) -> Result<Self, Problem> {
        let row = queries::list_tax_rates()
            .bind(client, &organizer_id, &Some(tax_rate_id))
            .opt()
            .await
            .or_problem()?;
        row.map(Self::of).ok_or_else(Problem::not_found)
    }
}
