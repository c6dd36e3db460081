use guichet_order::RefundReason;

use super::Words;
use super::facts::{Facts, GivenBack, Paid};
use crate::occasion::Occasion;

const TRANSFER_COMES_BACK: &str =
    "There is nothing to pay. If you have already sent a transfer, it will be returned to you.";

pub(super) fn words(occasion: Occasion, facts: &Facts) -> Words {
    let event = &facts.event;
    let (subject, heading, paragraphs) = match occasion {
        Occasion::Tickets => tickets(facts),
        Occasion::PaymentInstructions => (
            format!("How to pay for your order for {event}"),
            "To be paid",
            to_pay(facts),
        ),
        Occasion::OrderCancelled => (
            format!("Your order for {event} is cancelled"),
            "Order cancelled",
            cancelled(facts),
        ),
        Occasion::OrderExpired => (
            format!("Your order for {event} has expired"),
            "Order expired",
            expired(facts),
        ),
        Occasion::LatePaymentRefunded => (
            format!("Your payment for {event} is being returned"),
            "Payment returned",
            too_late(facts),
        ),
        Occasion::DateCancelled => (
            format!("Your order for {event} is cancelled"),
            "Called off",
            called_off(facts),
        ),
        Occasion::Refunded => (format!("Refund for {event}"), "Refund", refunded(facts)),
        Occasion::AddressChanged => (
            format!("The address of order {} was corrected", facts.reference),
            "Address corrected",
            vec![
                format!(
                    "The address of order {} for {event} was corrected: mails go to another address from now on, and the link \
                     you had leads to the order no more.",
                    facts.reference
                ),
                "If you did not expect this mail, there is nothing to do. If the order is yours and you have corrected \
                 nothing, reply to this mail to write to the organizer."
                    .to_owned(),
            ],
        ),
        Occasion::OrderLink => (
            format!("Your order for {event}"),
            "Your order",
            vec![
                format!("Here is the link to your order for {event}."),
                "If you did not ask for it, you can ignore this mail: it was sent to nobody else.".to_owned(),
            ],
        ),
    };
    Words {
        subject,
        heading,
        greeting: match &facts.buyer {
            Some(name) => format!("Hello {name},"),
            None => "Hello,".to_owned(),
        },
        paragraphs,
        link: "See my order",
        small_print: if occasion.shows_order() {
            format!(
                "Order {}. Whoever has this link can see and change the order: do not share it. Reply to this mail to write to \
             the organizer.",
                facts.reference
            )
        } else {
            format!("Order {}.", facts.reference)
        },
    }
}

fn tickets(facts: &Facts) -> (String, &'static str, Vec<String>) {
    let Facts { event, tickets, .. } = facts;
    let thanks = format!("Thank you! Your order for {event} is confirmed.");
    if *tickets == 1 {
        let here = "Your ticket is attached. Show it at the door, printed or on your phone.";
        let subject = format!("Your ticket for {event}");
        (subject, "Your ticket", vec![thanks, here.to_owned()])
    } else {
        let here = format!(
            "Your {tickets} tickets are attached. Show them at the door, printed or on your phone."
        );
        let subject = format!("Your tickets for {event}");
        (subject, "Your tickets", vec![thanks, here])
    }
}

fn to_pay(facts: &Facts) -> Vec<String> {
    let Facts { event, total, .. } = facts;
    let until = facts.kept_until.as_ref();
    let until = until.map_or_else(String::new, |until| format!(" until {until}"));
    let mut paragraphs = vec![format!(
        "Your places for {event} are reserved{until}. {total} is still to be paid."
    )];
    if facts.instructions.is_none() {
        paragraphs.push("The page of your order says how.".to_owned());
    }
    paragraphs
}

