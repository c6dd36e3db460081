//! The suite: each function is one thing that Guichet relies on.

use std::collections::HashSet;
use std::time::Duration;

use google_cloud_pubsub::model::Message;
use tokio::time::sleep;

use super::receiver::Receiver;
use super::subject::{Service, Subject, Wanted, publish, text};

/// Long enough for a push that should not come to come.
const QUIET: Duration = Duration::from_millis(700);

pub(crate) async fn a_message_is_pushed_in_the_wrapped_envelope(subject: &impl Subject) {
    let receiver = Receiver::start().await;
    let service = subject
        .service(
            &[],
            vec![Wanted::new("orders", "worker", receiver.url("/push"))],
        )
        .await;
    let message =
        text("{\"order_id\":\"é\"}").set_attributes([("outbox_id", "42"), ("type", "order-paid")]);
    let ids = publish(&service, "orders", [message]).await;
    let push = receiver.wait_for(1).await.remove(0);
    assert_eq!(
        (push.method.as_str(), push.path.as_str()),
        ("POST", "/push")
    );
    assert!(
        push.headers["content-type"]
            .to_str()
            .unwrap()
            .starts_with("application/json")
    );
    assert_eq!(push.text(), "{\"order_id\":\"é\"}");
    assert_eq!(push.body["message"]["attributes"]["outbox_id"], "42");
    assert_eq!(push.body["message"]["attributes"]["type"], "order-paid");
    assert_eq!(push.id(), ids[0].as_ref().unwrap());
    assert_eq!(push.body["subscription"], service.subscription("worker"));
    let published: jiff::Timestamp = push.body["message"]["publishTime"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    assert!(
        published
            .duration_since(jiff::Timestamp::UNIX_EPOCH)
            .as_hours()
            > 24 * 365 * 50
    );
}

pub(crate) async fn an_acknowledged_message_is_not_pushed_again(subject: &impl Subject) {
    let receiver = Receiver::start().await;
    let service = subject
        .service(
            &[],
            vec![Wanted::new("orders", "worker", receiver.url("/"))],
        )
        .await;
    // 202 is success as well, says the documentation of the real service; its emulator pushes again.
    for (before, status) in [200, 201, 204].into_iter().enumerate() {
        receiver.answer_next([status]);
        publish(&service, "orders", [text("x")]).await;
        receiver.wait_for(before + 1).await;
        sleep(QUIET).await;
        let ids: Vec<_> = receiver
            .pushes()
            .iter()
            .map(|push| push.id().to_owned())
            .collect();
        assert_eq!(ids.len(), before + 1, "after {status}: {ids:?}");
    }
}

pub(crate) async fn every_subscription_gets_the_message(subject: &impl Subject) {
    let receivers = [Receiver::start().await, Receiver::start().await];
    let wanted = vec![
        Wanted::new("orders", "one", receivers[0].url("/")),
        Wanted::new("orders", "two", receivers[1].url("/")),
        Wanted::new("others", "three", receivers[1].url("/others")),
    ];
    let service = subject.service(&[], wanted).await;
    receivers[0].answer_next([500]);
    publish(&service, "orders", [text("x")]).await;
    receivers[1].wait_for(1).await;
    receivers[0].wait_for(2).await;
    sleep(QUIET).await;
    assert_eq!(
        receivers[1].pushes().len(),
        1,
        "what one subscription refuses is not pushed to the other again"
    );
}

pub(crate) async fn a_refused_message_is_pushed_again_after_a_wait(subject: &impl Subject) {
    let receiver = Receiver::start().await;
    let service = subject
        .service(
            &[],
            vec![Wanted::new("orders", "worker", receiver.url("/"))],
        )
        .await;
    receiver.answer_next([500, 404, 429, 403]);
    publish(&service, "orders", [text("x")]).await;
    let pushes = receiver.wait_for(5).await;
    assert!(
        pushes
            .iter()
            .all(|push| push.id() == pushes[0].id() && push.text() == "x")
    );
    for pair in pushes.windows(2) {
        assert!(
            pair[1].at - pair[0].at >= Duration::from_millis(90),
            "{:?}",
            pair[1].at - pair[0].at
        );
    }
    sleep(QUIET).await;
    assert_eq!(receiver.pushes().len(), 5);
}

pub(crate) async fn a_push_without_an_answer_in_time_is_made_again<S: Subject>(subject: &S) {
    let receiver = Receiver::start().await;
    let wanted = Wanted {
        ack_deadline: S::SHORTEST_ACK_DEADLINE,
        ..Wanted::new("orders", "worker", receiver.url("/"))
    };
    let service = subject.service(&[], vec![wanted]).await;
    receiver.answer_next_after(S::SHORTEST_ACK_DEADLINE * 3);
    publish(&service, "orders", [text("x")]).await;
    let pushes = receiver.wait_for(2).await;
    assert_eq!(pushes[0].id(), pushes[1].id());
    assert!(pushes[1].at - pushes[0].at >= S::SHORTEST_ACK_DEADLINE);
}

pub(crate) async fn a_batch_is_delivered_whole_and_each_message_has_its_id(subject: &impl Subject) {
    let receiver = Receiver::start().await;
    let service = subject
        .service(
            &[],
            vec![Wanted::new("orders", "worker", receiver.url("/"))],
        )
        .await;
    let ids = publish(
        &service,
        "orders",
        (0..100).map(|number| text(&number.to_string())),
    )
    .await;
    let pushes = receiver.wait_for(100).await;
    let ids: Vec<String> = ids.into_iter().map(Result::unwrap).collect();
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), 100);
    for push in &pushes {
        assert_eq!(ids[push.text().parse::<usize>().unwrap()], push.id());
    }
}

