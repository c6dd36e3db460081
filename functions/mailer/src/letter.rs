//! What mails say. The words and the looks are in `templates/`; here is what goes into them.

mod account_facts;
mod facts;
mod summary;
mod words;

use askama::Template;
use guichet_order::Locale;
use guichet_order_documents::OrderDocuments;

use crate::account_occasion::AccountOccasion;
use crate::occasion::Occasion;
use facts::Facts;
use summary::Summary;
use words::Words;

pub(crate) use account_facts::AccountFacts;

/// A mail's content.
#[derive(Clone, Debug)]
pub(crate) struct Letter {
    pub(crate) locale: Locale,
    /// Whom it greets.
    pub(crate) recipient: Option<String>,
    words: Words,
    /// The event; or who runs what somebody has, or is to have, an account for.
    title: String,
    /// What to copy into a bank's form, line by line.
    instructions: Option<String>,
    /// Where its button leads.
    url: Option<String>,
    summary: Summary,
    /// Who signs.
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
    /// Writes one about an order. `url` is that of the order's page.
    pub(crate) fn about_order(
        occasion: Occasion,
        documents: &OrderDocuments,
        url: String,
        locale: Locale,
    ) -> Self {
        let facts = Facts::of(occasion, documents.record(), locale);
        Self {
            locale,
            words: words::of_order(occasion, locale, &facts),
            recipient: facts.buyer,
            title: facts.event,
            instructions: facts.instructions,
            url: occasion.shows_order().then_some(url),
            summary: Summary::of(occasion, documents, locale),
            signature: documents.organizer().name.clone(),
        }
    }

    /// Writes one about an account or an invitation. `url` is where its button leads, if it has one; `sender` signs.
    pub(crate) fn about_account(
        occasion: AccountOccasion,
        facts: AccountFacts,
        sender: &str,
        url: String,
        locale: Locale,
    ) -> Self {
        let words = words::of_account(occasion, locale, &facts);
        let is_invitation = !facts.organizer.is_empty();
        Self {
            locale,
            recipient: facts.name,
            title: if is_invitation {
                facts.organizer
            } else {
                facts.host
            },
            instructions: None,
            url: (!words.button.is_empty()).then_some(url),
            words,
            summary: Summary::default(),
            signature: sender.to_owned(),
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
