use guichet_testing::orders;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::people::GRACE;
use crate::support::{Office, read};

async fn add(office: &Office, kind: &str, text: Value) {
    let insert = "insert into mail_texts (event_id, kind, mail_text_id, text) values ($1, $2, gen_random_uuid(), $3)";
    office
        .execute(insert, &[&office.sale.event.event_id, &kind, &text])
        .await;
}

#[tokio::test]
async fn what_the_organizer_adds_is_in_the_mail_as_text_and_as_html() {
    let office = Office::open().await;
    let text = "Bonjour {buyer}, <script>alert(1)</script>à **bientôt** pour {event}.\n\n\
        - [Le plan](https://hall.example/plan)\n- [non](javascript:alert(1))\n\n{organizer}, {order}";
    add(&office, "tickets", json!({ "fr": text })).await;
    let order_id = office.sell(1).await;
    let name =
        "update orders set contact_name = 'Ada [x](https://evil.example)' where order_id = $1";
    office.execute(name, &[&order_id]).await;
    let reference = "select reference from orders where order_id = $1";
    let row = office.client.query_one(reference, &[&order_id]).await;
    let reference: String = row.expect("the order").get(0);

    let mail = office.send(order_id, "tickets").await;
    let plain = mail.body_text(0).expect("a text").replace("\r\n", "\n");
    let html = mail.body_html(0).expect("HTML").into_owned();
    let end = format!("Les Amis du théâtre, {reference}\n");
    // No name that would be taken: nobody is greeted by an address.
    for said in [
        "\nBonjour, à bientôt pour Été électrique.\n\n- Le plan (https://hall.example/plan)\n- non\n\n",
        &end,
    ] {
        assert!(plain.contains(said), "{said}: {plain}");
    }
    assert!(html.contains("href=\"https://hall.example/plan\""));
    for hidden in ["<script", "javascript", "evil"] {
        assert!(
            !html.contains(hidden) && !plain.contains(hidden),
            "{hidden}"
        );
    }
    // It stands between what the mail says itself and the link to the order.
    let place = |part: &str| plain.find(part).expect(part);
    assert!(
        place("est confirmée") < place("Bonjour, à") && place("Bonjour, à") < place("/orders/")
    );
}

#[tokio::test]
async fn what_a_buyer_is_called_is_not_read_as_markdown() {
    let office = Office::open().await;
    add(&office, "tickets", json!({"fr": "Cher {buyer} !"})).await;
    let order_id = office.sell(1).await;
    let name = "update orders set contact_name = '**Ada** O''Neil' where order_id = $1";
    office.execute(name, &[&order_id]).await;
    let mail = office.send(order_id, "tickets").await;
    let html = mail.body_html(0).expect("HTML").into_owned();
    assert!(!html.contains("<strong>Ada"), "{html}");
}

#[tokio::test]
async fn a_mail_has_the_text_of_its_kind_and_event_alone() {
    let office = Office::open().await;
    add(&office, "refunded", json!({"fr": "Du remboursement."})).await;
    add(&office, "tickets", json!({"fr": "Des billets."})).await;
    let other = "update mail_texts set text = null where kind = $1";
    office.execute(other, &[&"refunded"]).await;
    let elsewhere = "with e as (
            insert into events (event_id, organizer_id, slug, category, name, summary, description, currency, payment_methods, created_at)
            select id, organizer_id, 'other', category, name, summary, description, currency, payment_methods, created_at
            from events, gen_random_uuid() as id returning event_id
        )
        insert into mail_texts (event_id, kind, mail_text_id, text)
        select event_id, 'payment_instructions', gen_random_uuid(), $1 from e";
    office
        .execute(elsewhere, &[&json!({"fr": "D’ailleurs."})])
        .await;
    let order_id = office.sell(1).await;
    for (kind, has_text) in [
        ("tickets", true),
        ("order_link", false),
        ("refunded", false),
    ] {
        let mail = office.send(order_id, kind).await;
        let text = mail.body_text(0).expect("a text").into_owned();
        assert_eq!(text.contains("Des billets."), has_text, "{kind}");
        assert!(!text.contains("remboursement.") && !text.contains("D’ailleurs"));
    }
    let order_id = orders::placed(&office.client, &office.sale, 1, office.clock.now()).await;
    let mail = office.send(order_id, "payment_instructions").await;
    assert!(!mail.body_text(0).expect("a text").contains("D’ailleurs"));
}

/// An example of a mail to Grace, who works there.
pub(crate) async fn example(office: &Office, kind: &str, locale: &str) -> Uuid {
    let insert =
        "insert into mails (mail_id, kind, locale, recipient, event_id, example_of, created_at)
        values (gen_random_uuid(), 'example', $1, $2, $3, $4, $5) returning mail_id";
    let event_id = office.sale.event.event_id;
    let now = office.clock.now();
    let row = office
        .client
        .query_one(insert, &[&locale, &GRACE, &event_id, &kind, &now])
        .await;
    row.expect("promised").get(0)
}

#[tokio::test]
async fn an_example_is_what_buyers_would_read() {
    let office = Office::open().await;
    add(
        &office,
        "tickets",
        json!({"fr": "À {buyer}", "en": "To {buyer}"}),
    )
    .await;
    for (locale, subject, text) in [
        (
            "fr",
            "[Essai] Vos billets pour Été électrique",
            "À Camille Martin",
        ),
        (
            "en",
            "[Test] Your tickets for Electric summer",
            "To Camille Martin",
        ),
    ] {
        let mail_id = example(&office, "tickets", locale).await;
        assert_eq!(office.deliver(mail_id).await, 204);
        let received = office.server.received().pop().expect("a mail");
        assert_eq!(received.recipients, [GRACE]);
        let mail = read(&received.data);
        assert_eq!(mail.subject(), Some(subject));
        let said = mail.body_text(0).expect("a text").into_owned();
        assert!(said.contains(text) && said.contains("2 × "), "{said}");
        assert_eq!(mail.attachment_count(), 0);
    }
}

#[tokio::test]
async fn an_example_of_an_event_that_was_deleted_is_not_sent() {
    let office = Office::open().await;
    let mail_id = example(&office, "tickets", "fr").await;
    let delete = "update events set status = 'draft', deleted_at = $2 where event_id = $1";
    let event_id = office.sale.event.event_id;
    office
        .execute(delete, &[&event_id, &office.clock.now()])
        .await;
    assert_eq!(office.deliver(mail_id).await, 204);
    assert_eq!(office.row(mail_id).await.status, "failed");
}
