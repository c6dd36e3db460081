use std::sync::Arc;

use guichet_access::SignedIn;
use guichet_contact::check_name;
use guichet_database::{Failure, ResultExt as _, Transaction};
use guichet_http::{
    Created, Description, Json, Problem, ProblemType, Problems, Refused, StatusCode,
};
use guichet_idempotency::{IdempotencyKey, Key, Replayed, StoredResponse};
use guichet_money::Locale;
use guichet_queries::queries::accounts as queries;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::settings::OrganizerSettings;
use crate::App;
use crate::email::Email;
use crate::limits::Limit;
use crate::problems::TOO_MANY_ATTEMPTS;
use guichet_texts::{SLUG, is_slug, slug_of};

/// Others may take a slug between finding it free and taking it; they do not do so again and again.
const ATTEMPTS: usize = 4;

/// Who is to sell.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrganizerRequest {
    /// The name that buyers see
    name: String,
    /// Where buyers write to
    email: String,
    /// The part of the address that names it; made of the name where none is given
    #[serde(default)]
    slug: Option<String>,
    /// The language of mails to it
    locale: Locale,
}

/// A request that was looked at.
struct Founding {
    name: String,
    email: String,
    slug: Slug,
    locale: Locale,
}

enum Slug {
    /// This one or none.
    Wanted(String),
    /// This one, or with a number.
    Made(String),
}

/// `POST /organizers`: founds one, whose owner is who asks.
pub(crate) async fn handle(
    app: Arc<App>,
    signed_in: SignedIn,
    Json(wanted): Json<OrganizerRequest>,
    key: IdempotencyKey,
) -> Result<Replayed<Created<OrganizerSettings>>, Refused<FoundProblem>> {
    let founding = wanted.check()?;
    let account_id = signed_in.account_id;
    app.count_attempt(&[(Limit::FOUND_ACCOUNT, &account_id.to_string())])
        .await?;
    let key = Key::new(format!("accounts.found:{account_id}"), key);
    for _ in 0..ATTEMPTS {
        let work = || found(&app, account_id, &founding, &key);
        if let Some(answer) = app.database.retry(work).await? {
            app.access.forget_all();
            return Ok(answer.into());
        }
    }
    Err(Problem::overloaded().into())
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Found an organizer",
    "The organizer, whose owner is who asked",
);

/// The slug belongs to another.
const SLUG_TAKEN: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "slug-taken",
    "Another organizer has this address",
);

/// Why none is founded.
pub(crate) enum FoundProblem {}

impl Problems for FoundProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (SLUG_TAKEN, "another organizer has the slug that was given"),
        (TOO_MANY_ATTEMPTS, "the account founded too many of late"),
    ];
}

impl OrganizerRequest {
    fn check(self) -> Result<Founding, Problem> {
        let name = check_name(&self.name).map_err(|legal| Problem::invalid("/name", legal))?;
        let email = Email::read(&self.email)?.typed;
        let slug = match self.slug {
            Some(slug) if is_slug(&slug) => Slug::Wanted(slug),
            Some(_) => return Err(Problem::invalid("/slug", SLUG)),
            None => Slug::Made(slug_of(&name, "organizer")),
        };
        Ok(Founding {
            name,
            email,
            slug,
            locale: self.locale,
        })
    }
}

/// `None` where somebody took the slug a moment ago.
async fn found(
    app: &App,
    founder: Uuid,
    founding: &Founding,
    key: &Key,
) -> Result<Option<StoredResponse>, Failure> {
    let mut client = app.database.get_to_lock().await?;
    let transaction = client.transaction().await?;
    let mut is_taken = false;
    let work = async || {
        let inserted = insert(app, &transaction, founder, founding).await;
        let organizer_id = inserted.on_constraint("organizers_slug_key", || {
            is_taken = true;
            SLUG_TAKEN.into()
        })?;
        Ok(Created {
            body: OrganizerSettings::read(&transaction, organizer_id).await?,
            location: Some(format!("/api/v1/accounts/organizers/{organizer_id}")),
        })
    };
    let answer = key.answer_once(&transaction, &app.clock, work).await;
    if is_taken && matches!(founding.slug, Slug::Made(_)) {
        return Ok(None);
    }
    let answer = answer?;
    transaction.commit().await?;
    Ok(Some(answer))
}

async fn insert(
    app: &App,
    transaction: &Transaction<'_>,
    founder: Uuid,
    founding: &Founding,
) -> Result<Uuid, Failure> {
    let now = app.clock.now();
    let organizer_id = app.entropy.uuid(now);
    let slug = match &founding.slug {
        Slug::Wanted(slug) => slug.clone(),
        Slug::Made(slug) => queries::free_slug().bind(transaction, slug).one().await?,
    };
    queries::found_organizer()
        .bind(
            transaction,
            &organizer_id,
            &slug,
            &founding.name,
            &founding.email,
            &founding.locale.as_str(),
            &founder,
            &app.entropy.uuid(now),
            &now,
        )
        .one()
        .await?;
    Ok(organizer_id)
}
