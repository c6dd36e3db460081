use guichet_order::RefundReason;

use super::Words;
use super::facts::{Facts, GivenBack, Paid};
use crate::occasion::Occasion;

const TRANSFER_COMES_BACK: &str =
    "Vous n’avez rien à payer. Si un virement est déjà parti, il vous sera rendu.";

pub(super) fn words(occasion: Occasion, facts: &Facts) -> Words {
    let event = &facts.event;
    let (subject, heading, paragraphs) = match occasion {
        Occasion::Tickets => tickets(facts),
        Occasion::PaymentInstructions => (
            format!("Comment payer votre commande pour {event}"),
            "À payer",
            to_pay(facts),
        ),
        Occasion::OrderCancelled => (
            format!("Votre commande pour {event} est annulée"),
            "Commande annulée",
            cancelled(facts),
        ),
        Occasion::OrderExpired => (
            format!("Votre commande pour {event} a expiré"),
            "Commande expirée",
            expired(facts),
        ),
        Occasion::LatePaymentRefunded => (
            format!("Votre paiement pour {event} vous est rendu"),
            "Paiement rendu",
            too_late(facts),
        ),
        Occasion::DateCancelled => (
            format!("Votre commande pour {event} est annulée"),
            "Date annulée",
            called_off(facts),
        ),
        Occasion::Refunded => (
            format!("Remboursement pour {event}"),
            "Remboursement",
            refunded(facts),
        ),
        Occasion::AddressChanged => (
            format!("L’adresse de la commande {} a été corrigée", facts.reference),
            "Adresse corrigée",
            vec![
                format!(
                    "L’adresse de la commande {} pour {event} a été corrigée\u{a0}: les messages vont désormais à une autre \
                     adresse, et le lien que vous aviez reçu ne mène plus à la commande.",
                    facts.reference
                ),
                "Si vous n’attendiez pas ce message, vous n’avez rien à faire. Si c’est votre commande et que vous n’avez \
                 rien corrigé, répondez à ce message pour écrire à l’organisateur."
                    .to_owned(),
            ],
        ),
        Occasion::OrderLink => (
            format!("Votre commande pour {event}"),
            "Votre commande",
            vec![
                format!("Voici le lien vers votre commande pour {event}."),
                "Si vous ne l’avez pas demandé, vous pouvez ignorer ce message\u{a0}: il n’est envoyé qu’à vous.".to_owned(),
            ],
        ),
    };
    Words {
        subject,
        heading,
        greeting: match &facts.buyer {
            Some(name) => format!("Bonjour {name},"),
            None => "Bonjour,".to_owned(),
        },
        paragraphs,
        link: "Voir ma commande",
        small_print: if occasion.shows_order() {
            format!(
                "Commande {}. Qui possède ce lien peut voir et modifier la commande\u{a0}: ne le partagez pas. Répondez à ce \
             message pour écrire à l’organisateur.",
                facts.reference
            )
        } else {
            format!("Commande {}.", facts.reference)
        },
    }
}

fn tickets(facts: &Facts) -> (String, &'static str, Vec<String>) {
    let Facts { event, tickets, .. } = facts;
    let thanks = format!("Merci\u{a0}! Votre commande pour {event} est confirmée.");
    if *tickets == 1 {
        let here = "Votre billet est joint à ce message. Présentez-le à l’entrée, imprimé ou sur votre téléphone.";
        let subject = format!("Votre billet pour {event}");
        (subject, "Votre billet", vec![thanks, here.to_owned()])
    } else {
        let here = format!(
            "Vos {tickets} billets sont joints à ce message. Présentez-les à l’entrée, imprimés ou sur votre téléphone."
        );
        let subject = format!("Vos billets pour {event}");
        (subject, "Vos billets", vec![thanks, here])
    }
}

fn to_pay(facts: &Facts) -> Vec<String> {
    let Facts { event, total, .. } = facts;
    let until = facts.kept_until.as_ref();
    let until = until.map_or_else(String::new, |until| format!(" jusqu’au {until}"));
    let mut paragraphs = vec![format!(
        "Vos places pour {event} sont réservées{until}. Il reste à payer {total}."
    )];
    if facts.instructions.is_none() {
        paragraphs.push("La page de votre commande dit comment.".to_owned());
    }
    paragraphs
}