pub(crate) async fn a_topic_without_subscriptions_takes_messages(subject: &impl Subject) {
    let service = subject.service(&["quiet"], vec![]).await;
    assert!(publish(&service, "quiet", [text("x")]).await[0].is_ok());
}

pub(crate) async fn what_cannot_be_published_is_refused(subject: &impl Subject) {
    let service = subject.service(&["quiet"], vec![]).await;
    let unknown = publish(&service, "unknown", [text("x")])
        .await
        .remove(0)
        .unwrap_err();
    assert!(unknown.contains("NotFound"), "{unknown}");
    let empty = publish(&service, "quiet", [Message::new()])
        .await
        .remove(0)
        .unwrap_err();
    assert!(empty.contains("InvalidArgument"), "{empty}");
}

pub(crate) async fn a_message_that_is_refused_too_often_becomes_a_dead_letter(
    subject: &impl Subject,
) {
    let receiver = Receiver::start().await;
    let wanted = Wanted {
        maximum_delivery_attempts: Some(5),
        ..Wanted::new("orders", "worker", receiver.url("/"))
    };
    let service = subject.service(&[], vec![wanted]).await;
    receiver.answer_always(500);
    publish(&service, "orders", [text("x")]).await;
    service.dead_letter("worker").await;
    let count = receiver.pushes().len();
    assert!(count >= 5, "{count}");
    sleep(QUIET).await;
    assert_eq!(
        receiver.pushes().len(),
        count,
        "a dead letter is not pushed"
    );
}

pub(crate) async fn one_message_that_is_refused_does_not_hold_up_the_others(
    subject: &impl Subject,
) {
    let receiver = Receiver::start().await;
    let wanted = Wanted {
        minimum_backoff: Duration::from_secs(5),
        maximum_backoff: Duration::from_secs(5),
        ..Wanted::new("orders", "worker", receiver.url("/"))
    };
    let service = subject.service(&[], vec![wanted]).await;
    receiver.answer_next([500]);
    publish(&service, "orders", [text("poison")]).await;
    receiver.wait_for(1).await;
    publish(&service, "orders", [text("good")]).await;
    let pushes = receiver.wait_for(2).await;
    assert_eq!(pushes[1].text(), "good");
}

pub(crate) async fn an_endpoint_that_is_away_gets_the_message_later(subject: &impl Subject) {
    let receiver = Receiver::start().await;
    let away = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = away.local_addr().unwrap().port();
    drop(away);
    let wanted = Wanted::new("orders", "worker", format!("http://127.0.0.1:{port}/"));
    let service = subject.service(&[], vec![wanted]).await;
    publish(&service, "orders", [text("x")]).await;
    sleep(QUIET).await;
    let back = tokio::net::TcpListener::bind(("127.0.0.1", port))
        .await
        .unwrap();
    let through = receiver
        .url("/")
        .trim_start_matches("http://")
        .trim_end_matches('/')
        .to_owned();
    tokio::spawn(async move {
        loop {
            let (mut from, _) = back.accept().await.unwrap();
            let mut to = tokio::net::TcpStream::connect(&through).await.unwrap();
            tokio::spawn(async move {
                let _ = tokio::io::copy_bidirectional(&mut from, &mut to).await;
            });
        }
    });
    assert_eq!(receiver.wait_for(1).await[0].text(), "x");
}
