use guichet_database::ResultExt as _;
use guichet_http::{Decimal, Problem};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::backoffice_venues::{self as queries, ListVenues};
use guichet_recurrence::Zone;
use guichet_texts::{line, required_line};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::limits;

/// Where events take place.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "EditedVenue")]
pub(crate) struct Venue {
    pub(crate) id: Uuid,
    /// What `If-Match` of a change names.
    pub(crate) version: i32,
    pub(crate) name: String,
    /// Street and number; blank where there is none.
    pub(crate) address: String,
    pub(crate) postal_code: String,
    pub(crate) city: String,
    /// The two letters of ISO 3166.
    pub(crate) country: String,
    /// In degrees north.
    pub(crate) latitude: f64,
    /// In degrees east.
    pub(crate) longitude: f64,
    /// Of the IANA database, such as Europe/Paris.
    pub(crate) time_zone: String,
    /// Dates that take place there, or were to.
    pub(crate) dates: i64,
}

/// A venue as its form has it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct VenueRequest {
    name: String,
    /// Street and number
    #[serde(default)]
    address: String,
    #[serde(default)]
    postal_code: String,
    city: String,
    /// The two letters of ISO 3166
    country: String,
    /// In degrees north
    latitude: Decimal<-90_000, 90_000>,
    /// In degrees east
    longitude: Decimal<-180_000, 180_000>,
    /// Of the IANA database, such as Europe/Paris
    time_zone: String,
}

/// What was read of a request: each legal in itself.
#[derive(Debug)]
pub(super) struct NewVenue {
    pub(super) name: String,
    pub(super) address: String,
    pub(super) postal_code: String,
    pub(super) city: String,
    pub(super) country: String,
    pub(super) latitude: f64,
    pub(super) longitude: f64,
    pub(super) time_zone: String,
}

impl VenueRequest {
    pub(super) fn check(self) -> Result<NewVenue, Problem> {
        let country = self.country.trim();
        let is_country =
            country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
        if !is_country {
            let legal = "the two capital letters of a country, such as FR";
            return Err(Problem::invalid("/country", legal));
        }
        let zone = Zone::get(&self.time_zone)
            .map_err(|error| Problem::invalid(error.pointer, error.legal))?;
        let optional = |pointer, typed: &str| {
            line(pointer, typed, limits::NAME).map(Option::unwrap_or_default)
        };
        Ok(NewVenue {
            name: required_line("/name", &self.name, limits::NAME)?,
            address: optional("/address", &self.address)?,
            postal_code: optional("/postal_code", &self.postal_code)?,
            city: required_line("/city", &self.city, limits::NAME)?,
            country: country.to_owned(),
            latitude: self.latitude.get(),
            longitude: self.longitude.get(),
            time_zone: zone.name().to_owned(),
        })
    }
}

impl Venue {
    fn of(row: ListVenues) -> Self {
        Self {
            id: row.venue_id,
            version: row.version,
            name: row.name,
            address: row.address,
            postal_code: row.postal_code,
            city: row.city,
            country: row.country,
            latitude: row.latitude,
            longitude: row.longitude,
            time_zone: row.time_zone,
            dates: row.dates,
        }
    }

    /// All of an organizer, by name.
    pub(super) async fn list(
        client: &impl GenericClient,
        organizer_id: Uuid,
    ) -> Result<Vec<Self>, Problem> {
        let rows = queries::list_venues()
            .bind(client, &organizer_id, &None)
            .all()
            .await;
        Ok(rows.or_problem()?.into_iter().map(Self::of).collect())
    }

    /// This one of the organizer; 404 where there is none.
    pub(super) async fn read(
        client: &impl GenericClient,
        organizer_id: Uuid,
        venue_id: Uuid,
    ) -> Result<Self, Problem> {
        let row = queries::list_venues()
            .bind(client, &organizer_id, &Some(venue_id))
            .opt()
            .await
            .or_problem()?;
        row.map(Self::of).ok_or_else(Problem::not_found)
    }
}