fn cancelled(facts: &Facts) -> Vec<String> {
    let event = &facts.event;
    let tickets = match facts.paid {
        Paid::Free | Paid::All => " Its tickets are no longer valid.",
        Paid::AwaitedFromBank | Paid::Nothing => "",
    };
    let mut paragraphs = vec![format!(
        "Your order for {event} is cancelled, and its places are on sale again.{tickets}"
    )];
    match (&facts.refund, facts.paid) {
        (Some(GivenBack { amount, kept, .. }), _) => {
            let kept = kept.as_ref().map_or_else(String::new, |kept| {
                format!(" The organizer keeps {kept}, as the terms say.")
            });
            paragraphs.push(format!(
                "{amount} will be refunded the way it was paid.{kept}"
            ));
        }
        (None, Paid::All) => {
            paragraphs.push("By the organizer’s terms, nothing is refunded.".to_owned());
        }
        (None, Paid::AwaitedFromBank) => paragraphs.push(TRANSFER_COMES_BACK.to_owned()),
        (None, Paid::Nothing) => paragraphs.push("Nothing was charged.".to_owned()),
        (None, Paid::Free) => {}
    }
    paragraphs
}

fn expired(facts: &Facts) -> Vec<String> {
    let event = &facts.event;
    let mut paragraphs = vec![format!(
        "Your payment for {event} did not arrive in time, and your places are on sale again."
    )];
    paragraphs.push(if facts.paid == Paid::AwaitedFromBank {
        "Should it still arrive, you get your tickets if your places are still free; if not, it will be returned to you."
            .to_owned()
    } else {
        "Nothing was charged.".to_owned()
    });
    paragraphs
}

fn too_late(facts: &Facts) -> Vec<String> {
    let event = &facts.event;
    let why = match facts.refund.as_ref().map(|refund| refund.reason) {
        Some(RefundReason::DateCancelled) => format!(
            "Your payment has arrived, but {}. There are no tickets for your order.",
            no_date(facts)
        ),
        Some(RefundReason::EventWithdrawn) => format!(
            "Your payment arrived when the organizer had withdrawn {event}. There are no tickets for your order."
        ),
        Some(RefundReason::DateOver) => {
            format!("Your payment for {event} arrived after it had ended.")
        }
        _ if facts.is_cancelled => {
            format!("Your payment for {event} arrived when your order had been cancelled.")
        }
        _ => format!(
            "Your payment for {event} arrived after your reservation had ended, and others had taken the places by \
             then. We are sorry."
        ),
    };
    let amount = facts
        .refund
        .as_ref()
        .map_or(&facts.total, |refund| &refund.amount);
    let back = format!("{amount} will be returned the way it was paid.");
    vec![why, back]
}

/// Whether the organizer has called off everything or one of several dates is not told: the order is for all of them.
fn no_date(facts: &Facts) -> String {
    let event = &facts.event;
    if facts.has_dates {
        format!("the organizer has called off one of the dates of {event} that you had chosen")
    } else {
        format!("the organizer has called off the date of {event} that you had chosen")
    }
}

fn called_off(facts: &Facts) -> Vec<String> {
    let mut paragraphs = vec![format!(
        "We are sorry: {}. Your order is cancelled, and there are no tickets for it.",
        no_date(facts)
    )];
    if let Some(GivenBack { amount, .. }) = &facts.refund {
        paragraphs.push(format!("{amount} will be refunded the way it was paid."));
    }
    paragraphs
}

fn refunded(facts: &Facts) -> Vec<String> {
    let event = &facts.event;
    let amount = facts
        .refund
        .as_ref()
        .map_or(&facts.total, |refund| &refund.amount);
    let why = match facts.refund.as_ref().map(|refund| refund.reason) {
        Some(RefundReason::DuplicatePayment) => " Your order had been paid twice.",
        Some(RefundReason::WrongAmount) => " The amount received was not that of the order.",
        Some(RefundReason::LatePayment) => " Your payment had arrived too late.",
        Some(RefundReason::DateCancelled) => " A date that you had chosen had been called off.",
        Some(RefundReason::EventWithdrawn) => " The organizer had withdrawn it.",
        Some(RefundReason::DateOver) => " Your payment had arrived after it had ended.",
        Some(RefundReason::CancelledByBuyer | RefundReason::CancelledByOrganizer) => {
            " Your order had been cancelled."
        }
        None => "",
    };
    vec![
        format!("{amount} has been refunded for {event}.{why}"),
        "Depending on your bank it shows on your account within a few days.".to_owned(),
    ]
}
