use guichet_testing::{now, orders};
use jiff::SignedDuration;
use serde_json::json;
use uuid::Uuid;

use crate::organizer_text;
use crate::people;
use crate::support::{Office, read};

/// Sends a mail in French, then in English; answers both as text.
async fn in_both_languages(office: &Office, order_id: Uuid, kind: &str) -> String {
    let mut texts = Vec::new();
    for locale in ["fr", "en"] {
        let speak = "update orders set locale = $2 where order_id = $1";
        office.execute(speak, &[&order_id, &locale]).await;
        let mail = office.send(order_id, kind).await;
        let text = mail.body_text(0).expect("a text").into_owned();
        let secret = office
            .app
            .secrets
            .text(guichet_order::OrderLink::first(order_id));
        assert!(text.contains(&secret), "it leads to the order");
        let html = mail.body_html(0).expect("HTML").into_owned();
        assert!(html.contains(&format!("<html lang=\"{locale}\">")));
        assert!(html.contains(&format!(
            "href=\"https://tickets.example.org/orders/{secret}\""
        )));
        let subject = mail.subject().expect("a subject");
        texts.push(format!(
            "Subject: {subject}\n\n{}",
            text.replace(&secret, "[secret]")
        ));
    }
    texts.join("\n================\n\n").replace("\r\n", "\n")
}

/// An order that waits for a transfer for a week.
async fn awaiting_transfer(office: &Office) -> Uuid {
    let order_id = orders::placed(&office.client, &office.sale, 2, now()).await;
    let payment_id = orders::payment(&office.client, order_id, now()).await;
    let instructions = json!({
        "fr": "Faites un virement de 25,00\u{a0}€ à Les Amis du théâtre dans les 7 jours.\n\
            IBAN\u{a0}: FR76 3000 6000 0112 3456 7890 189\nCommunication\u{a0}: 4F7K 2M9Q",
        "en": "Transfer €25.00 to Les Amis du théâtre within 7 days.\n\
            IBAN: FR76 3000 6000 0112 3456 7890 189\nReference: 4F7K 2M9Q",
    });
    let explain =
        "update payments set provider = 'offline', instructions = $2 where payment_id = $1";
    office.execute(explain, &[&payment_id, &instructions]).await;
    let wait = "update orders set expires_at = $2 where order_id = $1";
    let deadline = now() + SignedDuration::from_hours(7 * 24);
    office.execute(wait, &[&order_id, &deadline]).await;
    order_id
}

async fn cancel(office: &Office, order_id: Uuid) {
    let statement = "select cancel_order($1, $2)";
    office.execute(statement, &[&order_id, &now()]).await;
}

/// Gives back so much of what the order was paid.
async fn refund(office: &Office, order_id: Uuid, amount: i64, reason: &str, status: &str) {
    let statement = "insert into refunds (refund_id, payment_id, order_id, amount, currency, status, reason, created_at)
        select gen_random_uuid(), payment_id, order_id, $2, currency, $4, $3, $5 from payments where order_id = $1";
    office
        .execute(statement, &[&order_id, &amount, &reason, &status, &now()])
        .await;
}

#[tokio::test]
async fn what_is_no_name_is_not_greeted() {
    let office = Office::open().await;
    for typed in [
        "Your parcel: evil.example",
        "evil@example.org",
        "https://evil.example/",
        "Evil\r\nBcc: evil@example.org",
        "Evil 06 12 34 56 78",
    ] {
        let order_id = orders::placed(&office.client, &office.sale, 1, now()).await;
        let change = "update orders set contact_name = $2 where order_id = $1";
        office.execute(change, &[&order_id, &typed]).await;
        let mail = office.send(order_id, "payment_instructions").await;
        let text = mail.body_text(0).expect("a text").into_owned();
        assert!(text.starts_with("Bonjour,"), "{text}");
        let written = String::from_utf8(office.server.received().pop().expect("it").data);
        let written = [
            written.expect("ASCII"),
            text,
            mail.body_html(0).expect("HTML").into(),
        ];
        for part in written {
            assert!(!part.to_lowercase().contains("evil"), "{part}");
        }
    }
}

#[tokio::test]
async fn tickets() {
    let office = Office::open().await;
    let order_id = office.sell(3).await;
    insta::assert_snapshot!(in_both_languages(&office, order_id, "tickets").await);
}

#[tokio::test]
async fn a_single_ticket() {
    let office = Office::open().await;
    let order_id = office.sell(1).await;
    insta::assert_snapshot!(in_both_languages(&office, order_id, "tickets").await);
}