fn cancelled(facts: &Facts) -> Vec<String> {
    let event = &facts.event;
    let tickets = match facts.paid {
        Paid::Free | Paid::All => " Ses billets ne sont plus valables.",
        Paid::AwaitedFromBank | Paid::Nothing => "",
    };
    let mut paragraphs = vec![format!(
        "Votre commande pour {event} est annulée, et ses places sont remises en vente.{tickets}"
    )];
    match (&facts.refund, facts.paid) {
        (Some(GivenBack { amount, kept, .. }), _) => {
            let kept = kept.as_ref().map_or_else(String::new, |kept| {
                format!(" L’organisateur retient {kept}, comme le prévoient ses conditions.")
            });
            paragraphs.push(format!(
                "{amount} vous seront remboursés par le moyen qui a servi à payer.{kept}"
            ));
        }
        (None, Paid::All) => paragraphs
            .push("Les conditions de l’organisateur ne prévoient pas de remboursement.".to_owned()),
        (None, Paid::AwaitedFromBank) => paragraphs.push(TRANSFER_COMES_BACK.to_owned()),
        (None, Paid::Nothing) => paragraphs.push("Rien n’a été débité.".to_owned()),
        (None, Paid::Free) => {}
    }
    paragraphs
}

fn expired(facts: &Facts) -> Vec<String> {
    let event = &facts.event;
    let mut paragraphs = vec![format!(
        "Votre paiement pour {event} n’est pas arrivé à temps, et vos places sont remises en vente."
    )];
    paragraphs.push(if facts.paid == Paid::AwaitedFromBank {
        "S’il arrive encore, vous aurez vos billets si vos places sont toujours libres\u{a0}; sinon, il vous sera rendu."
            .to_owned()
    } else {
        "Rien n’a été débité.".to_owned()
    });
    paragraphs
}

fn too_late(facts: &Facts) -> Vec<String> {
    let event = &facts.event;
    let why = match facts.refund.as_ref().map(|refund| refund.reason) {
        Some(RefundReason::DateCancelled) => format!(
            "Votre paiement est arrivé, mais {}. Il n’y a pas de billets pour votre commande.",
            no_date(facts)
        ),
        Some(RefundReason::EventWithdrawn) => format!(
            "Votre paiement est arrivé alors que l’organisateur avait retiré {event}. Il n’y a pas de billets pour votre \
             commande."
        ),
        Some(RefundReason::DateOver) => {
            format!("Votre paiement pour {event} est arrivé après la fin de l’événement.")
        }
        _ if facts.is_cancelled => format!(
            "Votre paiement pour {event} est arrivé alors que votre commande était annulée."
        ),
        _ => format!(
            "Votre paiement pour {event} est arrivé après la fin de la réservation, et d’autres avaient déjà pris les \
             places. Nous en sommes désolés."
        ),
    };
    let amount = facts
        .refund
        .as_ref()
        .map_or(&facts.total, |refund| &refund.amount);
    let back = format!("{amount} vous seront rendus par le moyen qui a servi à payer.");
    vec![why, back]
}

/// Whether the organizer has called off everything or one of several dates is not told: the order is for all of them.
fn no_date(facts: &Facts) -> String {
    let event = &facts.event;
    if facts.has_dates {
        format!("l’organisateur a annulé une des dates de {event} que vous aviez choisies")
    } else {
        format!("l’organisateur a annulé la date de {event} que vous aviez choisie")
    }
}

fn called_off(facts: &Facts) -> Vec<String> {
    let mut paragraphs = vec![format!(
        "Nous en sommes désolés\u{a0}: {}. Votre commande est annulée, et il n’y a pas de billets.",
        no_date(facts)
    )];
    if let Some(GivenBack { amount, .. }) = &facts.refund {
        paragraphs.push(format!(
            "{amount} vous seront remboursés par le moyen qui a servi à payer."
        ));
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
        Some(RefundReason::DuplicatePayment) => " Votre commande avait été payée deux fois.",
        Some(RefundReason::WrongAmount) => " La somme reçue n’était pas celle de la commande.",
        Some(RefundReason::LatePayment) => " Votre paiement était arrivé trop tard.",
        Some(RefundReason::DateCancelled) => " Une date que vous aviez choisie avait été annulée.",
        Some(RefundReason::EventWithdrawn) => " L’organisateur l’avait retiré.",
        Some(RefundReason::DateOver) => " Votre paiement était arrivé après la fin de l’événement.",
        Some(RefundReason::CancelledByBuyer | RefundReason::CancelledByOrganizer) => {
            " Votre commande avait été annulée."
        }
        None => "",
    };
    vec![
        format!("{amount} vous ont été remboursés pour {event}.{why}"),
        "Selon votre banque, la somme apparaît sur votre compte sous quelques jours.".to_owned(),
    ]
}
