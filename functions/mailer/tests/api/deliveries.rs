use std::time::Duration;

use jiff::SignedDuration;
use tokio::runtime::Runtime;

use crate::smtp_server::{Behaviour, Step};
use crate::support::{Office, read};

#[tokio::test]
async fn a_message_delivered_twice_sends_one_mail() {
    let office = Office::open().await;
    let mail_id = office.promise_tickets(1).await;
    for _ in 0..3 {
        assert_eq!(office.deliver(mail_id).await, 204);
    }
    assert_eq!(office.server.received().len(), 1);
    let row = office.row(mail_id).await;
    assert_eq!(
        (row.status.as_str(), row.attempts, row.is_leased),
        ("sent", 1, false)
    );
}

#[tokio::test]
async fn of_two_deliveries_at_once_one_sends_and_the_other_is_told_to_come_back() {
    let office = Office::open().await;
    let mail_id = office.promise_tickets(1).await;
    office.server.behave(Behaviour::Hold);
    let first = async { office.deliver(mail_id).await };
    let second = async {
        office.server.has_read(1).await;
        let status = office.deliver(mail_id).await;
        office.server.behave(Behaviour::Accept);
        status
    };
    assert_eq!(tokio::join!(first, second), (204, 503));
    // It comes back.
    assert_eq!(office.deliver(mail_id).await, 204);
    assert_eq!(office.server.received().len(), 1);
    assert_eq!(office.row(mail_id).await.status, "sent");
}

/// The same with the guard taken out: a lease that is over as soon as it is given.
#[tokio::test]
async fn without_the_lease_two_deliveries_at_once_send_two_mails() {
    let office = Office::open().await;
    let mail_id = office.promise_tickets(1).await;
    let no_lease = "create function no_lease() returns trigger language plpgsql as $$ begin
            new.leased_until := null;
            return new;
        end $$;
        create trigger no_lease before update on mails for each row execute function no_lease();";
    let mutated = office.client.batch_execute(no_lease).await;
    mutated.expect("the mutant is legal");
    office.server.behave(Behaviour::Hold);
    let both_sent = async {
        office.server.has_read(2).await;
        office.server.behave(Behaviour::Accept);
    };
    let statuses = tokio::join!(office.deliver(mail_id), office.deliver(mail_id), both_sent);
    assert_eq!(statuses, (204, 204, ()));
}

#[tokio::test]
async fn a_mail_that_was_sent_and_could_not_be_marked_is_not_sent_again_at_once() {
    let office = Office::open().await;
    let mail_id = office.promise_tickets(1).await;
    let obstacle = "alter table mails add constraint obstacle check (status <> 'sent')";
    let added = office.client.batch_execute(obstacle).await;
    added.expect("the obstacle is there");
    assert_eq!(office.deliver(mail_id).await, 500);
    let removed = office
        .client
        .batch_execute("alter table mails drop constraint obstacle");
    removed.await.expect("the obstacle is gone");
    assert_eq!(office.deliver(mail_id).await, 503);
    assert_eq!(office.server.received().len(), 1);
    office.lease_ages(mail_id, 10).await;
    assert_eq!(office.deliver(mail_id).await, 204);
    assert_eq!(office.row(mail_id).await.status, "sent");
}

#[tokio::test]
async fn no_connection_to_the_database_is_held_while_a_mail_is_sent() {
    let office = Office::open().await;
    let mut mails = Vec::new();
    // More than the pool has.
    for _ in 0..6 {
        mails.push(office.promise_tickets(1).await);
    }
    office.server.behave(Behaviour::Hold);
    let deliveries = mails
        .iter()
        .map(|mail_id| async { office.deliver(*mail_id).await });
    let all_under_way = async {
        office.server.has_read(mails.len()).await;
        office.server.behave(Behaviour::Accept);
    };
    let (statuses, ()) = tokio::join!(futures::future::join_all(deliveries), all_under_way);
    assert_eq!(statuses, [204; 6]);
}

