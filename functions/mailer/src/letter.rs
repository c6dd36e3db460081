//! What mails say.

mod english;
mod facts;
mod french;
mod html;
mod summary;
mod text;

use guichet_order::Locale;
use guichet_order_documents::OrderDocuments;

use crate::occasion::Occasion;
use facts::Facts;
use summary::Summary;

/// A mail's words.
#[derive(Clone, Debug)]
pub(crate) struct Letter {
    pub(crate) locale: Locale,
    pub(crate) subject: String,
    /// Whom it greets.
    pub(crate) buyer: Option<String>,
    /// What it is about, in two or three words.
    heading: &'static str,
    /// The title of the event.
    event: String,
    /// The organizer, who signs.
    signature: String,
    greeting: String,
    paragraphs: Vec<String>,
    /// What to copy into a bank's form, line by line.
    instructions: Option<String>,
    summary: Summary,
    link: Option<Link>,
    small_print: String,
}

/// A button.
#[derive(Clone, Debug)]
struct Link {
    words: &'static str,
    url: String,
}

/// What differs from language to language.
struct Words {
    subject: String,
    heading: &'static str,
    greeting: String,
    paragraphs: Vec<String>,
    link: &'static str,
    small_print: String,
}

impl Letter {
    /// Writes it. `url` is that of the order's page.
    pub(crate) fn write(
        occasion: Occasion,
        documents: &OrderDocuments,
        url: String,
        locale: Locale,
    ) -> Self {
        let facts = Facts::of(occasion, documents.record(), locale);
        let words = match locale {
            Locale::Fr => french::words(occasion, &facts),
            Locale::En => english::words(occasion, &facts),
        };
        Self {
            locale,
            subject: words.subject,
            heading: words.heading,
            signature: documents.organizer().name.clone(),
            greeting: words.greeting,
            paragraphs: words.paragraphs,
            summary: Summary::of(occasion, documents, locale),
            link: occasion.shows_order().then_some(Link {
                words: words.link,
                url,
            }),
            small_print: words.small_print,
            buyer: facts.buyer,
            event: facts.event,
            instructions: facts.instructions,
        }
    }
}
