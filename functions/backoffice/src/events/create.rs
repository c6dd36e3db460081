use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::{Failure, ResultExt as _};
use guichet_editing::Editing;
use guichet_http::{Created, Description, Json, Problem, Problems, Refused};
use guichet_idempotency::{IdempotencyKey, Key, Replayed, StoredResponse};
use guichet_money::Currency;
use guichet_offer::Category;
use guichet_queries::client::Params as _;
use guichet_queries::queries::backoffice_events::{self as queries, CreateEventParams, FindSeller};
use guichet_texts::{SLUG, Texts, is_slug, line_texts, required_line_texts, slug_of};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use crate::App;
use crate::document::EventDocument;
use crate::limits;
use crate::problems::SLUG_TAKEN;

/// Others may take a slug between finding it free and taking it; they do not do so again and again.
pub(super) const ATTEMPTS: usize = 3;

/// What is to be created. Everything else has a default, and can be changed.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EventRequest {
    /// In one language or both
    name: Texts,
    category: Category,
    /// A line or two, for lists
    #[serde(default)]
    summary: Option<Texts>,
    /// The three letters of ISO 4217; else the organizer's
    #[serde(default)]
    currency: Option<String>,
    /// In the address of its page; else made of the name
    #[serde(default)]
    slug: Option<String>,
}

struct NewEvent {
    name: Texts,
    summary: Texts,
    category: Category,
    currency: Option<Currency>,
    slug: Slug,
}

enum Slug {
    Wanted(String),
    Made(String),
}

/// `POST /organizers/{organizer_id}/events`: a draft.
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Json(wanted): Json<EventRequest>,
    key: IdempotencyKey,
) -> Result<Replayed<Created<EventDocument>>, Refused<CreateProblem>> {
    let wanted = wanted.check()?;
    let key = Key::new(format!("backoffice.events:{}", caller.organizer_id), key);
    for _ in 0..ATTEMPTS {
        let work = || create(&app, &caller, &wanted, &key);
        if let Some(answer) = app.database.retry(work).await? {
            // Whoever sees single events only sees one more.
            app.access.forget_all();
            return Ok(answer.into());
        }
    }
    Err(Problem::overloaded().into())
}

pub(crate) const DESCRIPTION: Description = Description::new("Create an event", "The draft").details(
    "It sells nothing yet: dates, capacities and products come next. Where no slug is given, a free one is made of the name.",
);

/// Why none is created.
pub(crate) enum CreateProblem {}

impl Problems for CreateProblem {
    const ALL: &[(guichet_http::ProblemType, &str)] =
        &[(SLUG_TAKEN, "another event has the slug that was given")];
}

impl EventRequest {
    fn check(self) -> Result<NewEvent, Problem> {
        let name = required_line_texts("/name", &self.name, limits::NAME)?;
        let summary = self.summary.unwrap_or_default();
        let currency = self.currency.map(|code| code.parse()).transpose();
        let slug = match self.slug {
            Some(slug) if is_slug(&slug) => Slug::Wanted(slug),
            Some(_) => return Err(Problem::invalid("/slug", SLUG)),
            None => {
                let name = name.fr.as_ref().or(name.en.as_ref());
                Slug::Made(slug_of(name.map_or("", String::as_str), "event"))
            }
        };
        Ok(NewEvent {
            summary: line_texts("/summary", &summary, limits::SUMMARY)?.unwrap_or_default(),
            category: self.category,
            currency: currency.map_err(|_| {
                Problem::invalid("/currency", "the three letters of a currency, such as EUR")
            })?,
            slug,
            name,
        })
    }
}

/// `None` where somebody took the slug a moment ago.
async fn create(
    app: &App,
    caller: &Caller<right::EditEvents>,
    wanted: &NewEvent,
    key: &Key,
) -> Result<Option<StoredResponse>, Failure> {
    let mut client = app.database.get_to_lock().await?;
    let editing = Editing::of_organizer(app, caller, &mut client).await?;
    let mut is_taken = false;
    let work = async || {
        let inserted = insert(&editing, caller, wanted).await;
        let event_id = inserted.on_constraint("events_slug_key", || {
            is_taken = true;
            SLUG_TAKEN.into()
        })?;
        let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
        Ok(Created {
            body: EventDocument::read(transaction, organizer_id, event_id, editing.now).await?,
            location: Some(format!(
                "/api/v1/backoffice/organizers/{organizer_id}/events/{event_id}"
            )),
        })
    };
    let answer = key
        .answer_once(&editing.transaction, &app.clock, work)
        .await;
    if is_taken && matches!(wanted.slug, Slug::Made(_)) {
        return Ok(None);
    }
    let answer = answer?;
    editing.commit().await?;
    Ok(Some(answer))
}

/// The organizer, who may have one event more; 422 where it may not.
pub(super) async fn check_room(editing: &Editing<'_>) -> Result<FindSeller, Failure> {
    let seller = queries::find_seller()
        .bind(&editing.transaction, &editing.organizer_id)
        .one()
        .await?;
    if seller.events >= limits::EVENTS {
        let legal = format!(
            "one of at most {} events; delete some that are over",
            limits::EVENTS
        );
        return Err(Problem::invalid("", legal).into());
    }
    Ok(seller)
}

async fn insert(
    editing: &Editing<'_>,
    caller: &Caller<right::EditEvents>,
    wanted: &NewEvent,
) -> Result<Uuid, Failure> {
    let transaction = &editing.transaction;
    let seller = check_room(editing).await?;
    let slug = match &wanted.slug {
        Slug::Wanted(slug) => slug.clone(),
        Slug::Made(slug) => queries::free_slug().bind(transaction, slug).one().await?,
    };
    let json = |texts: &Texts| serde_json::to_value(texts).map_err(Problem::internal);
    // Nobody can pay by transfer to an account that nobody knows.
    let payment_methods: &[&str] = if seller.has_bank_account {
        &["offline"]
    } else {
        &["demo"]
    };
    let currency = wanted.currency.as_ref().map(Currency::code);
    let event = CreateEventParams {
        event_id: editing.new_id(),
        organizer_id: editing.organizer_id,
        slug: slug.as_str(),
        category: wanted.category.as_str(),
        name: json(&wanted.name)?,
        summary: json(&wanted.summary)?,
        description: json(&Texts::default())?,
        currency: currency.unwrap_or(&seller.currency),
        payment_methods,
        at: editing.now,
    };
    queries::create_event().params(transaction, &event).await?;
    if let Ok(account_id) = caller.account_id() {
        queries::let_see_event()
            .bind(
                transaction,
                &event.event_id,
                &editing.organizer_id,
                &account_id,
            )
            .await?;
    }
    let difference = Difference::new().value("category", wanted.category.as_str());
    editing
        .log_new_event(Action::EventCreated, event.event_id, difference)
        .await?;
    Ok(event.event_id)
}
