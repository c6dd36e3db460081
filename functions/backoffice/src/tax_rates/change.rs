use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, Json, Path, ProblemType, Problems, Refused, Versioned,
};
use guichet_queries::client::Params as _;
use guichet_queries::queries::backoffice_tax_rates::{self as queries, ChangeTaxRateParams};

use super::tax_rate::{TaxRate, TaxRateChange, Terms};
use crate::App;

use crate::paths::TaxRatePath;

/// `PUT /organizers/{organizer_id}/tax-rates/{tax_rate_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditTaxRates>,
    Path(TaxRatePath { tax_rate_id }): Path<TaxRatePath>,
    seen: IfMatch,
    Json(wanted): Json<TaxRateChange>,
) -> Result<Versioned<Json<TaxRate>>, Refused<ChangeProblem>> {
    let wanted = wanted.check()?;
    let write = async || -> Result<TaxRate, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_organizer(&*app, &caller, &mut client).await?;
        let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
        let read = async || TaxRate::read(transaction, organizer_id, tax_rate_id).await;
        let rate = read().await?;
        editing
            .check_version(seen, rate.version, tax_rate_id, &rate)
            .await?;
        wanted.check_exemption(rate.basis_points)?;
        let difference = rate.difference(&wanted);
        if difference.is_empty() {
            return Ok(rate);
        }
        let change = ChangeTaxRateParams {
            name: wanted.name.as_str(),
            legal_reference: wanted.legal_reference.as_deref(),
            exemption_reason: wanted.exemption_reason.as_deref(),
            tax_rate_id,
        };
        queries::change_tax_rate()
            .params(transaction, &change)
            .await?;
        editing
            .log(Action::TaxRateChanged, tax_rate_id, difference)
            .await?;
        let rate = read().await?;
        editing.commit().await?;
        Ok(rate)
    };
    let rate = app.database.retry(write).await?;
    Ok(Versioned {
        version: rate.version,
        answer: Json(rate),
    })
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Change a tax rate", "The tax rate as it is now")
        .details("Its name and the law, as laws are numbered anew; the percentage stays.");

/// Why the tax rate stays as it is.
pub(crate) enum ChangeProblem {}

impl Problems for ChangeProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        CHANGED_MEANWHILE,
        "the tax rate is not that of `If-Match` any more; `current` is what it is",
    )];
}

impl TaxRate {
    fn difference(&self, wanted: &Terms) -> Difference {
        [
            ("name", self.name != wanted.name),
            (
                "legal_reference",
                self.legal_reference != wanted.legal_reference,
            ),
            (
                "exemption_reason",
                self.exemption_reason != wanted.exemption_reason,
            ),
        ]
        .into_iter()
        .filter(|(_, is_other)| *is_other)
        .fold(Difference::new(), |difference, (field, _)| {
            difference.changed(field)
        })
    }
}
