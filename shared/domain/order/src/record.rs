use guichet_money::{Locale, Money};
use jiff::Timestamp;
use uuid::Uuid;

use crate::cancellation::CancellableOrder;
use crate::{
    Answers, CancellationPolicy, Contact, EventStatus, Line, LineStatus, Order, OrderEvent,
    OrderLink, OrderSecrets, OrderStatus, Payment, Question, Refund, Unsellable, timely_methods,
};

/// What the database says of an order. Everything an [`Order`] shows beyond it follows from it, the
/// key of the links and the time.
#[derive(Clone, Debug)]
pub struct OrderRecord {
    /// Names it.
    pub id: Uuid,
    /// Which of its links is good; see [`OrderLink`].
    pub link_number: u8,
    /// See [`Order::reference`].
    pub reference: String,
    /// The status as written; see [`OrderStatus::at`].
    pub status: OrderStatus,
    /// When its time ends; `None` for `infinity`.
    pub expires_at: Option<Timestamp>,
    /// When the places were taken.
    pub created_at: Timestamp,
    /// The buyer's language.
    pub locale: Locale,
    /// What it is for.
    pub event: OrderEvent,
    /// Whether the public sees that.
    pub event_status: EventStatus,
    /// Whom to write to.
    pub contact: Option<Contact>,
    /// All lines, by number.
    pub lines: Vec<Line>,
    /// The code the buyer typed.
    pub code: Option<String>,
    /// See [`Order::total`].
    pub total: Money,
    /// See [`Order::tax_total`].
    pub tax_total: Money,
    /// See [`Order::discount_total`].
    pub discount_total: Money,
    /// The buyer's answers.
    pub answers: Answers,
    /// What the event asks, in its order.
    pub questions: Vec<Question>,
    /// How the event can be paid.
    pub payment_methods: Vec<String>,
    /// The latest attempt to pay.
    pub payment: Option<Payment>,
    /// What was given back, oldest first.
    pub refunds: Vec<Refund>,
    /// The event's terms.
    pub cancellation_policy: CancellationPolicy,
    /// How long payment is awaited once it is placed, in seconds; the event's terms.
    pub payment_seconds: i32,
    /// Whether the buyer has ordered, even if the time to pay is over by now.
    pub was_placed: bool,
    /// Changes whenever the order's row does: what was decided from this record still holds if the row has this version.
    pub version: i64,
}

impl OrderRecord {
    /// The link that is good.
    pub fn link(&self) -> OrderLink {
        OrderLink {
            order_id: self.id,
            number: self.link_number,
        }
    }

    /// The order as its buyer sees it at `now`.
    pub fn into_order(self, secrets: &OrderSecrets, now: Timestamp) -> Order {
        let status = self.status.at(now, self.expires_at);
        let awaiting = matches!(self.status, OrderStatus::Held | OrderStatus::Placed);
        let is_open = matches!(status, OrderStatus::Held | OrderStatus::Placed);
        let first_starts_at = self
            .live_lines()
            .map(|line| line.occurrence.starts_at)
            .min();
        let unsellable = self.unsellable(now).filter(|_| is_open);
        let payable = is_open && unsellable.is_none() && self.total.amount > 0;
        let payment_methods = first_starts_at
            .filter(|_| payable)
            .map(|starts_at| timely_methods(&self.payment_methods, now, starts_at));
        let cancellable = CancellableOrder {
            status,
            total: self.live_total(),
            expires_at: self.expires_at,
            first_starts_at,
        };
        Order {
            id: self.id,
            secret: secrets.text(self.link()),
            reference: self.reference,
            status,
            expires_at: self.expires_at.filter(|_| awaiting),
            created_at: self.created_at,
            locale: self.locale,
            event: self.event,
            contact: self.contact,
            lines: self.lines,
            code: self.code,
            total: self.total,
            tax_total: self.tax_total,
            discount_total: self.discount_total,
            answers: self.answers,
            questions: self.questions,
            unsellable,
            payment_methods: payment_methods.unwrap_or_default(),
            payment: self.payment,
            refunds: self.refunds,
            cancellation: self.cancellation_policy.terms(cancellable, now),
        }
    }

    /// The same while everything took place, for a first answer that is given again: what was held or placed then could be
    /// sold.
    #[must_use]
    pub fn as_sellable(mut self) -> Self {
        self.event_status = EventStatus::Published;
        for line in &mut self.lines {
            line.occurrence.is_cancelled = false;
        }
        self
    }

    /// Whose name a line's ticket says: its attendee's, or the buyer's where no other was given.
    pub fn name_on<'a>(&'a self, line: &'a Line) -> Option<&'a str> {
        let attendee = line.attendee.as_ref();
        let name = attendee.and_then(|attendee| attendee.name.as_deref());
        name.or(self.contact.as_ref().map(|contact| contact.name.as_str()))
    }

    /// What its live lines cost; once none is left, what all of them did.
    fn live_total(&self) -> Money {
        let is_over = self.live_lines().next().is_none();
        let amount = self.live_lines().map(|line| line.price.amount).sum();
        if is_over {
            self.total
        } else {
            Money::new(amount, self.total.currency)
        }
    }

    fn live_lines(&self) -> impl Iterator<Item = &Line> {
        let lines = self.lines.iter();
        lines.filter(|line| line.status == LineStatus::Live)
    }

    /// What the SQL function `unsellable_orders` would answer of it.
    fn unsellable(&self, now: Timestamp) -> Option<Unsellable> {
        let is_cancelled = self.live_lines().any(|line| line.occurrence.is_cancelled);
        let is_over = self.live_lines().any(|line| line.occurrence.ends_at <= now);
        if is_cancelled {
            Some(Unsellable::DateCancelled)
        } else if self.event_status == EventStatus::Draft {
            Some(Unsellable::EventWithdrawn)
        } else {
            is_over.then_some(Unsellable::DateOver)
        }
    }
}
