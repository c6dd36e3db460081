use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::Action;
use guichet_http::{Description, IfMatch, Path};

use super::archive::{Answer, set};
use crate::App;
use crate::paths::TaxRatePath;

/// `DELETE /organizers/{organizer_id}/tax-rates/{tax_rate_id}/archive`
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
        Action::TaxRateUnarchived,
        false,
    )
    .await
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Take a tax rate out of the archive", "The tax rate");
