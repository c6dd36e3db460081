use std::sync::Arc;

use guichet_http::{Description, NoContent, Problem, Request};
use guichet_messages::{Delivered, Message, PoisonMessage};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::App;
use crate::ticket_issuer::{Issued, PaidOrder};

/// An order was paid, or was free: its tickets are to be issued.
#[derive(Debug, Serialize, Deserialize)]
pub struct OrderPaid {
    /// The order.
    pub order_id: Uuid,
}

impl Message for OrderPaid {
    const TOPIC: &'static str = "order-paid";
}

/// A message about an order that is not in this database.
#[derive(Debug, thiserror::Error)]
#[error("there is no order {0}")]
struct UnknownOrder(Uuid);

/// `POST /`: an order was paid.
pub(crate) async fn handle(
    app: Arc<App>,
    Delivered(push): Delivered<OrderPaid>,
    request: Arc<Request>,
) -> Result<NoContent, Problem> {
    let Some(push) = push else {
        return Ok(NoContent);
    };
    let order_id = push.message.order_id;
    let paid = PaidOrder {
        outbox_id: push.outbox_id,
        order_id,
        trace: push.traceparent,
    };
    match app.database.retry(|| app.issuer.issue(&paid)).await? {
        Issued::Enqueued { message, tickets } => {
            tracing::info!(%order_id, tickets, "tickets issued");
            app.publisher.publish(&app.database, &[message]).await;
        }
        Issued::CalledOff { messages } => {
            tracing::warn!(%order_id, "the date was called off before there were tickets: the order is cancelled");
            app.publisher.publish(&app.database, &messages).await;
        }
        Issued::Nothing => {}
        Issued::Unknown => {
            let reason = UnknownOrder(order_id);
            let poison = PoisonMessage::new(&reason, Some(paid.outbox_id), request.body());
            app.subscriber.dead_letter(poison).await?;
        }
    }
    Ok(NoContent)
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Issue the tickets of a paid order", "Done, now or before");
