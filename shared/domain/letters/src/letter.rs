use askama::Template;
use guichet_order::Locale;

use crate::about_order::AboutOrder;
use crate::account_facts::AccountFacts;
use crate::account_occasion::AccountOccasion;
use crate::facts::Facts;
use crate::occasion::Occasion;
use crate::organizer_text::{self, Values, WrittenText};
use crate::rendered::rendered;
use crate::summary::Summary;
use crate::words::{self, Words};

/// A mail's content.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The language that it is in.
    pub locale: Locale,
    /// Whom it greets.
    pub recipient: Option<String>,
    words: Words,
    /// The event; or who runs what somebody has, or is to have, an account for.
    title: String,
    /// What to copy into a bank's form, line by line.
    instructions: Option<String>,
    /// What the organizer adds.
    text: Option<WrittenText>,
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
struct Plain<'a> {
    letter: &'a Letter,
    words: &'a Words,
}

impl Letter {
    /// Writes one about an order.
    pub fn about_order(occasion: Occasion, about: AboutOrder<'_>, locale: Locale) -> Self {
        let facts = Facts::of(occasion, about.order, about.called_off, locale);
        let values = Values {
            buyer: facts.buyer.as_deref(),
            event: &facts.event,
            order: &facts.reference,
            organizer: about.organizer,
        };
        let text = about.text.filter(|_| occasion.has_text());
        Self {
            locale,
            text: text.and_then(|text| organizer_text::write(text.pick(locale), &values)),
            words: words::of_order(occasion, locale, &facts),
            summary: Summary::of(occasion, &about, locale),
            url: occasion.shows_order().then_some(about.url),
            signature: about.organizer.to_owned(),
            recipient: facts.buyer,
            title: facts.event,
            instructions: facts.instructions,
        }
    }

    /// Writes one about an account or an invitation. `url` is where its button leads, if it has one; `sender` signs.
    pub fn about_account(
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
            text: None,
            url: (!words.button.is_empty()).then_some(url),
            words,
            summary: Summary::default(),
            signature: sender.to_owned(),
        }
    }

    /// The subject.
    pub fn subject(&self) -> &str {
        &self.words.subject
    }

    /// The same letter, whose subject says that it is only an example.
    #[must_use]
    pub fn as_example(mut self) -> Self {
        self.words.subject = match self.locale {
            Locale::Fr => format!("[Essai] {}", self.words.subject),
            Locale::En => format!("[Test] {}", self.words.subject),
        };
        self
    }

    /// As plain text.
    pub fn text(&self) -> String {
        let (letter, words) = (self, &self.words);
        // Askama takes the line break at the end of a template away.
        rendered(&Plain { letter, words }) + "\n"
    }

    /// As HTML.
    pub fn html(&self) -> String {
        let (letter, words) = (self, &self.words);
        rendered(&Html { letter, words })
    }
}
