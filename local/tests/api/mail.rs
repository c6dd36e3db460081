//! Mail sent by the client that functions use.

use std::sync::Arc;

use guichet_clock::{Clock, Entropy};
use guichet_local::mail::{MailStore, serve};
use guichet_local::server::listen;
use lettre::message::header::ContentType;
use lettre::message::{Attachment, MultiPart, SinglePart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

struct Server {
    folder: tempfile::TempDir,
    store: Arc<MailStore>,
    port: u16,
}

async fn server() -> Server {
    let folder = tempfile::tempdir().unwrap();
    let store =
        Arc::new(MailStore::open(folder.path(), Clock::system(), Entropy::system()).unwrap());
    let listener = listen(0).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(serve(listener, Arc::clone(&store)));
    Server {
        folder,
        store,
        port,
    }
}

fn ticket_mail() -> Message {
    Message::builder()
        .from("Guichet <tickets@guichet.localhost>".parse().unwrap())
        .to("Zoé Lefèvre <zoe@example.org>".parse().unwrap())
        .message_id(Some("<mail-1@guichet.localhost>".to_owned()))
        .subject("Vos billets : été à Lyon — 3 places")
        .multipart(
            MultiPart::mixed()
                .multipart(MultiPart::alternative_plain_html(
                    "Bonjour Zoé,\n.un point au début d’une ligne\n".to_owned(),
                    "<p>Bonjour <b>Zoé</b>, <a href=\"http://localhost:8080/orders/x\">votre commande</a></p>".to_owned(),
                ))
                .singlepart(
                    Attachment::new("billets été.pdf".to_owned())
                        .body(vec![0x25, 0x50, 0x44, 0x46, 0, 13, 10, 46, 13, 10, 255], ContentType::parse("application/pdf").unwrap()),
                )
                .singlepart(
                    Attachment::new("calendar.ics".to_owned())
                        .body("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_owned(), ContentType::parse("text/calendar").unwrap()),
                ),
        )
        .unwrap()
}

#[tokio::test]
async fn a_mail_with_attachments_is_read_as_it_was_written() {
    let server = server().await;
    let client = AsyncSmtpTransport::<Tokio1Executor>::from_url(&format!(
        "smtp://127.0.0.1:{}",
        server.port
    ))
    .unwrap()
    .build::<Tokio1Executor>();
    client.send(ticket_mail()).await.unwrap();
    let mails = server.store.list();
    let [mail] = &mails[..] else {
        panic!("one mail, not {}", mails.len())
    };
    let (_, content) = server.store.open_mail(mail.id).unwrap();
    assert_eq!(mail.summary.subject, "Vos billets : été à Lyon — 3 places");
    assert_eq!(mail.summary.from, "Guichet <tickets@guichet.localhost>");
    assert_eq!(mail.summary.to, ["Zoé Lefèvre <zoe@example.org>"]);
    assert_eq!(
        mail.summary.message_id.as_deref(),
        Some("mail-1@guichet.localhost")
    );
    assert!(
        content
            .text
            .unwrap()
            .contains(".un point au début d’une ligne")
    );
    assert!(content.html.unwrap().contains("<b>Zoé</b>"));
    let kinds: Vec<_> = mail
        .summary
        .attachments
        .iter()
        .map(|file| (file.name.as_str(), file.content_type.as_str()))
        .collect();
    assert_eq!(
        kinds,
        [
            ("billets été.pdf", "application/pdf"),
            ("calendar.ics", "text/calendar")
        ]
    );
    assert_eq!(
        content.files[0],
        [0x25, 0x50, 0x44, 0x46, 0, 13, 10, 46, 13, 10, 255]
    );
    let raw = String::from_utf8_lossy(&server.store.raw(mail.id).unwrap()).into_owned();
    assert!(
        raw.starts_with(
            "Return-Path: <tickets@guichet.localhost>\r\nDelivered-To: zoe@example.org\r\n"
        ),
        "{raw}"
    );
}

#[tokio::test]
async fn mail_outlives_the_run_and_the_newest_is_first() {
    let server = server().await;
    let client = AsyncSmtpTransport::<Tokio1Executor>::from_url(&format!(
        "smtp://127.0.0.1:{}",
        server.port
    ))
    .unwrap()
    .build::<Tokio1Executor>();
    for number in 1..=3 {
        let mail = Message::builder()
            .from("a@example.org".parse().unwrap())
            .to("b@example.org".parse().unwrap())
            .subject(format!("mail {number}"))
            .singlepart(SinglePart::plain("text".to_owned()))
            .unwrap();
        client.send(mail).await.unwrap();
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    let reopened =
        MailStore::open(server.folder.path(), Clock::system(), Entropy::system()).unwrap();
    let subjects: Vec<_> = reopened
        .list()
        .iter()
        .map(|mail| mail.summary.subject.clone())
        .collect();
    assert_eq!(subjects, ["mail 3", "mail 2", "mail 1"]);
    let (_, content) = reopened.open_mail(reopened.list()[0].id).unwrap();
    assert_eq!(content.html, None);
    reopened.clear().unwrap();
    assert_eq!(std::fs::read_dir(server.folder.path()).unwrap().count(), 0);
}

/// Says the lines one after the other and answers the codes that came back.
async fn codes(port: u16, lines: &[&str]) -> Vec<String> {
    let mut stream = BufReader::new(TcpStream::connect(("127.0.0.1", port)).await.unwrap());
    let mut answer = String::new();
    stream.read_line(&mut answer).await.unwrap();
    let mut codes = Vec::new();
    for line in lines {
        stream
            .write_all(format!("{line}\r\n").as_bytes())
            .await
            .unwrap();
        loop {
            let mut answer = String::new();
            if stream.read_line(&mut answer).await.unwrap() == 0 {
                codes.push("closed".to_owned());
                return codes;
            }
            if answer.as_bytes()[3] == b' ' {
                codes.push(answer[..3].to_owned());
                break;
            }
        }
    }
    codes
}

#[tokio::test]
async fn a_conversation_out_of_order_is_refused_and_goes_on() {
    let server = server().await;
    let said = codes(
        server.port,
        &[
            "DATA",
            "RCPT TO:<b@example.org>",
            "EHLO client",
            "MAIL FROM:a@example.org",
            "MAIL FROM:<a@example.org> SIZE=10 BODY=8BITMIME",
            "MAIL FROM:<a@example.org>",
            "RCPT TO:<>",
            "rcpt to:<b@example.org>",
            "STARTTLS",
            "NOOP",
            "VRFY b",
            "DATA",
            "Subject: x\r\n\r\n..leading dot\r\n.",
            "DATA",
            "QUIT",
        ],
    )
    .await;
    assert_eq!(
        said,
        [
            "503", "503", "250", "501", "250", "503", "501", "250", "502", "250", "252", "354",
            "250", "503", "221"
        ]
    );
    let mail = server.store.list()[0].clone();
    assert_eq!(
        server
            .store
            .open_mail(mail.id)
            .unwrap()
            .1
            .text
            .unwrap()
            .trim_end(),
        ".leading dot"
    );
}

#[tokio::test]
async fn a_mail_that_breaks_off_is_not_kept() {
    let server = server().await;
    let mut stream = TcpStream::connect(("127.0.0.1", server.port))
        .await
        .unwrap();
    let text =
        "HELO x\r\nMAIL FROM:<a@b>\r\nRCPT TO:<c@d>\r\nDATA\r\nSubject: half\r\n\r\nhalf a li";
    stream.write_all(text.as_bytes()).await.unwrap();
    stream.shutdown().await.unwrap();
    stream.read_to_end(&mut Vec::new()).await.unwrap();
    assert!(server.store.list().is_empty());
}
