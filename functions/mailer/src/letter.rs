//! What mails say.

mod english;
mod french;
mod render;

use std::str::FromStr;

use guichet_documents::period;
use guichet_money::format;
use guichet_order::{Line, LineStatus, Locale, Money, OrderRecord, PaymentStatus, RefundReason};

/// Why a mail is written: the `kind` of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// The order is paid and its tickets are issued.
    Tickets,
    /// The order is placed and waits for a transfer.
    PaymentInstructions,
    /// The order was cancelled.
    OrderCancelled,
    /// Nobody paid in time.
    OrderExpired,
    /// The money came when others had the places.
    LatePaymentRefunded,
    /// Money is on its way back.
    Refunded,
}

impl FromStr for Occasion {
    type Err = String;

    fn from_str(kind: &str) -> Result<Self, String> {
        Ok(match kind {
            "tickets" => Self::Tickets,
            "payment_instructions" => Self::PaymentInstructions,
            "order_cancelled" => Self::OrderCancelled,
            "order_expired" => Self::OrderExpired,
            "late_payment_refunded" => Self::LatePaymentRefunded,
            "refunded" => Self::Refunded,
            other => return Err(format!("no such kind of mail: {other}")),
        })
    }
}

impl Occasion {
    /// Whether tickets and calendar entries go with it.
    pub fn attaches_papers(self) -> bool {
        self == Self::Tickets
    }
}

/// A mail's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The subject line.
    pub subject: String,
    pub(crate) locale: Locale,
    /// The organizer, who signs.
    pub(crate) signature: String,
    pub(crate) greeting: String,
    pub(crate) paragraphs: Vec<String>,
    /// What the order is for: one entry per line of it.
    pub(crate) items: Vec<Item>,
    /// The words of the button, and where it leads.
    pub(crate) link: (String, String),
    pub(crate) small_print: String,
}

/// A line of the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) title: String,
    pub(crate) detail: String,
    pub(crate) price: String,
}

/// What the words speak of, in the reader's language.
pub(crate) struct Facts {
    pub(crate) event: String,
    pub(crate) reference: String,
    pub(crate) tickets: usize,
    pub(crate) total: String,
    /// How to pay, where that is known.
    pub(crate) instructions: Option<String>,
    /// The sum that goes, or went, back; nothing when none does.
    pub(crate) refund: Option<String>,
}

impl Letter {
    /// Writes it.
    pub fn write(
        occasion: Occasion,
        order: &OrderRecord,
        organizer: &str,
        link: &str,
        locale: Locale,
    ) -> Self {
        let facts = facts(occasion, order, locale);
        let name = order.contact.as_ref().map(|contact| contact.name.clone());
        let words = match locale {
            Locale::Fr => french::words(occasion, &facts),
            Locale::En => english::words(occasion, &facts),
        };
        Self {
            subject: words.subject,
            locale,
            signature: organizer.to_owned(),
            greeting: match (locale, name) {
                (Locale::Fr, Some(name)) => format!("Bonjour {name},"),
                (Locale::Fr, None) => "Bonjour,".to_owned(),
                (Locale::En, Some(name)) => format!("Hello {name},"),
                (Locale::En, None) => "Hello,".to_owned(),
            },
            paragraphs: words.paragraphs,
            items: order
                .lines
                .iter()
                .filter(|line| shown(occasion, line))
                .map(|line| item(line, locale))
                .collect(),
            link: (words.link, link.to_owned()),
            small_print: words.small_print,
        }
    }
}

/// The words that differ from language to language.
pub(crate) struct Words {
    pub(crate) subject: String,
    pub(crate) paragraphs: Vec<String>,
    pub(crate) link: String,
    pub(crate) small_print: String,
}

/// A mail with tickets lists what is good for something; the others what the order was for.
fn shown(occasion: Occasion, line: &Line) -> bool {
    occasion != Occasion::Tickets || line.status == LineStatus::Live
}

fn item(line: &Line, locale: Locale) -> Item {
    let occurrence = &line.occurrence;
    let mut title = format!(
        "{} · {}",
        line.product_name.pick(locale),
        line.rate_name.pick(locale)
    );
    if let Some(place) = &line.place_label {
        title = format!("{title} · {place}");
    }
    let when = period(
        occurrence.starts_at,
        occurrence.ends_at,
        &occurrence.time_zone,
        locale,
    );
    Item {
        title,
        detail: format!("{when}, {}, {}", occurrence.venue_name, occurrence.city),
        price: format(line.price, locale),
    }
}

fn facts(occasion: Occasion, order: &OrderRecord, locale: Locale) -> Facts {
    let payment = order.payment.as_ref();
    let instructions = payment
        .filter(|payment| payment.status == PaymentStatus::Pending)
        .and_then(|payment| payment.instructions.as_ref())
        .map(|text| text.pick(locale).to_owned());
    let concerned = |reason: RefundReason| match occasion {
        Occasion::LatePaymentRefunded => reason == RefundReason::LatePayment,
        Occasion::OrderCancelled => {
            matches!(
                reason,
                RefundReason::CancelledByBuyer | RefundReason::CancelledByOrganizer
            )
        }
        _ => true,
    };
    let refunds: Vec<Money> = order
        .refunds
        .iter()
        .filter(|refund| concerned(refund.reason))
        .map(|refund| refund.amount)
        .collect();
    // What is told is the refund the mail is about: the latest.
    let refund = refunds.last().map(|amount| format(*amount, locale));
    Facts {
        event: order.event.name.pick(locale).to_owned(),
        reference: order.reference.clone(),
        tickets: order
            .lines
            .iter()
            .filter(|line| line.status == LineStatus::Live)
            .count(),
        total: format(order.total, locale),
        instructions,
        refund,
    }
}
