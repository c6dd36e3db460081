//! The PDF, printed with poppler's `pdftoppm` where it is installed and looked at with a QR decoder.

use std::process::Command;

use guichet_documents::{
    FontFolder, Locale, Money, Place, TextTooLong, TicketPage, TicketsError, TicketsPdf, Venue,
};
use proptest::prelude::*;
use rqrr::PreparedImage;

pub(crate) fn fonts() -> FontFolder {
    FontFolder::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/scripts"))
}

fn tickets_pdf(document: &TicketsPdf) -> Result<Vec<u8>, TicketsError> {
    guichet_documents::tickets_pdf(document, &fonts())
}

fn token(number: i32) -> String {
    format!("{number:04}{}", "=0AbC/+9xYz".repeat(17))
}

pub(crate) fn ticket(serial: i32) -> TicketPage {
    TicketPage {
        serial,
        token: token(serial),
        product_name: "Parterre assis".to_owned(),
        rate_name: "Tarif réduit".to_owned(),
        price: Money::new(2450, "EUR".parse().unwrap()),
        place: Some(Place {
            section: "Balcon".to_owned(),
            row: "B".to_owned(),
            seat: "12".to_owned(),
        }),
        attendee_name: Some("Anne-Françoise d’Étigny".to_owned()),
        starts_at: "2027-03-12T19:30:00Z".parse().unwrap(),
        ends_at: "2027-03-12T22:30:00Z".parse().unwrap(),
        doors_at: Some("2027-03-12T18:30:00Z".parse().unwrap()),
        time_zone: "Europe/Paris".to_owned(),
        venue: Venue {
            name: "Théâtre des Célestins".to_owned(),
            address: "4 rue Charles-Dullin".to_owned(),
            postal_code: "69002".to_owned(),
            city: "Lyon".to_owned(),
        },
    }
}

pub(crate) fn document(locale: Locale, tickets: Vec<TicketPage>) -> TicketsPdf {
    TicketsPdf {
        locale,
        event_name: "Le Songe d’une nuit d’été".to_owned(),
        organizer_name: "Les Célestins".to_owned(),
        organizer_email: Some("billetterie@example.org".to_owned()),
        order_reference: "7K3M9QXA".to_owned(),
        small_print: None,
        tickets,
    }
}

/// Everything as long as it gets, and some of it in other letters.
fn crowded() -> TicketsPdf {
    let long =
        "Orchestre philharmonique et chœur des jeunes de la région Auvergne-Rhône-Alpes ".repeat(6);
    let crowded = TicketPage {
        product_name: long.clone(),
        rate_name: long.clone(),
        place: Some(Place {
            section: long.clone(),
            row: "Côté jardin".to_owned(),
            seat: "1024 bis".to_owned(),
        }),
        attendee_name: Some(format!("李小龍 {}", "X".repeat(300))),
        ends_at: "2027-03-14T12:00:00Z".parse().unwrap(),
        venue: Venue {
            name: long.clone(),
            address: long.clone(),
            postal_code: String::new(),
            city: long.clone(),
        },
        ..ticket(2_147_483_647)
    };
    TicketsPdf {
        event_name: long.clone(),
        organizer_name: long.clone(),
        small_print: Some(long.repeat(4)),
        ..document(Locale::Fr, vec![crowded])
    }
}

/// A page as gray pixels.
struct Picture {
    width: usize,
    height: usize,
    pixels: Vec<u8>,
}

/// The pages at 150 dots per inch, as a home printer draws them; `None` where poppler is not installed.
fn print(pdf: &[u8]) -> Option<Vec<Picture>> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tickets.pdf");
    std::fs::write(&file, pdf).unwrap();
    let mut command = Command::new("pdftoppm");
    let output = match command
        .args(["-gray", "-r", "150"])
        .arg(&file)
        .arg(folder.path().join("page"))
        .output()
    {
        Ok(output) => output,
        Err(error) => {
            eprintln!(
                "pages are not looked at, pdftoppm (poppler-utils) cannot be started: {error}"
            );
            return None;
        }
    };
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let files = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "pgm"))
        .collect();
    files.sort();
    Some(
        files
            .iter()
            .map(|file| read_pgm(&std::fs::read(file).unwrap()))
            .collect(),
    )
}

/// `P5 <width> <height> 255` and a byte for each pixel.
fn read_pgm(bytes: &[u8]) -> Picture {
    let mut fields = bytes.splitn(4, u8::is_ascii_whitespace);
    assert_eq!(fields.next(), Some(&b"P5"[..]));
    let mut number = || {
        std::str::from_utf8(fields.next().unwrap())
            .unwrap()
            .parse::<usize>()
            .unwrap()
    };
    let (width, height) = (number(), number());
    let pixels = bytes[bytes.len() - width * height..].to_vec();
    Picture {
        width,
        height,
        pixels,
    }
}

