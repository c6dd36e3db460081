use std::time::Duration;

use uuid::Uuid;

use crate::smtp_server::{Behaviour, Step};
use crate::support::Office;

#[tokio::test]
async fn a_mail_that_is_refused_for_good_is_given_up_and_acknowledged() {
    let office = Office::open().await;
    for refusal in [
        Behaviour::Answer(Step::Recipient, "550 5.1.1 No such mailbox"),
        Behaviour::Answer(Step::Mail, "554 5.7.1 No such mailbox, said late"),
        Behaviour::Answer(Step::Recipient, "550 5.1.1 No such mailbox\0"),
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

/// All but [`Step::Encryption`] and [`Step::Login`], which take another URL.
const STEPS: [Step; 6] = [
    Step::Greeting,
    Step::Hello,
    Step::Sender,
    Step::Recipient,
    Step::Data,
    Step::Mail,
];

/// What is to be tried again is there at once, not after the lease, with a reason.
async fn waits(office: &Office, mail_id: Uuid, attempts: i32, after: &str) {
    let row = office.row(mail_id).await;
    assert_eq!(row.status, "queued", "{after}");
    assert_eq!(row.attempts, attempts, "{after}");
    assert!(row.failure.is_some() && !row.is_leased, "{after}");
}

#[tokio::test]
async fn a_server_that_asks_to_come_back_or_hangs_up_is_tried_again() {
    let office = Office::open().await;
    let mail_id = office.promise_tickets(1).await;
    let behaviours = STEPS.into_iter().flat_map(|step| {
        let asks = Behaviour::Answer(step, "451 4.3.0 Come back later");
        let closes = Behaviour::Answer(step, "421 4.3.2 Closing");
        [asks, closes, Behaviour::HangUp(step)]
    });
    for (attempts, behaviour) in (1..).zip(behaviours) {
        office.server.behave(behaviour);
        assert_eq!(office.deliver(mail_id).await, 503, "{behaviour:?}");
        waits(&office, mail_id, attempts, &format!("{behaviour:?}")).await;
    }
    office.server.behave(Behaviour::Accept);
    assert_eq!(office.deliver(mail_id).await, 204);
    let row = office.row(mail_id).await;
    assert_eq!((row.status.as_str(), row.failure), ("sent", None));
}

#[tokio::test]
async fn only_a_refusal_of_the_recipient_or_of_the_mail_is_final() {
    let office = Office::open().await;
    for step in STEPS {
        let is_final = matches!(step, Step::Recipient | Step::Data | Step::Mail);
        for refusal in ["550 No", "554 5.3.0 No", "550 5.7.1 Not allowed"] {
            let after = format!("{step:?}: {refusal}");
            let mail_id = office.promise_tickets(1).await;
            office.server.behave(Behaviour::Answer(step, refusal));
            let status = office.deliver(mail_id).await;
            office.server.behave(Behaviour::Accept);
            if is_final {
                assert_eq!(status, 204, "{after}");
                assert_eq!(office.row(mail_id).await.status, "failed", "{after}");
            } else {
                assert_eq!(status, 503, "{after}");
                waits(&office, mail_id, 1, &after).await;
                assert_eq!(office.deliver(mail_id).await, 204, "{after}");
                assert_eq!(office.row(mail_id).await.status, "sent", "{after}");
            }
        }
    }
}

#[tokio::test]
async fn a_refusal_of_us_that_is_said_at_the_recipient_or_the_mail_loses_no_mail() {
    let office = Office::open().await;
    let mail_id = office.promise_tickets(1).await;
    let refusals = [
        "530 5.7.0 Authentication required",
        "535 5.7.8 Wrong password",
        "521 No mail here",
        "503 5.5.1 Say who you are first",
        "550 5.1.8 Sender address rejected: domain not found",
        "550 5.7.25 Your address has no name",
        "550 5.7.26 Neither SPF nor DKIM",
    ];
    let refusals = [Step::Recipient, Step::Data, Step::Mail]
        .into_iter()
        .flat_map(|step| refusals.map(|words| Behaviour::Answer(step, words)));
    for (attempts, refusal) in (1..).zip(refusals) {
        office.server.behave(refusal);
        assert_eq!(office.deliver(mail_id).await, 503, "{refusal:?}");
        waits(&office, mail_id, attempts, &format!("{refusal:?}")).await;
    }
    // The code speaks of the command, the enhanced code of the recipient.
    let refusal = Behaviour::Answer(Step::Recipient, "501 5.1.3 Bad recipient address syntax");
    office.server.behave(refusal);
    assert_eq!(office.deliver(mail_id).await, 204);
    assert_eq!(office.row(mail_id).await.status, "failed");
}

#[tokio::test]
async fn a_server_that_refuses_encryption_or_our_login_gets_no_mail_and_loses_none() {
    let office = Office::open().await;
    let mail_id = office.promise_tickets(1).await;
    let encrypted = office.app_with(&format!("{}?tls=required", office.server.url));
    let with_login = office.server.url.replace("//", "//user:password@");
    let with_login = office.app_with(&with_login);
    let mut attempts = 0;
    for (app, step) in [(&encrypted, Step::Encryption), (&with_login, Step::Login)] {
        for behaviour in [
            Behaviour::Answer(step, "454 4.7.0 Not now"),
            Behaviour::Answer(step, "535 5.7.8 No"),
            Behaviour::Answer(step, "554 5.7.0 Never"),
            Behaviour::HangUp(step),
        ] {
            office.server.behave(behaviour);
            let after = format!("{behaviour:?}");
            assert_eq!(office.deliver_to(app, mail_id).await, 503, "{after}");
            attempts += 1;
            waits(&office, mail_id, attempts, &after).await;
        }
    }
    let hidden = Behaviour::Answer(Step::Hello, "250 mail.test");
    office.server.behave(hidden);
    for app in [&encrypted, &with_login] {
        assert_eq!(office.deliver_to(app, mail_id).await, 503);
    }
    assert_eq!(office.server.received().len(), 0);
    office.server.behave(Behaviour::Accept);
    assert_eq!(office.deliver_to(&with_login, mail_id).await, 204);
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
        "zoé@example.org",
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
