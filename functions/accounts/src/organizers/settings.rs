use guichet_database::ResultExt as _;
use guichet_http::{Json, Problem, Versioned};
use guichet_money::{Currency, Locale};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::accounts as queries;
use guichet_texts::Texts;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// All that the people of an organizer may know of it.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct OrganizerSettings {
    pub(crate) id: Uuid,
    pub(crate) slug: String,
    pub(crate) name: String,
    /// Where buyers write to.
    pub(crate) email: String,
    pub(crate) locale: Locale,
    /// Raised by each change, and the `ETag`: whoever changes something says in `If-Match` which one they have seen.
    pub(crate) version: i32,
    /// Of new events.
    pub(crate) currency: Currency,
    /// How many months after a date personal data of its buyers are to be kept.
    pub(crate) retention_months: i32,
    /// Whom buyers contract with.
    pub(crate) legal_name: Option<String>,
    /// Lines apart by a line feed.
    pub(crate) address: Option<String>,
    /// In the register of the organizer's country.
    pub(crate) registration_number: Option<String>,
    pub(crate) vat_number: Option<String>,
    /// Of those who put on shows.
    pub(crate) licence_numbers: Vec<String>,
    pub(crate) terms: Option<Texts>,
    pub(crate) privacy: Option<Texts>,
    /// What the account is, only who changes it types.
    pub(crate) has_bank_account: bool,
}

impl OrganizerSettings {
    /// Of this organizer; 404 where there is none.
    pub(crate) async fn read(
        client: &impl GenericClient,
        organizer_id: Uuid,
    ) -> Result<Self, Problem> {
        let row = queries::find_organizer_settings()
            .bind(client, &organizer_id)
            .opt()
            .await
            .or_problem()?
            .ok_or_else(Problem::not_found)?;
        let texts = |stored: Option<serde_json::Value>| {
            let texts = stored.map(serde_json::from_value).transpose();
            texts.map_err(Problem::internal)
        };
        Ok(Self {
            id: row.organizer_id,
            slug: row.slug,
            name: row.name,
            email: row.email,
            locale: row.locale.parse().map_err(Problem::internal)?,
            version: row.version,
            currency: row.currency.parse().map_err(Problem::internal)?,
            retention_months: row.retention_months,
            legal_name: row.legal_name,
            address: row.address,
            registration_number: row.registration_number,
            vat_number: row.vat_number,
            licence_numbers: row.licence_numbers,
            terms: texts(row.terms)?,
            privacy: texts(row.privacy)?,
            has_bank_account: row.has_bank_account,
        })
    }

    /// The answer with their version.
    pub(crate) fn versioned(self) -> Versioned<Json<Self>> {
        Versioned {
            version: self.version,
            answer: Json(self),
        }
    }
}