fn codes(picture: &Picture) -> Vec<String> {
    let pixel = |x: usize, y: usize| picture.pixels[y * picture.width + x];
    let mut image = PreparedImage::prepare_from_greyscale(picture.width, picture.height, pixel);
    image
        .detect_grids()
        .iter()
        .map(|grid| grid.decode().expect("the code is readable").1)
        .collect()
}

/// Whether a frame of `margin` pixels all around is white.
fn has_white_margin(picture: &Picture, margin: usize) -> bool {
    let is_margin = |x: usize, y: usize| {
        x < margin || y < margin || x >= picture.width - margin || y >= picture.height - margin
    };
    let mut pixels = picture.pixels.iter().enumerate();
    pixels.all(|(index, pixel)| {
        *pixel > 250 || !is_margin(index % picture.width, index / picture.width)
    })
}

#[test]
fn each_page_carries_the_code_of_its_ticket() {
    for locale in [Locale::Fr, Locale::En] {
        let pdf = tickets_pdf(&document(locale, (1..=3).map(ticket).collect())).unwrap();
        let Some(pages) = print(&pdf) else { return };
        assert_eq!(pages.len(), 3);
        for (page, serial) in pages.iter().zip(1..) {
            assert_eq!(codes(page), [token(serial)]);
        }
    }
}

#[test]
fn long_names_leave_code_and_margins_free() {
    let pdf = tickets_pdf(&crowded()).unwrap();
    let Some(pages) = print(&pdf) else { return };
    assert_eq!(codes(&pages[0]), [token(2_147_483_647)]);
    // 42 points at 150 dots per inch, less the width of the frame's line.
    assert!(has_white_margin(&pages[0], 80));
}

#[test]
fn the_text_can_be_searched_and_read_aloud() {
    let pdf = tickets_pdf(&document(Locale::Fr, vec![ticket(42)])).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tickets.pdf");
    std::fs::write(&file, pdf).unwrap();
    let Ok(output) = Command::new("pdftotext")
        .args(["-raw"])
        .arg(&file)
        .arg("-")
        .output()
    else {
        return;
    };
    let text = String::from_utf8(output.stdout)
        .unwrap()
        .replace('\u{a0}', " ");
    for part in [
        "Les Célestins",
        "Le Songe d’une nuit d’été",
        "Vendredi 12 mars 2027",
        "20 h 30 – 23 h 30",
        "Ouverture des portes à 19 h 30",
        "Théâtre des Célestins",
        "4 rue Charles-Dullin, 69002 Lyon",
        "Parterre assis",
        "Balcon",
        "Anne-Françoise d’Étigny",
        "24,50 €",
        "7K3M9QXA",
        "42",
    ] {
        assert!(text.contains(part), "{part:?} is not in {text:?}");
    }
    let Ok(output) = Command::new("pdfinfo")
        .arg("-struct-text")
        .arg(&file)
        .output()
    else {
        return;
    };
    let structure = String::from_utf8(output.stdout).unwrap();
    assert!(
        structure.contains("H1") && structure.contains("Figure"),
        "{structure}"
    );
}

#[test]
fn a_free_ticket_without_place_or_name_is_a_page_too() {
    let bare = TicketPage {
        price: Money::new(0, "EUR".parse().unwrap()),
        place: None,
        attendee_name: None,
        doors_at: None,
        rate_name: String::new(),
        venue: Venue {
            name: String::new(),
            address: String::new(),
            postal_code: String::new(),
            city: String::new(),
        },
        ..ticket(1)
    };
    let pdf = tickets_pdf(&document(Locale::En, vec![bare])).unwrap();
    let Some(pages) = print(&pdf) else { return };
    assert_eq!(codes(&pages[0]), [token(1)]);
}

#[test]
fn the_same_tickets_give_the_same_small_file() {
    let tickets = || document(Locale::Fr, (1..=10).map(ticket).collect());
    let pdf = tickets_pdf(&tickets()).unwrap();
    assert_eq!(pdf, tickets_pdf(&tickets()).unwrap());
    assert!(pdf.starts_with(b"%PDF-1.7"));
    assert!(pdf.len() < 150_000, "{} bytes for ten tickets", pdf.len());
}

#[test]
fn a_token_beyond_the_largest_code_is_an_error() {
    let endless = TicketPage {
        token: "x".repeat(3000),
        ..ticket(1)
    };
    assert_eq!(
        tickets_pdf(&document(Locale::Fr, vec![endless])),
        Err(TicketsError::Token(TextTooLong))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn no_text_breaks_the_page(text in "\\PC{0,120}", name: String) {
        let tickets = vec![TicketPage { product_name: text.clone(), attendee_name: Some(name), ..ticket(1) }];
        let odd = TicketsPdf { event_name: text.clone(), small_print: Some(text), ..document(Locale::Fr, tickets) };
        prop_assert!(tickets_pdf(&odd).is_ok());
    }
}
