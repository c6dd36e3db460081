use guichet_testing::{now, orders};
use mail_parser::{Address, DateTime, HeaderValue};
use serde_json::json;

use crate::support::Office;

fn only<'a>(address: Option<&'a Address<'a>>) -> (&'a str, &'a str) {
    let address = address.and_then(Address::first).expect("an address");
    (
        address.name().unwrap_or_default(),
        address.address().unwrap_or_default(),
    )
}

#[tokio::test]
async fn it_comes_from_the_organizer_and_answers_go_there() {
    let office = Office::open().await;
    let order_id = office.sell(1).await;
    let mail = office.send(order_id, "tickets").await;
    assert_eq!(
        only(mail.from()),
        ("Les Amis du théâtre", "billets@tickets.example.org")
    );
    assert_eq!(
        only(mail.reply_to()),
        ("Les Amis du théâtre", "contact@example.org")
    );
    assert_eq!(only(mail.to()), ("Ada Lovelace", "ada@example.org"));
    assert_eq!(mail.subject(), Some("Votre billet pour Été électrique"));
    assert_eq!(
        mail.date().map(DateTime::to_timestamp),
        Some(now().as_second())
    );
    let automatic = mail.header("Auto-Submitted").and_then(HeaderValue::as_text);
    assert_eq!(automatic, Some("auto-generated"));
    let received = office.server.received();
    assert_eq!(received[0].sender, "billets@tickets.example.org");
    assert_eq!(received[0].recipients, ["ada@example.org"]);
}

#[tokio::test]
async fn names_of_all_scripts_arrive() {
    let office = Office::open().await;
    for name in ["Zoë d’Étigny", "李小龍", "O'Neil, \"Bob\" <bob>", "Мария 🎟"] {
        let order_id = office.sell(1).await;
        let change = "update orders set contact_name = $2 where order_id = $1";
        office.execute(change, &[&order_id, &name]).await;
        let mail = office.send(order_id, "tickets").await;
        assert_eq!(only(mail.to()), (name, "ada@example.org"));
    }
}

#[tokio::test]
async fn addresses_at_domains_of_all_scripts_are_written_as_mail_servers_take_them() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let change = "update orders set contact_email = 'ada@théâtre.example' where order_id = $1";
    office.execute(change, &[&order_id]).await;
    let change = "update organizers set email = 'contact@amis-du-théâtre.example'";
    office.execute(change, &[]).await;
    let mail = office.send(order_id, "payment_instructions").await;
    assert_eq!(only(mail.to()).1, "ada@xn--thtre-4qa2c.example");
    assert_eq!(
        only(mail.reply_to()).1,
        "contact@xn--amis-du-thtre-reb8h.example"
    );
    let received = office.server.received();
    assert_eq!(received[0].recipients, ["ada@xn--thtre-4qa2c.example"]);
    assert!(received[0].data.is_ascii());
    // Kept as it was typed.
    let query = "select count(*) from mails where recipient = 'ada@théâtre.example'";
    let kept: i64 = office
        .client
        .query_one(query, &[])
        .await
        .expect("a count")
        .get(0);
    assert_eq!(kept, 1);
}

#[tokio::test]
async fn what_people_typed_cannot_add_a_header_or_a_recipient() {
    let office = Office::open().await;
    let order_id = office.sell(1).await;
    let typed = "Ada\r\nBcc: eve@example.org\r\n\r\nRead this";
    let text = json!({"fr": typed});
    office
        .execute("update organizers set name = $1", &[&typed])
        .await;
    office
        .execute("update events set name = $1", &[&text])
        .await;
    office
        .execute("update orders set contact_name = $1", &[&typed])
        .await;
    let mail = office.send(order_id, "tickets").await;
    assert_eq!(only(mail.to()), ("", "ada@example.org"), "no name");
    let one_line = "Ada Bcc: eve@example.org Read this";
    assert_eq!(mail.bcc(), None);
    assert_eq!(only(mail.from()).0, one_line);
    assert_eq!(only(mail.reply_to()).0, one_line);
    assert_eq!(
        mail.subject(),
        Some(format!("Votre billet pour {one_line}").as_str())
    );
    let received = office.server.received();
    assert_eq!(received[0].recipients, ["ada@example.org"]);
}

#[tokio::test]
async fn each_mail_has_a_message_id_of_its_own() {
    let office = Office::open().await;
    let order_id = office.sell(1).await;
    let first = office.promise(order_id, "tickets").await;
    let second = office.promise(order_id, "tickets").await;
    for mail_id in [first, second] {
        assert_eq!(office.deliver(mail_id).await, 204);
        let received = office.server.received();
        let mail = crate::support::read(&received.last().expect("a mail").data);
        let expected = format!("{mail_id}@tickets.example.org");
        assert_eq!(mail.message_id(), Some(expected.as_str()));
    }
}

#[tokio::test]
async fn the_address_is_the_one_the_order_had_when_the_mail_was_promised() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
    let mail_id = office.promise(order_id, "payment_instructions").await;
    let change = "update orders set contact_email = 'eve@example.org' where order_id = $1";
    office.execute(change, &[&order_id]).await;
    assert_eq!(office.deliver(mail_id).await, 204);
    assert_eq!(office.server.received()[0].recipients, ["ada@example.org"]);
}
