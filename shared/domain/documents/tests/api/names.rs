//! Names in the scripts people are called in, as poppler finds them in the PDF.

use std::process::Command;

use guichet_documents::{FontFolder, Locale, TicketPage, TicketsPdf, Venue, tickets_pdf};

use crate::tickets::{document, fonts, ticket};

const NAMES: [&str; 32] = [
    "Anne-Françoise d’Étigny",
    "Nguyễn Thị Ánh Tuyết",
    "Işıl Yıldız-İnönü",
    "Adébáyọ̀ Ọlátúnjí",
    "Ирина Чайковская",
    "Αλέξανδρος Ώριμος",
    "محمد عبد الله",
    "فاطمه علی‌زاده",
    "דוד בן־גוריון",
    "王小明",
    "歐陽詢",
    "𠮷田 さくら",
    "山田エリザベス",
    "김민준",
    "ณัฐวุฒิ น้ำผึ้ง",
    "लक्ष्मी श्रीनिवासन्",
    "क्षितिज ज्ञानेश्वर",
    "অনির্বাণ চট্টোপাধ্যায়",
    "தமிழ்ச்செல்வி",
    "శ్రీనివాస్",
    "ગુજરાતી પ્રજ્ઞા",
    "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
    "ಕೃಷ್ಣಮೂರ್ತಿ",
    "ശ്രീജിത്ത്",
    "තිළිණි ශ්‍රීමතී",
    "សុខ ស្រីពេជ្រ",
    "ສົມສັກ",
    "အောင်ဆန်းစုကြည်",
    "ნინო ბერიძე",
    "Հայկ Սարգսյան",
    "ሀይሌ ገብረሥላሴ",
    "Zoë 🎉 ★ ♥ 👩‍🚀",
];

/// Marks on letters that run to the left, and lines of both directions: poppler puts spaces beside such marks, and words
/// in the order of the page.
const TURNED: [&str; 4] = [
    "مُحَمَّد الفَاتِح",
    "יְהוּדָה הַלֵּוִי",
    "Leïla محمود Benali",
    "محمد Ali الحسن",
];

/// A document in which everything that is somebody's or something's name is this one.
fn named(name: &str) -> TicketsPdf {
    let named = TicketPage {
        product_name: name.to_owned(),
        rate_name: name.to_owned(),
        attendee_name: Some(name.to_owned()),
        place: None,
        venue: Venue {
            name: name.to_owned(),
            address: name.to_owned(),
            postal_code: String::new(),
            city: String::new(),
        },
        ..ticket(1)
    };
    TicketsPdf {
        event_name: name.to_owned(),
        organizer_name: name.to_owned(),
        ..document(Locale::Fr, vec![named])
    }
}

/// What a poppler tool says of a PDF; `None` where poppler is not installed.
fn poppler(tool: &str, arguments: &[&str], pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tickets.pdf");
    std::fs::write(&file, pdf).unwrap();
    let mut command = Command::new(tool);
    command.args(arguments).arg(&file);
    if tool == "pdftotext" {
        command.arg("-");
    }
    let Ok(output) = command.output() else {
        eprintln!("names are not read: {tool} (poppler-utils) cannot be started");
        return None;
    };
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{output:?}"
    );
    Some(String::from_utf8(output.stdout).unwrap())
}

/// The lines of the text, without the marks of direction that poppler sets around what runs against the line.
fn lines(text: &str) -> Vec<String> {
    let plain = text.replace(
        [
            '\u{202a}', '\u{202b}', '\u{202c}', '\u{200e}', '\u{200f}', '\u{c}',
        ],
        "",
    );
    plain.lines().map(|line| line.trim().to_owned()).collect()
}

#[test]
fn the_text_of_a_ticket_is_the_name_in_every_script() {
    let mut wrong = Vec::new();
    for name in NAMES {
        let pdf = tickets_pdf(&named(name), &fonts()).unwrap();
        let Some(text) = poppler("pdftotext", &[], &pdf) else {
            return;
        };
        let found = lines(&text).iter().filter(|line| *line == name).count();
        // Organizer twice, event, venue and its address, product, rate, attendee.
        if found != 8 {
            wrong.push(format!("{name}: {found} of 8 in {text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_letter_of_a_ticket_is_another_in_either_direction() {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .collect();
        letters.sort_unstable();
        letters
    };
    for name in TURNED {
        let pdf = tickets_pdf(&named(name), &fonts()).unwrap();
        let Some(text) = poppler("pdftotext", &[], &pdf) else {
            return;
        };
        let wanted = sorted(name);
        let found = lines(&text)
            .iter()
            .filter(|line| sorted(line) == wanted)
            .count();
        assert_eq!(found, 8, "{name}: {text}");
    }
}

#[test]
fn without_the_fonts_there_is_a_ticket_all_the_same() {
    let nowhere = FontFolder::new("/nonexistent");
    for name in NAMES.iter().chain(&TURNED) {
        let pdf = tickets_pdf(&named(name), &nowhere).unwrap();
        assert!(pdf.starts_with(b"%PDF-"));
    }
}
