//! Writes a mail: from its row and what that is about, to what a mail server takes.

mod about_account;
mod about_order;
mod example;

use guichet_order::Locale;
use guichet_queries::queries::mailer::Lease;
use uuid::Uuid;

use crate::App;
use crate::attempt::SendOutcome;
use crate::kind::MailKind;

/// The mail as it goes to the server, or how the attempt to send it ends without one.
pub(crate) async fn compose(
    app: &App,
    mail_id: Uuid,
    lease: &Lease,
) -> Result<lettre::Message, SendOutcome> {
    let kind: MailKind = lease.kind.parse().map_err(SendOutcome::unreadable)?;
    let locale: Locale = lease.locale.parse().map_err(SendOutcome::unreadable)?;
    match kind {
        MailKind::Order(occasion) => {
            about_order::compose(app, mail_id, lease, occasion, locale).await
        }
        MailKind::Example => example::compose(app, mail_id, lease, locale).await,
        MailKind::Account(occasion) => {
            about_account::compose(app, mail_id, lease, occasion, locale).await
        }
    }
}
