//! Writes a ticket to look at: `cargo run -p guichet-documents --example ticket -- fr > ticket.pdf`.

use std::io::Write as _;

use guichet_documents::{
    FontFolder, Locale, Money, Place, TicketPage, TicketsPdf, Venue, tickets_pdf,
};

fn main() -> std::io::Result<()> {
    let french = std::env::args()
        .nth(1)
        .is_none_or(|language| language == "fr");
    let text = |fr: &str, en: &str| if french { fr } else { en }.to_owned();
    let ticket = |serial: i32, attendee: Option<&str>, place: Option<Place>, price: i64| {
        TicketPage {
        serial,
        token: "AAuIf4LG8aPKVVH6MJP9g5HHW1N7uJkZk5oFfbSgPpX7Y9SRs5eM4wQm1+dKq0YbT3hVxC2nLzE8oUiRtAyBsDfGhJkLzXcVbNmQwErTyUiOpAsDfGhJkLzXcVbNmQwErTyUiOpaSdFgHjKlZxCvBnMqWeRtYuIoPaSdFgHjKl0QAAAMAB".to_owned(),
        product_name: text("Parterre assis", "Stalls, seated"),
        rate_name: text("Tarif réduit – étudiants, demandeurs d’emploi", "Concession – students, unemployed"),
        price: Money::new(price, "EUR".parse().expect("the euro is known")),
        place,
        attendee_name: attendee.map(str::to_owned),
        starts_at: "2027-03-12T19:30:00Z".parse().expect("a legal time"),
        ends_at: "2027-03-12T22:30:00Z".parse().expect("a legal time"),
        doors_at: Some("2027-03-12T18:30:00Z".parse().expect("a legal time")),
        time_zone: "Europe/Paris".to_owned(),
        venue: Venue {
            name: "Théâtre des Célestins".to_owned(),
            address: "4 rue Charles-Dullin".to_owned(),
            postal_code: "69002".to_owned(),
            city: "Lyon".to_owned(),
        },
    }
    };
    let place = Place {
        section: "Balcon".to_owned(),
        row: "B".to_owned(),
        seat: "12".to_owned(),
    };
    let document = TicketsPdf {
        locale: if french { Locale::Fr } else { Locale::En },
        event_name: "Le Songe d’une nuit d’été".to_owned(),
        organizer_name: "Les Célestins, Théâtre de Lyon".to_owned(),
        organizer_email: Some("billetterie@example.org".to_owned()),
        order_reference: "7K3M9QXA".to_owned(),
        small_print: Some(text(
            "Les billets ne sont ni repris ni échangés. Les places numérotées ne sont plus garanties après le début du spectacle.",
            "Tickets are neither refunded nor exchanged. Numbered seats are not kept after the performance has begun.",
        )),
        tickets: vec![
            ticket(42, Some("Anne-Françoise d’Étigny"), Some(place), 2450),
            ticket(43, None, None, 0),
        ],
    };
    let fonts = FontFolder::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/scripts"));
    let pdf = tickets_pdf(&document, &fonts).expect("the token fits a code");
    std::io::stdout().write_all(&pdf)
}
