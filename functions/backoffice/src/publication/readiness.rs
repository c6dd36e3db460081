use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_queries::client::GenericClient;
use guichet_queries::queries::backoffice_publication::{self as queries, FindReadiness};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::words::{Missing, PaymentMethod};

/// Whether an event can be sold.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "EventChecklist")]
pub(crate) struct Readiness {
    /// Whether nothing is missing.
    pub(crate) ready: bool,
    /// What a sale needs and is not there, in the order in which it is set up.
    pub(crate) missing: Vec<Missing>,
}

impl Readiness {
    /// Of this event of the organizer, as of now; 404 where there is none.
    pub(super) async fn read(
        client: &impl GenericClient,
        organizer_id: Uuid,
        event_id: Uuid,
        now: Timestamp,
    ) -> Result<Self, Problem> {
        let found = queries::find_readiness()
            .bind(client, &now, &event_id, &organizer_id)
            .opt()
            .await
            .or_problem()?
            .ok_or_else(Problem::not_found)?;
        let missing = missing(&found);
        Ok(Self {
            ready: missing.is_empty(),
            missing,
        })
    }
}

fn missing(found: &FindReadiness) -> Vec<Missing> {
    let has_ticket = found.has_ticket;
    let offline = PaymentMethod::Offline.as_str();
    let by_transfer = found.payment_methods.iter().any(|method| method == offline);
    let needs = [
        (Missing::ComingDate, !found.has_coming_date),
        (Missing::Capacity, !found.has_area),
        (Missing::Ticket, !has_ticket),
        (
            Missing::SellableRate,
            has_ticket && !found.has_sellable_rate,
        ),
        (
            Missing::PaymentMethod,
            found.takes_money && found.payment_methods.is_empty(),
        ),
        (
            Missing::BankAccount,
            found.takes_money && by_transfer && !found.has_bank_account,
        ),
    ];
    let missing = needs.into_iter().filter(|(_, is_missing)| *is_missing);
    missing.map(|(missing, _)| missing).collect()
}
