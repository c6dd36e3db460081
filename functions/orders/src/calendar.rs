use std::sync::Arc;

use guichet_http::{Calendar, Description, File, Problem};
use guichet_order::OrderLink;

use crate::{App, documents};

/// `GET /{secret}/calendar.ics`: an entry for each occurrence the order is for.
pub(crate) async fn handle(app: Arc<App>, link: OrderLink) -> Result<File<Calendar>, Problem> {
    let client = app.database.get().await?;
    let documents = documents(&client, link).await?;
    let calendar = documents.calendar(&app.public_url, &app.secrets, app.clock.now());
    Ok(File::new(calendar).attachment(format_args!("{}.ics", documents.reference())))
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Get the order's dates for a calendar", "iCalendar (RFC 5545)")
        .details("Those of an order that is over are marked as cancelled, so that a calendar takes them out; `SEQUENCE` and stamps rise with every change.");
