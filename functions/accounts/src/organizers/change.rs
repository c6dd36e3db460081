use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Chain, Difference, LastChange};
use guichet_contact::check_name;
use guichet_database::{Failure, ResultExt as _};
use guichet_http::{
    CHANGED_MEANWHILE, Description, Edit, IfMatch, Json, Problem, ProblemType, Problems, Refused,
    Versioned, Whole, changed_meanwhile,
};
use guichet_money::{Currency, Locale};
use guichet_queries::client::Params as _;
use guichet_queries::queries::accounts::{self as queries, ChangeOrganizerParams};
use guichet_texts::{Texts, line, lines, texts};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::settings::OrganizerSettings;
use crate::App;
use crate::email::Email;

const LICENCES: usize = 10;

/// Characters of a line.
const LINE: usize = 200;

/// Characters of terms and of the privacy policy.
const TEXT: usize = 20_000;

/// What is to be another. What is absent stays; null takes away.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrganizerChange {
    /// The name that buyers see
    #[serde(default)]
    name: Option<String>,
    /// Where buyers write to
    #[serde(default)]
    email: Option<String>,
    /// The language of mails to it
    #[serde(default)]
    locale: Option<Locale>,
    /// The currency of new events
    #[serde(default)]
    currency: Option<Currency>,
    /// How many months after a date personal data of its buyers are to be kept
    #[serde(default)]
    retention_months: Option<Whole<i32, 1, 120>>,
    /// Whom buyers contract with
    #[serde(default)]
    legal_name: Edit<String>,
    /// Lines apart by a line feed
    #[serde(default)]
    address: Edit<String>,
    /// In the register of the organizer's country
    #[serde(default)]
    registration_number: Edit<String>,
    /// For value-added tax
    #[serde(default)]
    vat_number: Edit<String>,
    /// Of those who put on shows
    #[serde(default)]
    licence_numbers: Option<Vec<String>>,
    /// Paragraphs apart by an empty line
    #[serde(default)]
    terms: Edit<Texts>,
    /// Paragraphs apart by an empty line
    #[serde(default)]
    privacy: Edit<Texts>,
}

/// `PATCH /organizers/{organizer_id}`: another name, address, legal data or texts.
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditOrganizer>,
    IfMatch(seen): IfMatch,
    Json(wanted): Json<OrganizerChange>,
) -> Result<Versioned<Json<OrganizerSettings>>, Refused<ChangeProblem>> {
    let client = app.database.get().await?;
    let mut settings = OrganizerSettings::read(&client, caller.organizer_id).await?;
    drop(client);
    if settings.version != seen {
        return Err(app.organizer_changed(settings.id).await?.into());
    }
    let difference = wanted.apply(&mut settings)?;
    if !difference.is_empty() {
        settings.version = app
            .change_organizer(&caller, &settings, &difference)
            .await?;
    }
    Ok(settings.versioned())
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Change an organizer's settings",
    "The settings as they are now",
)
.details("What is absent stays as it is; null or a blank text takes away.");

/// Why the settings stay as they are.
pub(crate) enum ChangeProblem {}

impl Problems for ChangeProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        CHANGED_MEANWHILE,
        "the settings are not those of `If-Match` any more; `current` is what they are",
    )];
}

