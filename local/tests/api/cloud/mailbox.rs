//! `/mail`.

use http::Method;
use lettre::message::{Attachment, MultiPart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use serde_json::json;

use super::{Cloud, Place};
use crate::support::{get, send};

/// Sends a mail as functions do.
async fn send_mail(cloud: &Cloud) {
    let attachment = Attachment::new("my ticket.pdf".to_owned())
        .body("%PDF".to_owned(), "application/pdf".parse().unwrap());
    let text =
        MultiPart::alternative_plain_html("in plain".to_owned(), "<b>in bold</b>".to_owned());
    let mail = Message::builder()
        .from("a@example.org".parse().unwrap())
        .to("zoe@example.org".parse().unwrap())
        .subject("<script>alert(1)</script>")
        .multipart(MultiPart::mixed().multipart(text).singlepart(attachment))
        .unwrap();
    let client = AsyncSmtpTransport::<Tokio1Executor>::from_url(&cloud.variable("SMTP_URL").await);
    client
        .unwrap()
        .build::<Tokio1Executor>()
        .send(mail)
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn tests_find_mail_by_its_recipient_and_remove_it() {
    let place = Place::new().await;
    let cloud = place.run().await;
    send_mail(&cloud).await;
    let list = get(&cloud.url("/mail/api?to=ZOE@example.org")).await.json();
    let elsewhere = get(&cloud.url("/mail/api?to=other@example.org"))
        .await
        .json();
    assert_eq!(
        (list["mails"].as_array().unwrap().len(), &elsewhere["mails"]),
        (1, &json!([]))
    );
    let mail = &list["mails"][0];
    let whole = get(&cloud.url(&format!("/mail/api/{}", mail["id"].as_str().unwrap())))
        .await
        .json();
    assert_eq!(whole["text"].as_str().unwrap().trim(), "in plain");
    let attachment = get(&cloud.url(mail["attachments"][0]["url"].as_str().unwrap())).await;
    assert_eq!(
        (
            attachment.text().as_str(),
            attachment.header("content-type")
        ),
        ("%PDF", "application/pdf")
    );
    let disposition = attachment.header("content-disposition");
    assert_eq!(
        disposition,
        "attachment; filename*=UTF-8''my%20ticket%2Epdf"
    );

    let all = cloud.url("/mail/api");
    let foreign = send(
        Method::DELETE,
        &all,
        &[("origin", "http://evil.example")],
        "",
    )
    .await;
    assert_eq!(foreign.status, 403);
    assert_eq!(send(Method::DELETE, &all, &[], "").await.status, 204);
    assert_eq!(get(&all).await.json()["mails"], json!([]));
    assert!(cloud.stop().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_is_shown_and_nothing_in_it_can_act() {
    let place = Place::new().await;
    let cloud = place.run().await;
    send_mail(&cloud).await;
    let page = get(&cloud.url("/mail")).await;
    assert!(
        page.text().contains("&#60;script&#62;alert(1)"),
        "{}",
        page.text()
    );
    let list = get(&cloud.url("/mail/api")).await.json();
    let id = list["mails"][0]["id"].as_str().unwrap();
    let page = get(&cloud.url(&format!("/mail/{id}"))).await;
    assert!(page.text().contains("<iframe") && page.text().contains("in plain"));
    let html = get(&cloud.url(&format!("/mail/{id}/html"))).await;
    assert!(
        html.header("content-security-policy")
            .starts_with("sandbox ")
    );
    assert!(html.text().contains("<b>in bold</b>"));
    for missing in [
        "/mail/x",
        "/mail/0190a0a0-0000-7000-8000-000000000000",
        &format!("/mail/{id}/attachments/x"),
        &format!("/mail/{id}/../../state"),
    ] {
        assert_eq!(get(&cloud.url(missing)).await.status, 404, "{missing}");
    }
    assert!(cloud.stop().await.success());
}
