use super::{Facts, Occasion, Words};

pub(super) fn words(occasion: Occasion, facts: &Facts) -> Words {
    let Facts {
        event,
        reference,
        tickets,
        total,
        instructions,
        refund,
    } = facts;
    let (subject, paragraphs, link) = match occasion {
        Occasion::Tickets => (
            if *tickets == 1 {
                format!("Your ticket for {event}")
            } else {
                format!("Your tickets for {event}")
            },
            vec![
                format!("Thank you for your order for {event}. It is confirmed: {total}."),
                if *tickets == 1 {
                    "Your ticket is attached. Show it at the door, printed or on your phone."
                        .to_owned()
                } else {
                    format!(
                        "Your {tickets} tickets are attached. Show them at the door, printed or on your phone."
                    )
                },
            ],
            "See my order",
        ),
        Occasion::PaymentInstructions => (
            format!("How to pay for your order for {event}"),
            vec![
                format!("Your places for {event} are reserved. {total} is still to be paid."),
                instructions
                    .clone()
                    .unwrap_or_else(|| "The page of your order says how.".to_owned()),
            ],
            "See my order",
        ),
        Occasion::OrderCancelled => (
            format!("Your order for {event} is cancelled"),
            vec![
                format!(
                    "Your order for {event} is cancelled, and its tickets are no longer valid."
                ),
                match refund {
                    Some(refund) => format!("{refund} will be refunded, the way it was paid."),
                    None => "No refund is due.".to_owned(),
                },
            ],
            "See my order",
        ),
        Occasion::OrderExpired => (
            format!("Your order for {event} has expired"),
            vec![format!(
                "Your payment for {event} did not arrive in time, and your places are on sale again. Nothing was charged."
            )],
            "See my order",
        ),
        Occasion::LatePaymentRefunded => (
            format!("Your payment for {event} is being refunded"),
            vec![
                format!(
                    "Your payment for {event} arrived after your reservation had ended, and others had taken the places \
                     by then. We are sorry."
                ),
                format!("{} is being refunded.", refund.as_ref().unwrap_or(total)),
            ],
            "See my order",
        ),
        Occasion::Refunded => (
            format!("Refund for {event}"),
            vec![format!(
                "{} has been refunded. Depending on your bank it shows on your account within some days.",
                refund.as_ref().unwrap_or(total)
            )],
            "See my order",
        ),
    };
    Words {
        subject,
        paragraphs,
        link: link.to_owned(),
        small_print: format!(
            "Order {reference}. Whoever has this link can see and change the order: do not share it. Answer this mail to \
             write to the organizer."
        ),
    }
}
