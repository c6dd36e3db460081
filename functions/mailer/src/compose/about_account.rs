use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_letters::{AccountFacts, AccountOccasion, Letter};
use guichet_order::Locale;
use guichet_queries::queries::mailer::{self as queries, AccountMail, Lease};
use uuid::Uuid;

use crate::App;
use crate::attempt::SendOutcome;
use crate::message::{MailParts, build};

/// An invitation comes from the organizer, who is answered; any other from the ticket office, and nobody is.
pub(super) async fn compose(
    app: &App,
    mail_id: Uuid,
    lease: &Lease,
    occasion: AccountOccasion,
    locale: Locale,
) -> Result<lettre::Message, SendOutcome> {
    let mail = load(app, mail_id).await.map_err(SendOutcome::postponed)?;
    let now = app.clock.now();
    if !occasion.is_current(&mail, now) {
        return Err(SendOutcome::outdated());
    }
    let host = host(&app.public_url);
    let facts = AccountFacts::of(&mail, host).map_err(SendOutcome::unreadable)?;
    let organizer = mail.organizer_name.as_deref();
    let sender = organizer.or(app.smtp.name()).unwrap_or(host);
    let letter = Letter::about_account(occasion, facts, sender, url(app, occasion, &mail), locale);
    let parts = MailParts {
        mail_id,
        from: app.smtp.address(),
        sender,
        reply_to: organizer.zip(mail.organizer_email.as_deref()),
        recipient: &lease.recipient,
        now,
        letter: &letter,
        documents: None,
    };
    build(parts).map_err(SendOutcome::GivenUp)
}

async fn load(app: &App, mail_id: Uuid) -> Result<AccountMail, Problem> {
    let client = app.database.get().await?;
    let mail = queries::account_mail().bind(&client, &mail_id).one().await;
    mail.or_problem()
}

/// Where its link leads. A token stands behind `#`, which browsers send to no server: it is in no log.
fn url(app: &App, occasion: AccountOccasion, mail: &AccountMail) -> String {
    let page = format!("{}/backoffice/{}", app.public_url, occasion.page());
    // A mail is about one of them at most.
    let id = mail.link_id.or(mail.invitation_id);
    match occasion.token().zip(id) {
        Some((kind, id)) => format!("{page}#{}", app.account_links.text(kind, id)),
        None => page,
    }
}

/// That of a URL, with its port.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}
