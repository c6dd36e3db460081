use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, Json, Path, Problem, ProblemType, Problems, Refused,
    Versioned,
};
use guichet_queries::client::Params as _;
use guichet_queries::queries::backoffice_venues::{self as queries, ChangeVenueParams};

use super::venue::{NewVenue, Venue, VenueRequest};
use crate::App;

use crate::paths::VenuePath;
use crate::problems::TIME_ZONE_FIXED;

/// `PUT /organizers/{organizer_id}/venues/{venue_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(VenuePath { venue_id }): Path<VenuePath>,
    seen: IfMatch,
    Json(wanted): Json<VenueRequest>,
) -> Result<Versioned<Json<Venue>>, Refused<ChangeProblem>> {
    let wanted = wanted.check()?;
    let write = async || -> Result<Venue, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_organizer(&*app, &caller, &mut client).await?;
        let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
        queries::lock_venue()
            .bind(transaction, &venue_id, &organizer_id)
            .opt()
            .await?
            .ok_or_else(Problem::not_found)?;
        let venue = Venue::read(transaction, organizer_id, venue_id).await?;
        editing
            .check_version(seen, venue.version, venue_id, &venue)
            .await?;
        let difference = venue.difference(&wanted);
        if difference.is_empty() {
            return Ok(venue);
        }
        if venue.dates > 0 && venue.time_zone != wanted.time_zone {
            return Err(Problem::new(TIME_ZONE_FIXED).into());
        }
        let change = ChangeVenueParams {
            name: wanted.name.as_str(),
            address: wanted.address.as_str(),
            postal_code: wanted.postal_code.as_str(),
            city: wanted.city.as_str(),
            country: wanted.country.as_str(),
            latitude: wanted.latitude,
            longitude: wanted.longitude,
            time_zone: wanted.time_zone.as_str(),
            venue_id,
        };
        queries::change_venue().params(transaction, &change).await?;
        editing
            .log(Action::VenueChanged, venue_id, difference)
            .await?;
        let venue = Venue::read(transaction, organizer_id, venue_id).await?;
        editing.commit().await?;
        Ok(venue)
    };
    let venue = app.database.retry(write).await?;
    Ok(Versioned {
        version: venue.version,
        answer: Json(venue),
    })
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Change a venue", "The venue as it is now")
        .details("Those who have tickets see it in their calendars.");

/// Why the venue stays as it is.
pub(crate) enum ChangeProblem {}

impl Problems for ChangeProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            CHANGED_MEANWHILE,
            "the venue is not that of `If-Match` any more; `current` is what it is",
        ),
        (
            TIME_ZONE_FIXED,
            "dates take place there, whose times would be others",
        ),
    ];
}

impl Venue {
    #[expect(clippy::float_cmp, reason = "a position is as it was typed")]
    fn difference(&self, wanted: &NewVenue) -> Difference {
        [
            ("name", self.name != wanted.name),
            ("address", self.address != wanted.address),
            ("postal_code", self.postal_code != wanted.postal_code),
            ("city", self.city != wanted.city),
            ("country", self.country != wanted.country),
            ("latitude", self.latitude != wanted.latitude),
            ("longitude", self.longitude != wanted.longitude),
            ("time_zone", self.time_zone != wanted.time_zone),
        ]
        .into_iter()
        .filter(|(_, is_other)| *is_other)
        .fold(Difference::new(), |difference, (field, _)| {
            difference.changed(field)
        })
    }
}