#[tokio::test]
async fn tickets_for_numbered_places_on_two_dates() {
    let office = Office::open().await;
    let (client, sale) = (&office.client, &office.sale);
    let places = sale.event.places(client, sale.pool_id, 2, 5).await;
    let order_id = office.sell(3).await;
    orders::seat(client, order_id, &[places[0], places[1], places[7]]).await;
    let later = now() + SignedDuration::from_hours(192);
    let later = sale.event.occurrence(client, later).await;
    let statement = "update lines set occurrence_id = $2 where order_id = $1 and position = 2";
    office.execute(statement, &[&order_id, &later]).await;
    insta::assert_snapshot!(in_both_languages(&office, order_id, "tickets").await);
}

#[tokio::test]
async fn free_tickets() {
    let office = Office::open().await;
    office
        .execute("update rates set price = 0 where price > $1", &[&0_i64])
        .await;
    let order_id = orders::placed(&office.client, &office.sale, 2, now()).await;
    let message = Uuid::from_u128(5);
    let settle = "select settle_order($1, $2, $3, null)";
    office.execute(settle, &[&order_id, &now(), &message]).await;
    orders::issue_tickets(&office.client, order_id, message, now()).await;
    insta::assert_snapshot!(in_both_languages(&office, order_id, "tickets").await);
}

#[tokio::test]
async fn how_to_pay_by_transfer() {
    let office = Office::open().await;
    let order_id = awaiting_transfer(&office).await;
    insta::assert_snapshot!(in_both_languages(&office, order_id, "payment_instructions").await);
}

#[tokio::test]
async fn a_cancelled_order_with_a_refund() {
    let office = Office::open().await;
    let order_id = office.sell(2).await;
    cancel(&office, order_id).await;
    refund(&office, order_id, 2250, "cancelled_by_buyer", "pending").await;
    insta::assert_snapshot!(in_both_languages(&office, order_id, "order_cancelled").await);
}

#[tokio::test]
async fn a_cancelled_order_of_which_nothing_goes_back() {
    let office = Office::open().await;
    let order_id = office.sell(2).await;
    cancel(&office, order_id).await;
    insta::assert_snapshot!(in_both_languages(&office, order_id, "order_cancelled").await);
}

#[tokio::test]
async fn a_cancelled_order_that_awaited_a_transfer() {
    let office = Office::open().await;
    let order_id = awaiting_transfer(&office).await;
    cancel(&office, order_id).await;
    insta::assert_snapshot!(in_both_languages(&office, order_id, "order_cancelled").await);
}

#[tokio::test]
async fn a_cancelled_order_that_was_not_paid() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 2, now()).await;
    cancel(&office, order_id).await;
    insta::assert_snapshot!(in_both_languages(&office, order_id, "order_cancelled").await);
}

#[tokio::test]
async fn an_expired_order() {
    let office = Office::open().await;
    let order_id = orders::placed(&office.client, &office.sale, 2, now()).await;
    office.clock.advance(orders::HOLD);
    insta::assert_snapshot!(in_both_languages(&office, order_id, "order_expired").await);
}

#[tokio::test]
async fn an_expired_order_that_awaited_a_transfer() {
    let office = Office::open().await;
    let order_id = awaiting_transfer(&office).await;
    office.clock.advance(SignedDuration::from_hours(7 * 24));
    insta::assert_snapshot!(in_both_languages(&office, order_id, "order_expired").await);
}

#[tokio::test]
async fn a_payment_that_came_too_late() {
    let office = Office::open().await;
    let order_id = awaiting_transfer(&office).await;
    refund(&office, order_id, 2500, "late_payment", "pending").await;
    insta::assert_snapshot!(in_both_languages(&office, order_id, "late_payment_refunded").await);
}

#[tokio::test]
async fn a_payment_that_came_after_the_order_was_cancelled() {
    let office = Office::open().await;
    let order_id = awaiting_transfer(&office).await;
    cancel(&office, order_id).await;
    refund(&office, order_id, 2500, "late_payment", "pending").await;
    insta::assert_snapshot!(in_both_languages(&office, order_id, "late_payment_refunded").await);
}

#[tokio::test]
async fn a_payment_that_came_for_what_does_not_take_place() {
    let office = Office::open().await;
    let mut told = String::new();
    for reason in ["date_cancelled", "event_withdrawn", "date_over"] {
        let order_id = awaiting_transfer(&office).await;
        refund(&office, order_id, 2500, reason, "pending").await;
        told += &in_both_languages(&office, order_id, "late_payment_refunded").await;
    }
    insta::assert_snapshot!(told);
}

#[tokio::test]
async fn a_date_that_was_called_off_before_there_were_tickets() {
    let office = Office::open().await;
    let order_id = office.sell(2).await;
    refund(&office, order_id, 2500, "date_cancelled", "pending").await;
    insta::assert_snapshot!(in_both_languages(&office, order_id, "date_cancelled").await);
}

