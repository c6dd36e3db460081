//! What outlives a stop or a crash of our own service.

use std::fs;
use std::time::Duration;

use guichet_local::pubsub::{NewMessage, PublishError};
use hyper::body::Bytes;

use super::ours::{Ours, open};
use super::receiver::Receiver;
use super::subject::{PROJECT, Subject, Wanted, publish, text};
use crate::support::eventually;

#[tokio::test(flavor = "multi_thread")]
async fn a_dead_letter_is_shown_kept_and_can_be_sent_again() {
    let receiver = Receiver::start().await;
    receiver.answer_always(500);
    let wanted = vec![Wanted {
        maximum_delivery_attempts: Some(2),
        ..Wanted::new("orders", "worker", receiver.url("/"))
    }];
    let ours = Ours::new();
    let running = ours.service(&[], wanted.clone()).await;
    publish(&running, "orders", [text("first"), text("second")]).await;
    eventually("two dead letters", async || {
        running.pubsub.dead_letters().len() == 2
    })
    .await;
    assert!(
        running
            .printed
            .text()
            .contains("worker      dead letter after 2 attempts: orders first (answered 500")
    );
    running.pubsub.stop().await;
    drop(running);

    let (again, _) = open(&ours.journal(), &[], &wanted, None);
    let letters = again.dead_letters();
    assert_eq!(
        letters
            .iter()
            .map(|letter| letter.message.text())
            .collect::<Vec<_>>(),
        ["first", "second"]
    );
    assert_eq!(
        (letters[0].attempts, letters[0].reason.as_str()),
        (2, "answered 500 Internal Server Error")
    );
    receiver.answer_always(204);
    assert!(again.retry(&letters[0].message.id, "worker").await);
    assert!(again.discard(&letters[1].message.id, "worker").await);
    assert!(!again.retry(&letters[1].message.id, "worker").await);
    let last = receiver.wait_for(5).await.remove(4);
    assert_eq!(
        (last.text().as_str(), last.body["deliveryAttempt"].as_u64()),
        ("first", Some(1))
    );
    eventually("nothing is pending", async || {
        again.status()[0].pending == 0
    })
    .await;
    assert!(again.dead_letters().is_empty());
    again.stop().await;
    drop(again);

    let (third, _) = open(&ours.journal(), &[], &wanted, None);
    assert!(third.dead_letters().is_empty() && third.status()[0].pending == 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_not_delivered_before_a_stop_is_delivered_after_it() {
    let receiver = Receiver::start().await;
    let wanted = vec![Wanted {
        minimum_backoff: Duration::from_secs(1),
        ..Wanted::new("orders", "worker", receiver.url("/"))
    }];
    let ours = Ours::new();
    let running = ours.service(&[], wanted.clone()).await;
    receiver.answer_next([500]);
    let refused = publish(&running, "orders", [text("refused")]).await;
    receiver.wait_for(1).await;
    publish(&running, "orders", [text("taken")]).await;
    receiver.wait_for(2).await;
    eventually("one is pending", async || {
        running.pubsub.status()[0].pending == 1
    })
    .await;
    running.pubsub.stop().await;
    drop(running);

    let (_again, _) = open(&ours.journal(), &[], &wanted, None);
    let push = receiver.wait_for(3).await.remove(2);
    assert_eq!(push.id(), refused[0].as_ref().unwrap());
    assert_eq!(push.body["deliveryAttempt"], 2);
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(
        receiver.pushes().len(),
        3,
        "what was taken is not pushed again"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_on_disk_when_its_publisher_is_answered_and_half_a_line_does_no_harm() {
    let ours = Ours::new();
    let away = vec![Wanted::new(
        "orders",
        "worker",
        "http://127.0.0.1:1/".to_owned(),
    )];
    let running = ours.service(&[], away.clone()).await;
    publish(&running, "orders", [text("kept")]).await;
    // What a crash at this moment leaves, and half a record behind it.
    let mut journal = fs::read(ours.journal()).unwrap();
    journal.extend_from_slice(b"{\"published\":{\"message\":{\"id\":\"9");
    let crashed = Ours::new();
    fs::write(crashed.journal(), journal).unwrap();
    running.pubsub.stop().await;

    let receiver = Receiver::start().await;
    let wanted = vec![Wanted::new("orders", "worker", receiver.url("/"))];
    let (again, _) = open(&crashed.journal(), &[], &wanted, None);
    assert_eq!(receiver.wait_for(1).await[0].text(), "kept");
    eventually("delivered", async || again.status()[0].delivered == 1).await;
    again.stop().await;
    drop(again);
    let (third, _) = open(&crashed.journal(), &[], &wanted, None);
    assert_eq!(third.status()[0].pending, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn ids_grow_over_restarts_and_limits_of_the_real_service_hold() {
    let ours = Ours::new();
    let (first, _) = open(&ours.journal(), &["quiet"], &[], None);
    let topic = format!("projects/{PROJECT}/topics/quiet");
    let message = |bytes| NewMessage {
        data: Bytes::from(vec![b'x'; bytes]),
        ..NewMessage::default()
    };
    let before = first
        .publish(&topic, vec![message(1), message(1)])
        .await
        .unwrap();
    assert!(before[0] < before[1]);
    let (second, _) = open(&ours.journal(), &["quiet"], &[], None);
    assert!(second.publish(&topic, vec![message(1)]).await.unwrap()[0] > before[1]);
    for illegal in [
        vec![],
        vec![message(0)],
        vec![message(1); 1001],
        vec![message(6_000_000); 2],
    ] {
        assert!(matches!(
            second.publish(&topic, illegal).await,
            Err(PublishError::Invalid(_))
        ));
    }
    let elsewhere = second
        .publish("projects/other/topics/quiet", vec![message(1)])
        .await;
    assert!(matches!(elsewhere, Err(PublishError::NotFound(_))));
}
