use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Problem, Query};
use guichet_offer::Category;
use guichet_texts::Texts;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::proposals::{Proposal, proposals};
use super::tax_rate::TaxRate;
use crate::App;
use crate::document::Items;

/// What is sold, and where.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProposalsQuery {
    /// Of the event
    category: Category,
    /// Of the venue: the two letters of ISO 3166
    country: String,
    /// Of the venue
    #[serde(default)]
    postal_code: Option<String>,
}

/// A rate that the law may ask for. A person has to say whether it does.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct TaxRateProposal {
    /// Tells it from the others.
    key: &'static str,
    name: Texts,
    basis_points: i32,
    /// What has to be so for it.
    condition: Texts,
    legal_reference: &'static str,
    exemption_reason: Option<&'static str>,
    /// In the organizer's list, where it is there already and not archived.
    tax_rate_id: Option<Uuid>,
}

/// `GET /organizers/{organizer_id}/tax-rate-proposals`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeEvents>,
    Query(wanted): Query<ProposalsQuery>,
) -> Result<Json<Items<TaxRateProposal>>, Problem> {
    let postal_code = wanted.postal_code.unwrap_or_default();
    let client = app.database.get().await?;
    let has = TaxRate::list(&client, caller.organizer_id).await?;
    let proposals = proposals(wanted.category, &wanted.country, &postal_code);
    let items = proposals.map(|proposal| TaxRateProposal {
        key: &proposal.key,
        name: proposal.name.clone(),
        basis_points: proposal.basis_points,
        condition: proposal.condition.clone(),
        legal_reference: &proposal.legal_reference,
        exemption_reason: proposal.exemption_reason.as_deref(),
        tax_rate_id: has
            .iter()
            .find(|rate| is_the_same(rate, proposal))
            .map(|rate| rate.id),
    });
    Ok(Json(Items {
        items: items.collect(),
    }))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Propose tax rates",
    "Those that the law may ask for, the likeliest first; none where the country's are not known",
);

fn is_the_same(rate: &TaxRate, proposal: &Proposal) -> bool {
    rate.archived_at.is_none()
        && rate.basis_points == proposal.basis_points
        && rate.legal_reference.as_deref() == Some(&proposal.legal_reference)
        && rate.exemption_reason == proposal.exemption_reason
}
