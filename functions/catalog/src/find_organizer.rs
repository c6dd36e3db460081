use std::sync::Arc;

use guichet_database::ResultExt as _;
use guichet_http::{
    Cached, CachedResponse, Description, IfNoneMatch, Json, Path, Problem, Refused, Request,
};
use guichet_order::Text;
use guichet_queries::queries::catalog as queries;
use jiff::SignedDuration;
use schemars::JsonSchema;
use serde::Serialize;

use crate::App;
use crate::paths::{OrganizerPath, OrganizerProblem};

/// It hardly ever changes, and who has changed it looks at it.
const CACHE: &str = "public, max-age=60, s-maxage=60";
const TTL: SignedDuration = SignedDuration::from_secs(5);

/// Who sells, as the law has them say before anybody buys.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct OrganizerDetails {
    /// Their name in addresses.
    pub(crate) slug: String,
    /// The name they are known by.
    pub(crate) name: String,
    /// Where to write to.
    pub(crate) email: String,
    /// The name they are registered under.
    pub(crate) legal_name: Option<String>,
    /// Lines are apart by a line feed.
    pub(crate) address: Option<String>,
    /// Their number in the register of their country, such as a SIRET.
    pub(crate) registration_number: Option<String>,
    /// Their number for value-added tax.
    pub(crate) vat_number: Option<String>,
    /// Licences to put on shows, such as `PLATESV-D-2020-000001`.
    licence_numbers: Vec<String>,
    /// Texts of their own.
    texts: OrganizerTexts,
}

/// Plain texts; paragraphs are apart by an empty line.
#[derive(Debug, Serialize, JsonSchema)]
struct OrganizerTexts {
    /// The terms of sale; `null`: none beyond those of the ticket office.
    terms: Option<Text>,
    /// What they do with what buyers tell them; `null`: nothing beyond what the ticket office says.
    privacy: Option<Text>,
}

/// `GET /organizers/{slug}`: who sells.
pub(crate) async fn handle(
    app: Arc<App>,
    Path(OrganizerPath { slug }): Path<OrganizerPath>,
    known: IfNoneMatch,
    request: Arc<Request>,
) -> Result<Cached<Json<OrganizerDetails>>, Refused<OrganizerProblem>> {
    let ask = async |_| {
        let organizer = find(&app, &slug).await?;
        let json = |organizer| CachedResponse::json(&organizer, CACHE);
        organizer.map(json).transpose()
    };
    let answer = app.cache.get(request.path(), TTL, ask).await?;
    Ok(answer.answer(&known))
}

pub(crate) const DESCRIPTION: Description = Description::new("Show who sells", "The organizer");

/// The organizer of this name, or `None` where there is none.
pub(crate) async fn find(app: &App, slug: &str) -> Result<Option<OrganizerDetails>, Problem> {
    let client = app.database.get().await?;
    let found = queries::find_organizer().bind(&client, &slug).opt().await;
    let organizer = |row: queries::FindOrganizer| OrganizerDetails {
        slug: row.slug,
        name: row.name,
        email: row.email,
        legal_name: row.legal_name,
        address: row.address,
        registration_number: row.registration_number,
        vat_number: row.vat_number,
        licence_numbers: row.licence_numbers,
        texts: OrganizerTexts {
            terms: row.terms.map(Text::from),
            privacy: row.privacy.map(Text::from),
        },
    };
    Ok(found.or_problem()?.map(organizer))
}
