use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, Json, Path, ProblemType, Problems, Refused, Versioned,
};
use guichet_queries::queries::backoffice_tax_rates as queries;
use uuid::Uuid;

use super::tax_rate::TaxRate;
use crate::App;
use crate::paths::TaxRatePath;

/// The rate, or why it stays where it is.
pub(super) type Answer = Result<Versioned<Json<TaxRate>>, Refused<ArchiveProblem>>;

/// `POST /organizers/{organizer_id}/tax-rates/{tax_rate_id}/archive`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditTaxRates>,
    Path(TaxRatePath { tax_rate_id }): Path<TaxRatePath>,
    seen: IfMatch,
) -> Answer {
    set(
        &app,
        &caller,
        tax_rate_id,
        seen,
        Action::TaxRateArchived,
        true,
    )
    .await
}

pub(crate) const DESCRIPTION: Description = Description::new("Archive a tax rate", "The tax rate")
    .details("No product is given it any more. Those that have it keep it.");

/// Why it stays where it is.
pub(crate) enum ArchiveProblem {}

impl Problems for ArchiveProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        CHANGED_MEANWHILE,
        "the tax rate is not that of `If-Match` any more; `current` is what it is",
    )];
}

/// Puts a rate into the archive or takes it out; where it is there already, nothing is done.
pub(super) async fn set(
    app: &App,
    caller: &Caller<right::EditTaxRates>,
    tax_rate_id: Uuid,
    seen: IfMatch,
    action: Action,
    archived: bool,
) -> Answer {
    let write = async || -> Result<TaxRate, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_organizer(app, caller, &mut client).await?;
        let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
        let read = async || TaxRate::read(transaction, organizer_id, tax_rate_id).await;
        let rate = read().await?;
        if rate.archived_at.is_some() == archived {
            return Ok(rate);
        }
        editing
            .check_version(seen, rate.version, tax_rate_id, &rate)
            .await?;
        queries::archive_tax_rate()
            .bind(transaction, &archived, &editing.now, &tax_rate_id)
            .await?;
        editing.log(action, tax_rate_id, Difference::new()).await?;
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