impl OrganizerChange {
    /// Changes the settings, and says what is another.
    fn apply(self, settings: &mut OrganizerSettings) -> Result<Difference, Problem> {
        let name = self
            .name
            .map(|name| check_name(&name).map_err(|legal| Problem::invalid("/name", legal)));
        let email = self
            .email
            .map(|email| Email::read(&email).map(|email| email.typed));
        let licences = self.licence_numbers.as_deref().map(licence_numbers);
        let one = |pointer: &'static str, typed: Edit<String>| {
            typed.map(|typed| line(pointer, &typed.unwrap_or_default(), LINE))
        };
        let both = |pointer: &'static str, typed: Edit<Texts>| {
            typed.map(|typed| typed.map_or(Ok(None), |typed| texts(pointer, &typed, TEXT)))
        };
        let address = self
            .address
            .map(|typed| lines("/address", &typed.unwrap_or_default()));
        let mut difference = Difference::new();
        difference = set(difference, "name", &mut settings.name, name)?;
        difference = set(difference, "email", &mut settings.email, email)?;
        if let Some(locale) = self.locale {
            difference = difference.values("locale", settings.locale.as_str(), locale.as_str());
            settings.locale = locale;
        }
        let currency = self.currency.map(Ok);
        difference = set(difference, "currency", &mut settings.currency, currency)?;
        if let Some(months) = self.retention_months.map(Whole::get) {
            let (from, to) = (i64::from(settings.retention_months), i64::from(months));
            difference = difference.values("retention_months", from, to);
            settings.retention_months = months;
        }
        difference = set(
            difference,
            "legal_name",
            &mut settings.legal_name,
            one("/legal_name", self.legal_name),
        )?;
        difference = set(difference, "address", &mut settings.address, address)?;
        difference = set(
            difference,
            "registration_number",
            &mut settings.registration_number,
            one("/registration_number", self.registration_number),
        )?;
        difference = set(
            difference,
            "vat_number",
            &mut settings.vat_number,
            one("/vat_number", self.vat_number),
        )?;
        difference = set(
            difference,
            "licence_numbers",
            &mut settings.licence_numbers,
            licences,
        )?;
        difference = set(
            difference,
            "terms",
            &mut settings.terms,
            both("/terms", self.terms),
        )?;
        set(
            difference,
            "privacy",
            &mut settings.privacy,
            both("/privacy", self.privacy),
        )
    }
}

/// Changes a field, and notes it where it is another.
fn set<T: PartialEq>(
    difference: Difference,
    name: &'static str,
    field: &mut T,
    wanted: Option<Result<T, Problem>>,
) -> Result<Difference, Problem> {
    match wanted.transpose()? {
        Some(wanted) if wanted != *field => {
            *field = wanted;
            Ok(difference.changed(name))
        }
        _ => Ok(difference),
    }
}

fn licence_numbers(typed: &[String]) -> Result<Vec<String>, Problem> {
    if typed.len() > LICENCES {
        return Err(Problem::invalid(
            "/licence_numbers",
            format!("up to {LICENCES} numbers"),
        ));
    }
    let numbers = typed.iter().enumerate().filter_map(|(index, typed)| {
        line(&format!("/licence_numbers/{index}"), typed, LINE).transpose()
    });
    numbers.collect()
}

impl App {
    /// Writes the settings, unless somebody did since their version; answers the new version.
    async fn change_organizer(
        &self,
        caller: &Caller<right::EditOrganizer>,
        settings: &OrganizerSettings,
        difference: &Difference,
    ) -> Result<i32, Problem> {
        let now = self.clock.now();
        let json = |texts: &Option<Texts>| {
            let json = texts.as_ref().map(serde_json::to_value).transpose();
            json.map_err(Problem::internal)
        };
        let change = ChangeOrganizerParams {
            organizer_id: settings.id,
            version: settings.version,
            name: settings.name.as_str(),
            email: settings.email.as_str(),
            locale: settings.locale.as_str(),
            currency: settings.currency.code(),
            retention_months: settings.retention_months,
            legal_name: settings.legal_name.as_deref(),
            address: settings.address.as_deref(),
            registration_number: settings.registration_number.as_deref(),
            vat_number: settings.vat_number.as_deref(),
            licence_numbers: settings.licence_numbers.as_slice(),
            terms: json(&settings.terms)?,
            privacy: json(&settings.privacy)?,
            audit_entry_id: self.entropy.uuid(now),
            actor_kind: caller.actor.kind(),
            actor_id: caller.actor.id(),
            difference: difference.to_json(),
            at: now,
        };
        let write = async || -> Result<Option<i32>, Failure> {
            let client = self.database.get_to_lock().await?;
            queries::change_organizer()
                .params(&client, &change)
                .opt()
                .await
                .or_commit_unknown()
        };
        let version = self.database.retry(write).await?;
        match version {
            Some(version) => Ok(version),
            // Between reading and writing.
            None => Err(self.organizer_changed(settings.id).await?),
        }
    }

    /// 412 `changed-meanwhile`, with the settings as they are now.
    async fn organizer_changed(&self, organizer_id: Uuid) -> Result<Problem, Problem> {
        let client = self.database.get().await?;
        let current = OrganizerSettings::read(&client, organizer_id).await?;
        let chain = Chain::Organizer(organizer_id);
        let last = LastChange::find(&client, chain, organizer_id).await?;
        Ok(changed_meanwhile(current.version, &current, last))
    }
}
