use guichet_contact::check_name;
use guichet_documents::date_time;
use guichet_money::format;
use guichet_order::{
    LineStatus, Locale, Money, OrderRecord, OrderStatus, PaymentStatus, Refund, RefundReason,
    RefundStatus,
};

use crate::called_off::{CalledOff, CalledOffFacts};
use crate::occasion::Occasion;

/// What the words of a mail about an order speak of, in the reader's language: `order` in the templates.
pub(crate) struct Facts {
    pub(crate) buyer: Option<String>,
    pub(crate) event: String,
    pub(crate) reference: String,
    pub(crate) has_several_dates: bool,
    /// How many tickets the order has.
    pub(crate) tickets: usize,
    pub(crate) total: String,
    /// Until when the places are kept.
    pub(crate) kept_until: Option<String>,
    /// How to pay, while that is to be done.
    pub(crate) instructions: Option<String>,
    pub(crate) paid: Paid,
    /// Whether the order was cancelled.
    pub(crate) is_cancelled: bool,
    /// The refund the mail is about.
    pub(crate) refund: Option<GivenBack>,
    pub(crate) called_off: CalledOffFacts,
}

/// What the buyer has paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paid {
    /// There was nothing to pay.
    Free,
    /// Everything.
    All,
    /// Nothing yet, and a transfer may be on its way.
    AwaitedFromBank,
    /// Nothing.
    Nothing,
}

/// Money that goes, or went, back.
pub(crate) struct GivenBack {
    pub(crate) amount: String,
    /// What the organizer keeps of what was paid.
    pub(crate) kept: Option<String>,
    pub(crate) reason: RefundReason,
}

impl Facts {
    pub(crate) fn of(
        occasion: Occasion,
        order: &OrderRecord,
        called_off: Option<&CalledOff>,
        locale: Locale,
    ) -> Self {
        let money = |amount: Money| format(amount, locale);
        let zone = order.lines.first().map(|line| &line.occurrence.time_zone);
        let kept_until = order
            .expires_at
            .zip(zone)
            .map(|(until, zone)| date_time(until, zone, locale));
        let payment = order.payment.as_ref();
        let instructions = payment
            .filter(|payment| payment.status == PaymentStatus::Pending)
            .and_then(|payment| payment.instructions.as_ref())
            .map(|text| text.pick(locale).to_owned());
        let paid = match payment {
            _ if order.total.amount == 0 => Paid::Free,
            Some(payment) if payment.status == PaymentStatus::Succeeded => Paid::All,
            _ if instructions.is_some() => Paid::AwaitedFromBank,
            _ => Paid::Nothing,
        };
        let live = |status| status == LineStatus::Live;
        let several_dates = has_several_dates(order);
        // What was given back for another date is not told again.
        let gives_back = called_off.is_none_or(|called_off| called_off.refunds);
        Self {
            // Nobody has confirmed the address. What is there for a name and would not be taken for one today is not said.
            buyer: order
                .contact
                .as_ref()
                .filter(|_| occasion.shows_order())
                .and_then(|contact| check_name(&contact.name).ok()),
            event: order.event.name.pick(locale).to_owned(),
            reference: order.reference.clone(),
            has_several_dates: several_dates,
            tickets: order.lines.iter().filter(|line| live(line.status)).count(),
            total: money(order.total),
            kept_until,
            instructions: instructions.filter(|_| occasion == Occasion::PaymentInstructions),
            paid,
            is_cancelled: order.status == OrderStatus::Cancelled,
            refund: refund(occasion, &order.refunds)
                .filter(|_| gives_back)
                .map(|refund| GivenBack {
                    amount: money(refund.amount),
                    kept: kept(order, refund).map(money),
                    reason: refund.reason,
                }),
            called_off: CalledOffFacts::of(called_off, order, several_dates),
        }
    }

    /// Whether it had tickets before it was cancelled.
    pub(crate) fn had_tickets(&self) -> bool {
        matches!(self.paid, Paid::Free | Paid::All)
    }

    /// What is given back: all that was paid, where no refund says less.
    pub(crate) fn amount_back(&self) -> &str {
        self.refund
            .as_ref()
            .map_or(&self.total, |refund| &refund.amount)
    }

    /// Why money is given back.
    pub(crate) fn refund_reason(&self) -> Option<RefundReason> {
        self.refund.as_ref().map(|refund| refund.reason)
    }
}

fn has_several_dates(order: &OrderRecord) -> bool {
    let dates = || order.lines.iter().map(|line| line.occurrence.id);
    dates().zip(dates().skip(1)).any(|(one, next)| one != next)
}

/// The latest that the mail can be about.
fn refund(occasion: Occasion, refunds: &[Refund]) -> Option<&Refund> {
    let is_concerned = |refund: &&Refund| match occasion {
        Occasion::LatePaymentRefunded => is_late(refund.reason),
        Occasion::DateCancelled => refund.reason == RefundReason::DateCancelled,
        Occasion::OrderCancelled => is_cancellation(refund.reason),
        Occasion::Refunded => refund.status == RefundStatus::Succeeded,
        Occasion::Tickets
        | Occasion::PaymentInstructions
        | Occasion::OrderExpired
        | Occasion::AddressChanged
        | Occasion::OrderLink => false,
    };
    refunds.iter().rfind(is_concerned)
}

/// Whether the money came for an order that could not be sold any more.
fn is_late(reason: RefundReason) -> bool {
    matches!(
        reason,
        RefundReason::LatePayment
            | RefundReason::DateCancelled
            | RefundReason::EventWithdrawn
            | RefundReason::DateOver
    )
}

pub(crate) fn is_cancellation(reason: RefundReason) -> bool {
    matches!(
        reason,
        RefundReason::CancelledByBuyer | RefundReason::CancelledByOrganizer
    )
}

fn kept(order: &OrderRecord, refund: &Refund) -> Option<Money> {
    let kept = order.total.checked_sub(refund.amount).ok()?;
    (is_cancellation(refund.reason) && kept.amount > 0).then_some(kept)
}
