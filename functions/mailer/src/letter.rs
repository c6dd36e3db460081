//! What mails say. The words and the looks are in `templates/`; here is what goes into them.

mod facts;
mod summary;
mod words;

use askama::Template;
use guichet_order::Locale;
use guichet_order_documents::OrderDocuments;

use crate::occasion::Occasion;
use facts::Facts;
use summary::Summary;
use words::Words;

/// A mail's content.
#[derive(Clone, Debug)]
pub(crate) struct Letter {
    pub(crate) locale: Locale,
    /// Whom it greets.
    pub(crate) buyer: Option<String>,
    words: Words,
    /// That of the event.
    title: String,
    /// What to copy into a bank's form, line by line.
    instructions: Option<String>,
    /// Where its button leads.
    url: Option<String>,
    summary: Summary,
    /// The organizer, who signs.
    signature: String,
}

/// One column that fits a phone, tables and styles in attributes as mail programs need them, nothing loaded from
/// elsewhere, dark or light as the reader has it. Askama escapes every text, as the template's name ends in `.html`.
#[derive(Template)]
#[template(path = "letter.html")]
struct Html<'a> {
    letter: &'a Letter,
    words: &'a Words,
}

#[derive(Template)]
#[template(path = "letter.txt")]
struct Text<'a> {
    letter: &'a Letter,
    words: &'a Words,
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
        Self {
            locale,
            words: words::of_order(occasion, locale, &facts),
            buyer: facts.buyer,
            title: facts.event,
            instructions: facts.instructions,
            url: occasion.shows_order().then_some(url),
            summary: Summary::of(occasion, documents, locale),
            signature: documents.organizer().name.clone(),
        }
    }

    /// The subject.
    pub(crate) fn subject(&self) -> &str {
        &self.words.subject
    }

    /// As plain text.
    pub(crate) fn text(&self) -> String {
        let (letter, words) = (self, &self.words);
        // Askama takes the line break at the end of a template away.
        rendered(&Text { letter, words }) + "\n"
    }

    /// As HTML.
    pub(crate) fn html(&self) -> String {
        let (letter, words) = (self, &self.words);
        rendered(&Html { letter, words })
    }
}

fn rendered(template: &impl Template) -> String {
    template.render().expect("a text can be written to")
}
