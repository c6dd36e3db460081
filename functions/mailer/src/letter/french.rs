use super::{Facts, Occasion, Words};

const NBSP: char = '\u{a0}';

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
                format!("Votre billet pour {event}")
            } else {
                format!("Vos billets pour {event}")
            },
            vec![
                format!(
                    "Merci pour votre commande pour {event}. Elle est confirmée{NBSP}: {total}."
                ),
                if *tickets == 1 {
                    "Votre billet est joint à ce message. Présentez-le à l’entrée, imprimé ou sur votre téléphone."
                        .to_owned()
                } else {
                    format!(
                        "Vos {tickets} billets sont joints à ce message. Présentez-les à l’entrée, imprimés ou sur \
                         votre téléphone."
                    )
                },
            ],
            "Voir ma commande",
        ),
        Occasion::PaymentInstructions => (
            format!("Comment payer votre commande pour {event}"),
            vec![
                format!("Vos places pour {event} sont réservées. Il reste à payer {total}."),
                instructions
                    .clone()
                    .unwrap_or_else(|| "La page de votre commande dit comment.".to_owned()),
            ],
            "Voir ma commande",
        ),
        Occasion::OrderCancelled => (
            format!("Votre commande pour {event} est annulée"),
            vec![
                format!(
                    "Votre commande pour {event} est annulée, et ses billets ne sont plus valables."
                ),
                match refund {
                    Some(refund) => format!(
                        "{refund} vous seront remboursés, par le moyen qui a servi à payer."
                    ),
                    None => "Aucun remboursement n’est dû.".to_owned(),
                },
            ],
            "Voir ma commande",
        ),
        Occasion::OrderExpired => (
            format!("Votre commande pour {event} a expiré"),
            vec![format!(
                "Votre paiement pour {event} n’est pas arrivé à temps, et vos places ont été remises en vente. Rien n’a \
                 été débité."
            )],
            "Voir ma commande",
        ),
        Occasion::LatePaymentRefunded => (
            format!("Votre paiement pour {event} est remboursé"),
            vec![
                format!(
                    "Votre paiement pour {event} est arrivé après la fin de la réservation, et d’autres avaient déjà pris \
                     les places. Nous en sommes désolés."
                ),
                format!("{} vous sont remboursés.", refund.as_ref().unwrap_or(total)),
            ],
            "Voir ma commande",
        ),
        Occasion::Refunded => (
            format!("Remboursement pour {event}"),
            vec![format!(
                "{} vous ont été remboursés. Selon votre banque, la somme apparaît sur votre compte sous quelques jours.",
                refund.as_ref().unwrap_or(total)
            )],
            "Voir ma commande",
        ),
    };
    Words {
        subject,
        paragraphs,
        link: link.to_owned(),
        small_print: format!(
            "Commande {reference}. Qui possède ce lien peut voir et modifier la commande{NBSP}: ne le partagez pas. \
             Répondez à ce message pour écrire à l’organisateur."
        ),
    }
}
