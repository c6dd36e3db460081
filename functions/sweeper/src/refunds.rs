use guichet_database::DatabaseError;
use guichet_queries::queries::sweeper as queries;
use jiff::SignedDuration;
use uuid::Uuid;

use crate::App;
use crate::report::{Deadline, Report};

/// Longer than Pub/Sub goes on delivering a message that is never acknowledged: a hundred attempts, ten minutes apart. So no
/// two messages about one refund are on their way at once.
const DELIVERIES_USED_UP: SignedDuration = SignedDuration::from_hours(24);

/// More refunds than wait unless a provider has been away for a day in the season.
const BATCH: i64 = 100;

/// Asks again for refunds that their provider has not taken on though the deliveries of the last message are used up: money
/// that is owed is asked for until the provider answers.
pub(crate) async fn request_again(
    app: &App,
    deadline: Deadline,
    report: &mut Report,
) -> Result<(), DatabaseError> {
    while !deadline.passed() {
        let messages = app.database.retry(|| batch(app)).await?;
        let requested = messages.len() as u64;
        report.requested_refunds += requested;
        app.publisher.publish(&app.database, &messages).await;
        if requested < BATCH.unsigned_abs() {
            break;
        }
    }
    Ok(())
}

/// Asks for some, and answers the messages to publish.
async fn batch(app: &App) -> Result<Vec<Uuid>, DatabaseError> {
    let now = app.clock.now();
    let mut client = app.database.get().await?;
    let transaction = client.transaction().await?;
    let waiting = queries::refunds_to_request_again()
        .bind(&transaction, &(now - DELIVERIES_USED_UP), &BATCH)
        .all()
        .await?;
    let messages: Vec<Uuid> = waiting.iter().map(|_| app.entropy.uuid(now)).collect();
    if !waiting.is_empty() {
        queries::request_refunds_again()
            .bind(&transaction, &now, &waiting, &messages)
            .await?;
    }
    transaction.commit().await?;
    Ok(messages)
}
