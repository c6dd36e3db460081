use guichet_database::DatabaseError;
use guichet_queries::queries::sweeper as queries;
use uuid::Uuid;

use crate::App;
use crate::report::{Deadline, Report};

/// Each batch holds the pools it gives places back to until it commits, so a batch is small.
const BATCH: i32 = 50;

/// Ends orders whose time is over.
pub(crate) async fn expire(
    app: &App,
    deadline: Deadline,
    report: &mut Report,
) -> Result<(), DatabaseError> {
    while !deadline.passed() {
        let (expired, messages) = app.database.retry(|| batch(app)).await?;
        report.expired_orders += expired as u64;
        app.publisher.publish(&app.database, &messages).await;
        if expired < BATCH as usize {
            break;
        }
    }
    Ok(())
}

/// Ends some, and answers how many, and the messages to publish.
async fn batch(app: &App) -> Result<(usize, Vec<Uuid>), DatabaseError> {
    let now = app.clock.now();
    let mut client = app.database.get().await?;
    let transaction = client.transaction().await?;
    let expired = queries::expire_orders()
        .bind(&transaction, &now, &BATCH)
        .all()
        .await?;
    let disappointed = queries::disappointed()
        .bind(&transaction, &expired)
        .all()
        .await?;
    let new_ids = || {
        disappointed
            .iter()
            .map(|_| app.entropy.uuid(now))
            .collect::<Vec<Uuid>>()
    };
    let (mail_ids, messages) = (new_ids(), new_ids());
    if !disappointed.is_empty() {
        queries::queue_expiry_mails()
            .bind(&transaction, &now, &mail_ids, &disappointed, &messages)
            .all()
            .await?;
    }
    transaction.commit().await?;
    Ok((expired.len(), messages))
}
