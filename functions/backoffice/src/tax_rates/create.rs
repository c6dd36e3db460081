use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{Created, Description, Json, Problem};
use guichet_idempotency::{IdempotencyKey, Key, Replayed};
use guichet_queries::client::Params as _;
use guichet_queries::queries::backoffice_tax_rates::{self as queries, CreateTaxRateParams};

use super::tax_rate::{TaxRate, TaxRateRequest, Terms};
use crate::App;

use crate::limits;

/// `POST /organizers/{organizer_id}/tax-rates`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditTaxRates>,
    Json(wanted): Json<TaxRateRequest>,
    key: IdempotencyKey,
) -> Result<Replayed<Created<TaxRate>>, Problem> {
    let (basis_points, terms) = wanted.check()?;
    let key = Key::new(format!("backoffice.tax_rates:{}", caller.organizer_id), key);
    let work = async || -> Result<_, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_organizer(&*app, &caller, &mut client).await?;
        let create = async || create(&editing, basis_points, &terms).await;
        let answer = key
            .answer_once(&editing.transaction, &app.clock, create)
            .await?;
        editing.commit().await?;
        Ok(answer)
    };
    Ok(app.database.retry(work).await?.into())
}

pub(crate) const DESCRIPTION: Description = Description::new("Add a tax rate", "The tax rate")
    .details("Products are given it. Its percentage stays: another one is another rate.");

async fn create(
    editing: &Editing<'_>,
    basis_points: i32,
    terms: &Terms,
) -> Result<Created<TaxRate>, Failure> {
    let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
    if TaxRate::list(transaction, organizer_id).await?.len() >= limits::TAX_RATES {
        let legal = format!("one of at most {} tax rates", limits::TAX_RATES);
        return Err(Problem::invalid("", legal).into());
    }
    let rate = CreateTaxRateParams {
        tax_rate_id: editing.new_id(),
        organizer_id,
        name: terms.name.as_str(),
        basis_points,
        legal_reference: terms.legal_reference.as_deref(),
        exemption_reason: terms.exemption_reason.as_deref(),
        at: editing.now,
    };
    queries::create_tax_rate()
        .params(transaction, &rate)
        .await?;
    let difference = Difference::new().value("basis_points", i64::from(basis_points));
    editing
        .log(Action::TaxRateCreated, rate.tax_rate_id, difference)
        .await?;
    Ok(Created {
        body: TaxRate::read(transaction, organizer_id, rate.tax_rate_id).await?,
        location: None,
    })
}
