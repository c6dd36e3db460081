use guichet_testing::now;
use jiff::SignedDuration;
use mail_parser::{Message, MimeHeaders as _};

use crate::support::Office;

/// Name, type and content of each attachment.
fn files(mail: &Message<'static>) -> Vec<(String, String, Vec<u8>)> {
    mail.attachments()
        .map(|part| {
            let kind = part.content_type().expect("a type");
            let kind = format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default());
            let name = part.attachment_name().expect("a name");
            (name.to_owned(), kind, part.contents().to_vec())
        })
        .collect()
}

#[tokio::test]
async fn tickets_come_as_a_pdf_with_a_page_each_and_as_calendar_entries() {
    let office = Office::open().await;
    let order_id = office.sell(3).await;
    let later = now() + SignedDuration::from_hours(192);
    let later = office.sale.event.occurrence(&office.client, later).await;
    let statement = "update lines set occurrence_id = $2 where order_id = $1 and position = 2";
    office.execute(statement, &[&order_id, &later]).await;
    let mail = office.send(order_id, "tickets").await;
    let files = files(&mail);
    assert_eq!(files.len(), 2);

    let (name, kind, pdf) = &files[0];
    assert_eq!(
        (name.as_str(), kind.as_str()),
        ("billets-TESTTEST.pdf", "application/pdf")
    );
    assert!(pdf.starts_with(b"%PDF-"));
    assert!(
        String::from_utf8_lossy(pdf).contains("/Count 3"),
        "three pages"
    );
    assert!(pdf.ends_with(b"%%EOF") || pdf.ends_with(b"%%EOF\n"));

    let (name, kind, calendar) = &files[1];
    assert_eq!(
        (name.as_str(), kind.as_str()),
        ("TESTTEST.ics", "text/calendar")
    );
    let calendar = String::from_utf8_lossy(calendar);
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n"));
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 2);
    assert!(calendar.contains("SUMMARY:Été électrique"));
}

#[tokio::test]
async fn the_file_is_named_in_the_readers_language() {
    let office = Office::open().await;
    let order_id = office.sell(1).await;
    let speak = "update orders set locale = 'en' where order_id = $1";
    office.execute(speak, &[&order_id]).await;
    let mail = office.send(order_id, "tickets").await;
    assert_eq!(files(&mail)[0].0, "tickets-TESTTEST.pdf");
}

/// The method that the type of the calendar file says, and the file.
fn calendar(mail: &Message<'static>) -> (String, String) {
    let part = mail
        .attachments()
        .find(|part| part.attachment_name() == Some("TESTTEST.ics"))
        .expect("a calendar file");
    let kind = part.content_type().expect("a type");
    let method = kind.attribute("method").expect("a method").to_owned();
    (
        method,
        String::from_utf8_lossy(part.contents()).into_owned(),
    )
}

fn value<'calendar>(calendar: &'calendar str, name: &str) -> &'calendar str {
    let lines = calendar.lines().filter_map(|line| line.split_once(':'));
    let mut values = lines.filter_map(|(each, value)| (each == name).then_some(value));
    values.next().expect("there")
}

#[tokio::test]
async fn tickets_that_were_mailed_and_cancelled_are_taken_out_of_the_calendar() {
    let office = Office::open().await;
    let order_id = office.sell(1).await;
    let (method, shown) = calendar(&office.send(order_id, "tickets").await);
    assert_eq!((&*method, value(&shown, "METHOD")), ("PUBLISH", "PUBLISH"));
    let end = "select cancel_order($1, $2)";
    office.execute(end, &[&order_id, &now()]).await;

    let mail = office.send(order_id, "order_cancelled").await;
    assert_eq!(files(&mail).len(), 1);
    let (method, taken_out) = calendar(&mail);
    assert_eq!(
        (&*method, value(&taken_out, "METHOD")),
        ("CANCEL", "CANCEL")
    );
    assert_eq!(value(&taken_out, "STATUS"), "CANCELLED");
    assert_eq!(value(&taken_out, "UID"), value(&shown, "UID"));
    let sequence = |calendar| {
        value(calendar, "SEQUENCE")
            .parse::<u32>()
            .expect("a number")
    };
    assert!(sequence(&shown) < sequence(&taken_out));
    for stamp in ["DTSTAMP", "LAST-MODIFIED"] {
        assert!(value(&shown, stamp) < value(&taken_out, stamp));
    }
}

#[tokio::test]
async fn an_order_without_tickets_is_cancelled_without_attachments() {
    let office = Office::open().await;
    let now = now();
    let order_id = guichet_testing::orders::placed(&office.client, &office.sale, 1, now).await;
    let end = "select cancel_order($1, $2)";
    office.execute(end, &[&order_id, &now]).await;
    let mail = office.send(order_id, "order_cancelled").await;
    assert_eq!(files(&mail).len(), 0);
}
