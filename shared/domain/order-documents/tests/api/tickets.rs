use std::process::Command;

use guichet_documents::FontFolder;
use guichet_testing::{now, orders};
use rqrr::PreparedImage;
use uuid::Uuid;

use crate::support::Shop;

/// Dictionaries of the type `Page`, and not `Pages`.
fn pages(pdf: &[u8]) -> usize {
    assert!(pdf.starts_with(b"%PDF-"));
    let mut text = String::new();
    let mut rest = pdf;
    // Objects stand in compressed streams.
    while let Some(at) = find(rest, b"stream\n") {
        rest = &rest[at + b"stream\n".len()..];
        let end = find(rest, b"endstream").unwrap_or(rest.len());
        if let Ok(content) = miniz_oxide::inflate::decompress_to_vec_zlib(&rest[..end]) {
            text.push_str(&String::from_utf8_lossy(&content));
        }
        rest = &rest[end..];
        rest = rest.strip_prefix(b"endstream").unwrap_or(rest);
    }
    text.push_str(&String::from_utf8_lossy(pdf));
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    text.split("/Type/Page")
        .skip(1)
        .filter(|rest| !rest.starts_with('s'))
        .count()
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

/// The texts of the QR codes, page by page; `None` where poppler is not installed.
fn printed_codes(pdf: &[u8]) -> Option<Vec<String>> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("tickets.pdf");
    std::fs::write(&file, pdf).expect("written");
    let mut command = Command::new("pdftoppm");
    command.args(["-gray", "-r", "200"]).arg(&file);
    let Ok(output) = command.arg(folder.path().join("page")).output() else {
        eprintln!("pages are not looked at: pdftoppm (poppler-utils) cannot be started");
        return None;
    };
    assert!(output.status.success(), "{output:?}");
    let files = std::fs::read_dir(folder.path()).expect("readable");
    let mut files: Vec<_> = files.map(|file| file.expect("readable").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "pgm"));
    files.sort();
    Some(files.iter().map(|file| code(file)).collect())
}

/// The text of the one code in a picture (PGM: `P5`, width, height and maximum, then a byte for each pixel).
fn code(file: &std::path::Path) -> String {
    let picture = std::fs::read(file).expect("readable");
    let mut header = picture.splitn(4, u8::is_ascii_whitespace);
    let mut number = || -> usize {
        let part = header.next().expect("a header");
        String::from_utf8_lossy(part).parse().unwrap_or_default()
    };
    let (_, width, height) = (number(), number(), number());
    let pixels = &picture[picture.len() - width * height..];
    let mut image =
        PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * width + x]);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one code on each page");
    grids[0].decode().expect("legible").1
}

#[tokio::test]
async fn there_is_a_page_for_each_ticket_with_its_token() {
    let shop = Shop::open().await;
    for quantity in [1, 10] {
        let (order_id, tokens) = shop.sell(quantity).await;
        let pdf = shop
            .documents(order_id)
            .await
            .tickets_pdf(&FontFolder::default())
            .await
            .expect("drawn");
        let pdf = pdf.expect("there are tickets");
        assert_eq!(pages(&pdf), tokens.len());
        if let Some(codes) = printed_codes(&pdf) {
            assert_eq!(codes, tokens);
        }
    }
}

#[tokio::test]
async fn while_tickets_are_drawn_others_are_served() {
    let shop = Shop::open().await;
    let (order_id, _) = shop.sell(20).await;
    let documents = shop.documents(order_id).await;
    let fonts = FontFolder::default();
    let drawing = documents.tickets_pdf(&fonts);
    tokio::pin!(drawing);
    let mut turns = 0;
    let pdf = loop {
        tokio::select! {
            pdf = &mut drawing => break pdf,
            () = tokio::time::sleep(std::time::Duration::from_millis(1)) => turns += 1,
        }
    };
    assert!(pdf.expect("drawn").is_some());
    assert!(turns > 0, "nobody else had a turn");
}

#[tokio::test]
async fn without_a_valid_ticket_there_is_no_pdf() {
    let shop = Shop::open().await;
    let (not_issued, _) = orders::paid(&shop.client, &shop.sale, 1, now()).await;
    let (cancelled, _) = shop.sell(1).await;
    let end = "select cancel_order($1, '2026-06-01T08:00:00Z')";
    shop.change(end, cancelled).await;
    for order_id in [not_issued, cancelled] {
        let pdf = shop
            .documents(order_id)
            .await
            .tickets_pdf(&FontFolder::default())
            .await
            .expect("drawn");
        assert_eq!(pdf, None);
    }
}

#[tokio::test]
async fn a_revoked_ticket_has_no_page() {
    let shop = Shop::open().await;
    let (order_id, _) = shop.sell(3).await;
    let revoke = "update tickets set status = 'revoked', revoked_at = now() where order_id = $1 and position = 2";
    shop.change(revoke, order_id).await;
    let pdf = shop
        .documents(order_id)
        .await
        .tickets_pdf(&FontFolder::default())
        .await
        .expect("drawn");
    assert_eq!(pages(&pdf.expect("two are left")), 2);
}

#[tokio::test]
async fn a_ticket_with_everything_and_one_with_nothing_optional_are_drawn() {
    let shop = Shop::open().await;
    let places = shop
        .sale
        .event
        .places(&shop.client, shop.sale.pool_id, 1, 2)
        .await;
    let (order_id, _) = shop.sell(2).await;
    orders::seat(&shop.client, order_id, &places).await;
    let attendee = "update lines set attendee_name = 'Zoë' where order_id = $1 and position = 1";
    shop.change(attendee, order_id).await;
    let doors =
        "update occurrences set doors_at = starts_at - interval '1 hour' where occurrence_id in
        (select occurrence_id from lines where order_id = $1)";
    shop.change(doors, order_id).await;
    let documents = shop.documents(order_id).await;
    let pdf = documents
        .tickets_pdf(&FontFolder::default())
        .await
        .expect("drawn")
        .expect("two tickets");
    assert_eq!(pages(&pdf), 2);
    assert_eq!(documents.organizer().email, "contact@example.org");
    assert_eq!(documents.venue(2).expect("a line").postal_code, "69001");
    assert!(documents.venue(3).is_none());
}

#[tokio::test]
async fn an_order_that_does_not_exist_has_no_papers() {
    let shop = Shop::open().await;
    let documents = guichet_order_documents::load(&shop.client, Uuid::from_u128(7)).await;
    assert!(documents.expect("read").is_none());
}

#[tokio::test]
async fn a_ticket_says_its_attendees_name_or_the_buyers() {
    let shop = Shop::open().await;
    let (order_id, _) = shop.sell(2).await;
    let attendee =
        "update lines set attendee_name = 'Zoe Martin' where order_id = $1 and position = 1";
    shop.change(attendee, order_id).await;
    let documents = shop.documents(order_id).await;
    let pdf = documents.tickets_pdf(&FontFolder::default()).await;
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), pdf.expect("drawn").expect("two tickets")).expect("written");
    let text = std::process::Command::new("pdftotext")
        .arg(file.path())
        .arg("-")
        .output();
    let Ok(text) = text else {
        eprintln!("names are not read: pdftotext (poppler-utils) cannot be started");
        return;
    };
    let text = String::from_utf8(text.stdout).expect("UTF-8");
    let on_pages: Vec<bool> = text
        .split('\u{c}')
        .flat_map(|page| page.lines())
        .filter_map(|line| match line {
            "Zoe Martin" => Some(true),
            "Ada Lovelace" => Some(false),
            _ => None,
        })
        .collect();
    assert_eq!(on_pages, [true, false], "{text}");
}
