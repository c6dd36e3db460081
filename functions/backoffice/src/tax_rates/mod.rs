//! How much tax the prices contain, and by which law: an organizer's list, and what is proposed for it.

mod archive;
mod change;
mod create;
mod list;
mod proposals;
mod propose;
mod tax_rate;
mod unarchive;

use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{Method, Problem, Routes};
use guichet_queries::queries::backoffice_tax_rates as queries;
use uuid::Uuid;

use crate::App;

const TAX_RATES: &str = "/organizers/{organizer_id}/tax-rates";
const TAX_RATE: &str = "/organizers/{organizer_id}/tax-rates/{tax_rate_id}";
const ARCHIVE: &str = "/organizers/{organizer_id}/tax-rates/{tax_rate_id}/archive";
const PROPOSALS: &str = "/organizers/{organizer_id}/tax-rate-proposals";

pub(crate) fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .route(Method::GET, TAX_RATES, list::handle, list::DESCRIPTION)
        .route(Method::POST, TAX_RATES, create::handle, create::DESCRIPTION)
        .route(Method::PUT, TAX_RATE, change::handle, change::DESCRIPTION)
        .route(Method::POST, ARCHIVE, archive::handle, archive::DESCRIPTION)
        .route(
            Method::DELETE,
            ARCHIVE,
            unarchive::handle,
            unarchive::DESCRIPTION,
        )
        .route(
            Method::GET,
            PROPOSALS,
            propose::handle,
            propose::DESCRIPTION,
        )
}

/// The basis points of a rate of the organizer's list that a product is given, or has already: who has one keeps it when it is
/// archived. It stays in the list until the edit ends.
pub(crate) async fn basis_points_of(
    editing: &Editing<'_>,
    tax_rate_id: Uuid,
    has: Option<Uuid>,
) -> Result<i32, Failure> {
    let found = queries::lock_tax_rate()
        .bind(&editing.transaction, &tax_rate_id, &editing.organizer_id)
        .opt()
        .await?;
    let rate = found.filter(|rate| rate.archived_at.is_none() || has == Some(tax_rate_id));
    let legal = "a rate of the organizer's list that is not archived";
    let rate = rate.ok_or_else(|| Problem::invalid("/tax_rate_id", legal))?;
    Ok(rate.basis_points)
}
