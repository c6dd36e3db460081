use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{Created, Description, Json, Problem};
use guichet_idempotency::{IdempotencyKey, Key, Replayed};
use guichet_queries::client::Params as _;
use guichet_queries::queries::backoffice_venues::{self as queries, CreateVenueParams};

use super::venue::{NewVenue, Venue, VenueRequest};
use crate::App;

use crate::limits;

/// `POST /organizers/{organizer_id}/venues`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Json(wanted): Json<VenueRequest>,
    key: IdempotencyKey,
) -> Result<Replayed<Created<Venue>>, Problem> {
    let wanted = wanted.check()?;
    let key = Key::new(format!("backoffice.venues:{}", caller.organizer_id), key);
    let work = async || -> Result<_, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_organizer(&*app, &caller, &mut client).await?;
        let create = async || create(&editing, &wanted).await;
        let answer = key
            .answer_once(&editing.transaction, &app.clock, create)
            .await?;
        editing.commit().await?;
        Ok(answer)
    };
    Ok(app.database.retry(work).await?.into())
}

pub(crate) const DESCRIPTION: Description = Description::new("Create a venue", "The venue")
    .details("The dates of events take place there, at the times that clocks in its zone show.");

async fn create(editing: &Editing<'_>, wanted: &NewVenue) -> Result<Created<Venue>, Failure> {
    let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
    if Venue::list(transaction, organizer_id).await?.len() >= limits::VENUES {
        let legal = format!("one of at most {} venues", limits::VENUES);
        return Err(Problem::invalid("", legal).into());
    }
    let venue = CreateVenueParams {
        venue_id: editing.new_id(),
        organizer_id,
        name: wanted.name.as_str(),
        address: wanted.address.as_str(),
        postal_code: wanted.postal_code.as_str(),
        city: wanted.city.as_str(),
        country: wanted.country.as_str(),
        latitude: wanted.latitude,
        longitude: wanted.longitude,
        time_zone: wanted.time_zone.as_str(),
        at: editing.now,
    };
    queries::create_venue().params(transaction, &venue).await?;
    editing
        .log(Action::VenueCreated, venue.venue_id, Difference::new())
        .await?;
    Ok(Created {
        body: Venue::read(transaction, organizer_id, venue.venue_id).await?,
        location: Some(format!(
            "/api/v1/backoffice/organizers/{organizer_id}/venues/{}",
            venue.venue_id
        )),
    })
}
