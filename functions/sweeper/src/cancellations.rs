use guichet_database::DatabaseError;
use guichet_queries::queries::sweeper as queries;
use jiff::SignedDuration;
use uuid::Uuid;

use crate::App;
use crate::report::{Deadline, Report};

/// Longer than a batch of orders takes with its deliveries, unless the database is away. Two messages for one cancellation do no
/// harm: they wait for each other.
const WITHOUT_PROGRESS: SignedDuration = SignedDuration::from_mins(10);

/// More cancellations than are under way.
const BATCH: i64 = 100;

/// Goes on with cancellations whose message died, and tries orders again that could not be ended.
pub(crate) async fn go_on(
    app: &App,
    deadline: Deadline,
    report: &mut Report,
) -> Result<(), DatabaseError> {
    if deadline.passed() {
        return Ok(());
    }
    let messages = app.database.retry(|| batch(app)).await?;
    report.continued_cancellations += messages.len() as u64;
    app.publisher.publish(&app.database, &messages).await;
    Ok(())
}

/// Goes on with some, and answers the messages to publish.
async fn batch(app: &App) -> Result<Vec<Uuid>, DatabaseError> {
    let now = app.clock.now();
    let mut client = app.database.get().await?;
    let transaction = client.transaction().await?;
    let standing = queries::cancellations_to_continue()
        .bind(&transaction, &(now - WITHOUT_PROGRESS), &BATCH)
        .all()
        .await?;
    let messages: Vec<Uuid> = standing.iter().map(|_| app.entropy.uuid(now)).collect();
    if !standing.is_empty() {
        queries::continue_cancellations()
            .bind(&transaction, &now, &standing, &messages)
            .await?;
    }
    transaction.commit().await?;
    Ok(messages)
}
