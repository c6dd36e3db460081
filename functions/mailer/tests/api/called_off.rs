//! What buyers read about events and dates that were called off.

use guichet_testing::{now, orders};
use jiff::SignedDuration;
use uuid::Uuid;

use crate::support::{Office, read};

/// Calls the sale's date off, or the whole event, and answers what its buyers were mailed.
async fn told(office: &Office, whole_event: bool, refunds: bool, message: &str) -> String {
    let what = if whole_event {
        "update events set status = 'cancelled'"
    } else {
        "update occurrences set status = 'cancelled' where number = 1"
    };
    let statement = format!(
        "{what};
        insert into cancellations (cancellation_id, organizer_id, event_id, occurrence_id, refunds, message, created_at, continued_at)
        select gen_random_uuid(), organizer_id, event_id, {}, {refunds}, {message}, created_at, created_at from events",
        if whole_event {
            "null".to_owned()
        } else {
            format!("'{}'", office.sale.occurrence_id)
        }
    );
    let arranged = office.client.batch_execute(&statement).await;
    arranged.expect("legal statements");
    let go_on = "select continue_cancellation(cancellation_id, 50, array(select gen_random_uuid() from generate_series(1, 250)),
        $1, null) from cancellations";
    office.execute(go_on, &[&now()]).await;
    let mails = "select m.mail_id, m.order_id from mails m where m.cancellation_id is not null order by m.locale desc";
    let mails = office.client.query(mails, &[]).await.expect("mails");
    let mut texts = Vec::new();
    for mail in mails {
        let before = office.server.received().len();
        assert_eq!(office.deliver(mail.get(0)).await, 204);
        let mail_read = read(&office.server.received()[before].data);
        let link = guichet_order::OrderLink::first(mail.get(1));
        let text = mail_read.body_text(0).expect("a text");
        let text = text.replace(&office.app.secrets.text(link), "[secret]");
        let subject = mail_read.subject().expect("a subject");
        texts.push(format!("Subject: {subject}\n\n{text}"));
    }
    texts.join("\n================\n\n").replace("\r\n", "\n")
}

/// One order for a buyer of each language.
async fn in_both_languages(office: &Office, orders: [Uuid; 2]) {
    for (order_id, locale) in orders.into_iter().zip(["fr", "en"]) {
        let speak = "update orders set locale = $2 where order_id = $1";
        office.execute(speak, &[&order_id, &locale]).await;
    }
}

#[tokio::test]
async fn a_date_that_was_called_off_with_what_the_organizer_says_of_it() {
    let office = Office::open().await;
    in_both_languages(&office, [office.sell(2).await, office.sell(1).await]).await;
    let message = r#"'{"fr": "Un orage, {buyer}. À **bientôt** !", "en": "A storm, {buyer}."}'"#;
    insta::assert_snapshot!(told(&office, false, true, message).await);
}

#[tokio::test]
async fn one_of_two_dates_whose_money_stays() {
    let office = Office::open().await;
    let event = &office.sale.event;
    let later = now() + SignedDuration::from_hours(192);
    let later = event.occurrence(&office.client, later).await;
    let both = [office.sell(2).await, office.sell(2).await];
    for order_id in both {
        let change = "update lines set occurrence_id = $2 where order_id = $1 and position = 2";
        office.execute(change, &[&order_id, &later]).await;
    }
    in_both_languages(&office, both).await;
    insta::assert_snapshot!(told(&office, false, false, "null").await);
}

#[tokio::test]
async fn a_whole_event_for_those_who_have_not_paid_yet() {
    let office = Office::open().await;
    let mut awaiting = [Uuid::nil(); 2];
    for order_id in &mut awaiting {
        *order_id = orders::placed(&office.client, &office.sale, 2, now()).await;
    }
    in_both_languages(&office, awaiting).await;
    insta::assert_snapshot!(told(&office, true, true, "null").await);
}
