use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::time::Duration;

use serde::Deserialize;
use tokio::sync::oneshot;
use uuid::Uuid;

use super::super::cloud::Delivered;

/// Nobody waits longer.
const PATIENCE: Duration = Duration::from_secs(30);

/// Knows which orders have their tickets: the worker that issues them has taken the message.
#[derive(Default)]
pub(crate) struct Tickets {
    issued: RefCell<HashSet<Uuid>>,
    waiting: RefCell<HashMap<Uuid, oneshot::Sender<()>>>,
}

#[derive(Deserialize)]
struct OrderPaid {
    order_id: Uuid,
}

impl Tickets {
    /// Learns it from what is delivered.
    pub(crate) fn watch(delivered: &Delivered) -> Rc<Self> {
        let tickets = Rc::new(Self::default());
        let told = Rc::clone(&tickets);
        delivered.tell(move |_, payload| {
            if let Ok(OrderPaid { order_id }) = serde_json::from_slice(payload) {
                told.issued(order_id);
            }
        });
        tickets
    }

    fn issued(&self, order_id: Uuid) {
        let waiting = self.waiting.borrow_mut().remove(&order_id);
        match waiting {
            // Whoever waited no longer does: then nobody asks.
            Some(waiting) => drop(waiting.send(())),
            None => drop(self.issued.borrow_mut().insert(order_id)),
        }
    }

    /// Waits until this order has its tickets.
    pub(crate) async fn of(&self, order_id: Uuid) -> Result<(), String> {
        if self.issued.borrow_mut().remove(&order_id) {
            return Ok(());
        }
        let (sender, receiver) = oneshot::channel();
        self.waiting.borrow_mut().insert(order_id, sender);
        match tokio::time::timeout(PATIENCE, receiver).await {
            Ok(Ok(())) => Ok(()),
            _ => Err(format!(
                "order {order_id} has no tickets after {PATIENCE:?}"
            )),
        }
    }
}
