use std::time::Duration;

use jiff::SignedDuration;

use crate::smtp_server::Behaviour;
use crate::support::Office;

#[tokio::test]
async fn a_mail_that_is_refused_for_good_is_given_up_and_acknowledged() {
    let office = Office::open().await;
    for refusal in [
        Behaviour::AnswerRecipient("550 5.1.1 No such mailbox"),
        Behaviour::AnswerData("554 5.7.1 No such mailbox, said late"),
    ] {
        office.server.behave(refusal);
        let mail_id = office.promise_tickets(1).await;
        assert_eq!(office.deliver(mail_id).await, 204);
        let row = office.row(mail_id).await;
        assert_eq!((row.status.as_str(), row.is_leased), ("failed", false));
        assert!(row.failure.expect("a reason").contains("No such mailbox"));
        // Delivered again, it stays so.
        office.server.behave(Behaviour::Accept);
        assert_eq!(office.deliver(mail_id).await, 204);
        assert_eq!(office.row(mail_id).await.status, "failed");
    }
}

#[tokio::test]
async fn a_server_that_asks_to_come_back_is_tried_again() {
    let office = Office::open().await;
    let mail_id = office.promise_tickets(1).await;
    for (attempts, refusal) in (1..).zip([
        Behaviour::AnswerRecipient("451 4.7.1 Greylisted, come back"),
        Behaviour::AnswerData("452 4.3.1 Disk full"),
        Behaviour::Greet("421 4.3.2 Closing"),
        Behaviour::HangUp,
    ]) {
        office.server.behave(refusal);
        assert_eq!(office.deliver(mail_id).await, 503, "{refusal:?}");
        let row = office.row(mail_id).await;
        assert_eq!((row.status.as_str(), row.attempts), ("queued", attempts));
        assert!(
            row.failure.is_some() && !row.is_leased,
            "at once, not after the lease"
        );
    }
    office.server.behave(Behaviour::Accept);
    assert_eq!(office.deliver(mail_id).await, 204);
    let row = office.row(mail_id).await;
    assert_eq!((row.status.as_str(), row.failure), ("sent", None));
}

#[tokio::test]
async fn a_server_that_does_not_want_us_loses_no_mail() {
    let office = Office::open().await;
    let mail_id = office.promise_tickets(1).await;
    for answer in [
        "530 5.7.0 Authentication required",
        "535 5.7.8 Wrong password",
        "521 No mail here",
    ] {
        office.server.behave(Behaviour::AnswerRecipient(answer));
        assert_eq!(office.deliver(mail_id).await, 503, "{answer}");
        assert_eq!(office.row(mail_id).await.status, "queued");
    }
}

#[tokio::test]
async fn a_server_that_cannot_be_reached_is_tried_again() {
    let office = Office::open().await;
    let mail_id = office.promise_tickets(1).await;
    let unreachable = office.app_with("smtp://127.0.0.1:9");
    assert_eq!(office.deliver_to(&unreachable, mail_id).await, 503);
    assert_eq!(office.deliver(mail_id).await, 204);
    assert_eq!(office.row(mail_id).await.attempts, 2);
}

#[tokio::test]
async fn a_server_that_never_answers_is_not_waited_for() {
    let office = Office::open().await;
    let mail_id = office.promise_tickets(1).await;
    let mut impatient = office.another_app();
    impatient.smtp = impatient.smtp.with_patience(Duration::from_millis(200));
    let impatient = std::sync::Arc::new(impatient);
    for silence in [Behaviour::Silent, Behaviour::Hold] {
        office.server.behave(silence);
        assert_eq!(office.deliver_to(&impatient, mail_id).await, 503);
        let row = office.row(mail_id).await;
        assert_eq!(
            row.failure.as_deref(),
            Some("the mail server takes too long")
        );
        assert!(!row.is_leased);
    }
    // The conversations that were broken off do not confuse the next.
    office.server.behave(Behaviour::Accept);
    assert_eq!(office.deliver_to(&impatient, mail_id).await, 204);
    assert_eq!(office.row(mail_id).await.status, "sent");
}

#[tokio::test]
async fn an_address_that_is_none_is_given_up_without_a_conversation() {
    let office = Office::open().await;
    let mail_id = office.promise_tickets(1).await;
    for wrong in [
        "nobody",
        "a@b@c",
        "",
        "ada@example.org\r\nRCPT TO:<eve@example.org>",
    ] {
        let change = "update mails set recipient = $2, status = 'queued', leased_until = null where mail_id = $1";
        office.execute(change, &[&mail_id, &wrong]).await;
        assert_eq!(office.deliver(mail_id).await, 204, "{wrong:?}");
        let row = office.row(mail_id).await;
        assert_eq!(row.status, "failed");
        assert_eq!(row.failure.as_deref(), Some("the address is not one"));
    }
    assert_eq!(office.server.received().len(), 0);
}

#[tokio::test]
async fn a_lease_outlasts_an_attempt() {
    let office = Office::open().await;
    let mail_id = office.promise_tickets(1).await;
    office.server.behave(Behaviour::Hold);
    let sending = async { office.deliver(mail_id).await };
    let looking = async {
        office.server.has_read(1).await;
        let query = "select leased_until from mails where mail_id = $1";
        let row = office.client.query_one(query, &[&mail_id]).await;
        let until: jiff::Timestamp = row.expect("the mail").get(0);
        office.server.behave(Behaviour::Accept);
        until
    };
    let (status, until) = tokio::join!(sending, looking);
    assert_eq!(status, 204);
    assert_eq!(until, office.clock.now() + SignedDuration::from_secs(60));
}
