use mail_parser::Message;

use crate::people::{self, KINDS};
use crate::support::{Office, read};

async fn send(office: &Office, kind: &str, locale: &str) -> (Message<'static>, Option<String>) {
    let mail_id = people::promise(office, kind, locale).await;
    assert_eq!(office.deliver(mail_id).await, 204);
    let row = office.row(mail_id).await;
    assert_eq!(row.status, "sent", "{kind}: {row:?}");
    let mail = office.server.received().pop().expect("a mail");
    (read(&mail.data), people::token(office, mail_id).await)
}

/// Sends a mail in French, then in English; answers both as text.
async fn in_both_languages(office: &Office, kind: &str) -> String {
    let mut texts = Vec::new();
    for locale in ["fr", "en"] {
        let (mail, token) = send(office, kind, locale).await;
        assert_eq!(mail.attachment_count(), 0);
        let text = mail.body_text(0).expect("a text").into_owned();
        let html = mail.body_html(0).expect("HTML").into_owned();
        assert!(html.contains(&format!("<html lang=\"{locale}\">")));
        let address = text
            .lines()
            .find(|line| line.starts_with("https://"))
            .map(|address| format!("href=\"{}\"", address.trim_end()));
        match address {
            Some(address) => assert!(html.contains(&address), "{address}: {html}"),
            None => assert!(!html.contains("href"), "{html}"),
        }
        let text = match token {
            Some(token) => text.replace(&token, "[token]"),
            None => text,
        };
        let subject = mail.subject().expect("a subject");
        texts.push(format!("Subject: {subject}\n\n{text}"));
    }
    texts.join("\n================\n\n").replace("\r\n", "\n")
}

#[tokio::test]
async fn each_kind() {
    let office = Office::open().await;
    for kind in KINDS {
        insta::assert_snapshot!(kind, in_both_languages(&office, kind).await);
    }
}

#[tokio::test]
async fn each_role_has_words() {
    let office = Office::open().await;
    for (locale, words) in [
        (
            "fr",
            [
                "propriétaire",
                "responsable",
                "vente de billets",
                "comptabilité",
                "contrôle des billets",
            ],
        ),
        (
            "en",
            ["owner", "manager", "ticket sales", "accountant", "gate"],
        ),
    ] {
        let roles = ["owner", "manager", "sales", "accountant", "gate"];
        for (role, word) in roles.into_iter().zip(words) {
            let mail_id = people::invite(&office, role, locale).await;
            assert_eq!(office.deliver(mail_id).await, 204);
            let mail = read(&office.server.received().pop().expect("a mail").data);
            let text = mail.body_text(0).expect("a text").into_owned();
            assert!(text.contains(&format!(" {word}.")), "{word}: {text}");
        }
    }
}

#[tokio::test]
async fn a_link_is_said_to_be_good_for_as_long_as_it_is() {
    let office = Office::open().await;
    let mail_id = people::promise(&office, "sign_in_link", "en").await;
    let change = "update account_links set expires_at = created_at + interval '20 minutes'";
    office.execute(change, &[]).await;
    assert_eq!(office.deliver(mail_id).await, 204);
    let mail = read(&office.server.received().pop().expect("a mail").data);
    let text = mail.body_text(0).expect("a text").into_owned();
    assert!(text.contains("good for 20 minutes"), "{text}");
}

#[tokio::test]
async fn what_the_organizer_typed_is_text_in_the_html() {
    let office = Office::open().await;
    let change = "update organizers set name = '<b>Les Amis</b>'";
    office.execute(change, &[]).await;
    let (mail, _) = send(&office, "invitation", "fr").await;
    let html = mail.body_html(0).expect("HTML").into_owned();
    assert!(!html.contains("<b>"), "{html}");
    assert!(html.contains("&#60;b&#62;Les Amis"), "{html}");
}
