use guichet_money::Locale;

/// What a ticket says besides its own data.
pub(crate) struct Words {
    pub(crate) ticket: &'static str,
    pub(crate) ticket_type: &'static str,
    pub(crate) section: &'static str,
    pub(crate) row: &'static str,
    pub(crate) seat: &'static str,
    pub(crate) attendee: &'static str,
    pub(crate) price: &'static str,
    pub(crate) free: &'static str,
    pub(crate) order: &'static str,
    pub(crate) number: &'static str,
    pub(crate) doors: &'static str,
    pub(crate) of: &'static str,
    pub(crate) good_to_know: &'static str,
    pub(crate) advice: [&'static str; 3],
    pub(crate) organizer: &'static str,
    pub(crate) qr: &'static str,
}

const FRENCH: Words = Words {
    ticket: "Billet",
    ticket_type: "Billet",
    section: "Section",
    row: "Rang",
    seat: "Place",
    attendee: "Au nom de",
    price: "Prix",
    free: "Gratuit",
    order: "Commande",
    number: "N°",
    doors: "Ouverture des portes à",
    of: "sur",
    good_to_know: "Bon à savoir",
    advice: [
        "Présentez ce billet imprimé, ou sur l’écran de votre téléphone, luminosité au maximum.",
        "Le code n’ouvre qu’une fois\u{a0}: n’en donnez pas de copie et ne le publiez pas.",
        "Imprimez à 100\u{a0}%, en noir et blanc si vous voulez, et ne pliez pas le code.",
    ],
    organizer: "Organisateur",
    qr: "Code QR du billet",
};

const ENGLISH: Words = Words {
    ticket: "Ticket",
    ticket_type: "Ticket",
    section: "Section",
    row: "Row",
    seat: "Seat",
    attendee: "Name",
    price: "Price",
    free: "Free",
    order: "Order",
    number: "No.",
    doors: "Doors open at",
    of: "of",
    good_to_know: "Good to know",
    advice: [
        "Show this ticket printed, or on the screen of your phone at full brightness.",
        "The code opens once: do not give copies of it away and do not publish it.",
        "Print at 100%, in black and white if you like, and do not fold the code.",
    ],
    organizer: "Organizer",
    qr: "QR code of ticket",
};

pub(crate) fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::Fr => &FRENCH,
        Locale::En => &ENGLISH,
    }
}