#[tokio::test]
async fn a_refund_after_a_cancellation() {
    let office = Office::open().await;
    let order_id = office.sell(2).await;
    cancel(&office, order_id).await;
    refund(&office, order_id, 2250, "cancelled_by_buyer", "succeeded").await;
    insta::assert_snapshot!(in_both_languages(&office, order_id, "refunded").await);
}

#[tokio::test]
async fn a_refund_of_a_second_payment() {
    let office = Office::open().await;
    let order_id = office.sell(2).await;
    refund(&office, order_id, 2500, "duplicate_payment", "succeeded").await;
    // Another that has not succeeded yet is not what the mail is about.
    refund(&office, order_id, 100, "cancelled_by_buyer", "pending").await;
    insta::assert_snapshot!(in_both_languages(&office, order_id, "refunded").await);
}

#[tokio::test]
async fn markup_in_what_people_typed_stays_text() {
    let office = Office::open().await;
    let order_id = office.sell(1).await;
    let typed = "<img src=x onerror=alert(1)> & \"'</p><script>";
    let text = json!({ "fr": typed });
    for (statement, value) in [
        ("update organizers set name = $1", &typed as &(dyn tokio_postgres::types::ToSql + Sync)),
        ("update events set name = $1", &text),
        ("update venues set name = $1, address = $1, city = $1", &typed),
        ("update orders set contact_name = $1", &typed),
        (
            "update lines set description = jsonb_build_object('product_name', jsonb_build_object('fr', $1::text),
                'rate_name', jsonb_build_object('fr', $1::text), 'place_label', $1::text)",
            &typed,
        ),
    ] {
        office.execute(statement, &[value]).await;
    }
    let mail = office.send(order_id, "tickets").await;
    let html = mail.body_html(0).expect("HTML");
    assert!(
        !html.contains("<img") && !html.contains("<script"),
        "{html}"
    );
    // Subject, event, greeting, first paragraph, venue, address and city, three parts of the line, signature.
    assert_eq!(
        html.matches("&#60;img src=x onerror=alert(1)&#62; &#38; &#34;&#39;&#60;/p")
            .count(),
        11
    );
    assert!(mail.body_text(0).expect("a text").contains(typed));
}

#[tokio::test]
async fn the_link_of_an_order() {
    let office = Office::open().await;
    let order_id = office.sell(1).await;
    insta::assert_snapshot!(in_both_languages(&office, order_id, "order_link").await);
}

#[tokio::test]
async fn an_address_that_was_corrected_is_told_neither_the_name_nor_the_link() {
    let office = Office::open().await;
    let order_id = office.sell(1).await;
    for (locale, correct) in [("fr", "corrigée"), ("en", "corrected")] {
        let speak = "update orders set locale = $2, link_number = 1 where order_id = $1";
        office.execute(speak, &[&order_id, &locale]).await;
        let mail = office.send(order_id, "address_changed").await;
        assert_eq!(mail.attachment_count(), 0);
        let (text, html) = (mail.body_text(0), mail.body_html(0));
        for part in [text, html] {
            let part = part.expect("both").into_owned();
            assert!(part.contains(correct), "{part}");
            for secret in ["Ada", "Lovelace", "/orders/"] {
                assert!(!part.contains(secret), "{secret}: {part}");
            }
        }
    }
}

#[tokio::test]
async fn each_kind_that_the_database_takes_is_known_in_each_language() {
    let office = Office::open().await;
    let order_id = office.sell(1).await;
    let query =
        "select pg_get_constraintdef(oid) from pg_constraint where conname = 'mails_kind_check'";
    let rule = office.client.query_one(query, &[]).await;
    let rule: String = rule.expect("the constraint").get(0);
    let kinds: Vec<&str> = rule.split('\'').skip(1).step_by(2).collect();
    for kind in ["order_link"].iter().chain(&people::KINDS) {
        assert!(kinds.contains(kind), "{kind}: {rule}");
    }
    for (locale, greeting) in [("fr", "Bonjour"), ("en", "Hello")] {
        let speak = "update orders set locale = $2 where order_id = $1";
        office.execute(speak, &[&order_id, &locale]).await;
        for kind in &kinds {
            let mail_id = if people::KINDS.contains(kind) {
                people::promise(&office, kind, locale).await
            } else if *kind == "example" {
                organizer_text::example(&office, "refunded", locale).await
            } else {
                office.promise(order_id, kind).await
            };
            assert_eq!(office.deliver(mail_id).await, 204, "{kind} in {locale}");
            // Some kinds are not sent for an order with tickets; this is of the one before, then.
            let mail = read(&office.server.received().pop().expect("a mail").data);
            let text = mail.body_text(0).expect("a text");
            assert!(text.starts_with(greeting), "{kind} in {locale}: {text}");
        }
    }
}
