//! One message on its way to one subscription.

use std::sync::Arc;

use bytes::Bytes;
use http::{Method, Request, StatusCode, header};
use tokio::time::{sleep, timeout};

use super::ledger::Record;
use super::{DeadLetter, Message, Queue, Service};

/// Pushes until it is acknowledged or given up. Runs until then, so whoever stops the service aborts it.
pub(super) async fn deliver(
    service: Arc<Service>,
    message: Arc<Message>,
    queue: Arc<Queue>,
    mut attempts: u32,
) {
    let subscription = &queue.subscription;
    loop {
        if attempts > 0 {
            sleep(subscription.retry.pause_after(attempts)).await;
        }
        attempts += 1;
        let reason = match push(&service, &message, &queue, attempts).await {
            Ok(()) => return finish(&service, &message, &queue).await,
            Err(reason) => reason,
        };
        service.figures(&subscription.name, |figures| figures.failed_pushes += 1);
        if attempts >= subscription.retry.attempts {
            return give_up(&service, &message, &queue, attempts, reason).await;
        }
        service
            .note_failures(&message, &subscription.name, attempts)
            .await;
    }
}

/// One push; the reason when it was not acknowledged.
async fn push(
    service: &Service,
    message: &Message,
    queue: &Queue,
    attempt: u32,
) -> Result<(), String> {
    let subscription = &queue.subscription;
    let permit = Arc::clone(&queue.outstanding)
        .acquire_owned()
        .await
        .expect("the semaphore is never closed");
    let pushed = subscription
        .endpoint
        .push(request(service, message, queue, attempt));
    // A push that takes too long goes on beside the next one, as with the real service; so it has a task of its own.
    let pushed = tokio::spawn(async move {
        let result = pushed.await;
        drop(permit);
        result
    });
    match timeout(subscription.ack_deadline, pushed).await {
        Ok(Ok(Ok(status))) if acknowledges(status) => Ok(()),
        Ok(Ok(Ok(status))) => Err(format!("answered {status}")),
        Ok(Ok(Err(reason))) => Err(reason),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err(format!("no answer within {:?}", subscription.ack_deadline)),
    }
}

fn request(service: &Service, message: &Message, queue: &Queue, attempt: u32) -> Request<Bytes> {
    let subscription = &queue.subscription;
    let full_name = format!(
        "projects/{}/subscriptions/{}",
        service.project, subscription.name
    );
    let mut builder = Request::builder()
        .method(Method::POST)
        .uri("/")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::USER_AGENT, "guichet-local-pubsub");
    if let (Some(issuer), Some(audience)) = (&service.issuer, &subscription.audience) {
        builder = builder.header(header::AUTHORIZATION, issuer.authorization(audience));
    }
    builder
        .body(Bytes::from(message.envelope(&full_name, attempt)))
        .expect("the headers are constants and a token, which is ASCII")
}

/// The statuses that the real service takes for success; no other 2xx is among them.
fn acknowledges(status: StatusCode) -> bool {
    matches!(status.as_u16(), 102 | 200 | 201 | 202 | 204)
}

async fn finish(service: &Service, message: &Message, queue: &Queue) {
    let subscription = &queue.subscription.name;
    service
        .journal
        .note(Record::Done {
            id: message.id.clone(),
            subscription: subscription.clone(),
        })
        .await;
    service.figures(subscription, |figures| {
        figures.pending -= 1;
        figures.delivered += 1;
    });
}

async fn give_up(
    service: &Service,
    message: &Arc<Message>,
    queue: &Queue,
    attempts: u32,
    reason: String,
) {
    let subscription = queue.subscription.name.clone();
    let at = service.clock.now();
    let record = Record::Dead {
        id: message.id.clone(),
        subscription: subscription.clone(),
        attempts,
        reason: reason.clone(),
        at,
    };
    service.journal.note(record).await;
    service.figures(&subscription, |figures| figures.pending -= 1);
    service.console.about(
        &subscription,
        &format!(
            "dead letter after {attempts} attempts: {} {} ({reason}); see /_local",
            message.topic,
            message.text()
        ),
    );
    let key = (message.id.clone(), subscription.clone());
    let letter = DeadLetter {
        message: Message::clone(message),
        subscription,
        attempts,
        reason,
        at,
    };
    service.state().dead.insert(key, letter);
}