#[tokio::test]
async fn a_mail_whose_mailer_was_killed_is_sent_again_under_the_same_message_id() {
    let office = Office::open().await;
    let mail_id = office.promise_tickets(1).await;
    office.server.behave(Behaviour::Hold);
    let doomed = Runtime::new().expect("a process of its own");
    let (routes, push) = (office.routes.clone(), office.push(mail_id));
    {
        let _inside = doomed.enter();
        let app = std::sync::Arc::new(office.another_app());
        doomed.spawn(async move { routes.call(app, push).await });
    }
    // Killed when the server has the mail and before its answer is heard.
    office.server.has_read(1).await;
    doomed.shutdown_background();
    office.server.behave(Behaviour::Accept);
    assert_eq!(office.row(mail_id).await.status, "queued");

    // Nobody knows yet whether it is still at work.
    assert_eq!(office.deliver(mail_id).await, 503);
    office.lease_ages(mail_id, 10).await;
    assert_eq!(office.deliver(mail_id).await, 204);
    let row = office.row(mail_id).await;
    assert_eq!((row.status.as_str(), row.attempts), ("sent", 2));
    let received = office.server.received();
    assert_eq!(received.len(), 2);
    let ids: Vec<_> = received
        .iter()
        .map(|mail| read(&mail.data).message_id().map(str::to_owned))
        .collect();
    assert!(ids[0].is_some());
    assert_eq!(ids[0], ids[1]);
}

/// Longer than a lease.
const SLOW: Duration = Duration::from_secs(11);

#[tokio::test]
async fn a_mail_that_takes_longer_than_a_lease_is_sent_once() {
    let office = Office::open().await;
    let mail_id = office.promise_tickets(1).await;
    let patient = office.patient_app();
    office.server.behave(Behaviour::Hold);
    let sending = office.deliver_to(&patient, mail_id);
    let again = async {
        office.server.has_read(1).await;
        // A clock of ours that is wrong takes nothing from who is sending.
        office.clock.advance(SignedDuration::from_hours(2));
        tokio::time::sleep(SLOW).await;
        let status = office.deliver(mail_id).await;
        office.server.behave(Behaviour::Accept);
        status
    };
    assert_eq!(tokio::join!(sending, again), (204, 503));
    assert_eq!(office.server.received().len(), 1);
    assert_eq!(office.row(mail_id).await.status, "sent");
}

/// The same with the guard taken out: a lease that is given and never renewed.
#[tokio::test]
async fn without_renewal_it_is_sent_twice() {
    let office = Office::open().await;
    let mail_id = office.promise_tickets(1).await;
    let patient = office.patient_app();
    let never_renewed = "create function never_renewed() returns trigger language plpgsql as $$ begin
            new.leased_until := old.leased_until;
            return new;
        end $$;
        create trigger never_renewed before update on mails for each row
        when (new.attempts = old.attempts and new.leased_until is not null) execute function never_renewed();";
    let mutated = office.client.batch_execute(never_renewed).await;
    mutated.expect("the mutant is legal");
    office.server.behave(Behaviour::Hold);
    let sending = office.deliver_to(&patient, mail_id);
    let again = async {
        office.server.has_read(1).await;
        tokio::time::sleep(SLOW).await;
        office.deliver_to(&patient, mail_id).await
    };
    let both_read = async {
        office.server.has_read(2).await;
        office.server.behave(Behaviour::Accept);
    };
    tokio::join!(sending, again, both_read);
}

#[tokio::test]
async fn who_can_no_longer_renew_the_lease_stops_sending() {
    let office = Office::open().await;
    let mail_id = office.promise_tickets(1).await;
    office.server.behave(Behaviour::Hold);
    let slow = office.deliver(mail_id);
    let next = async {
        office.server.has_read(1).await;
        // Somebody else has it by now.
        let taken = "update mails set attempts = attempts + 1 where mail_id = $1";
        office.execute(taken, &[&mail_id]).await;
    };
    // The server still holds its answer back: nothing but the lease ends this.
    let patience = Duration::from_secs(4);
    let (status, ()) = tokio::join!(tokio::time::timeout(patience, slow), next);
    assert_eq!(status, Ok(503));
    let row = office.row(mail_id).await;
    assert_eq!((row.status.as_str(), row.attempts), ("queued", 2));
    assert!(row.is_leased, "it stays theirs");
}

#[tokio::test]
async fn who_was_given_up_does_not_undo_what_the_next_has_done() {
    let office = Office::open().await;
    let mail_id = office.promise_tickets(1).await;
    office.server.behave(Behaviour::Hold);
    let slow = async { office.deliver(mail_id).await };
    let next = async {
        office.server.has_read(1).await;
        // The lease of the slow one is over: the next takes it, and fails for now.
        let taken = "update mails set attempts = attempts + 1 where mail_id = $1";
        office.execute(taken, &[&mail_id]).await;
        office
            .server
            .behave(Behaviour::Answer(Step::Mail, "550 5.7.1 No"));
    };
    // The slow one is refused for good, and leaves the mail to whom it belongs.
    let (status, ()) = tokio::join!(slow, next);
    assert_eq!(status, 204);
    let row = office.row(mail_id).await;
    assert_eq!((row.status.as_str(), row.is_leased), ("queued", true));
}
