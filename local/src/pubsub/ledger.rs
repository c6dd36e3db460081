//! What the records of the journal amount to.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::message::Message;

/// Something that happened to a message.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Record {
    /// Accepted, and to be delivered to these subscriptions.
    Published {
        message: Message,
        subscriptions: Vec<String>,
    },
    /// Delivered to a subscription, or given up by hand.
    Done { id: String, subscription: String },
    /// Not delivered so many times.
    Failed {
        id: String,
        subscription: String,
        attempts: u32,
    },
    /// Not delivered as often as it is tried.
    Dead {
        id: String,
        subscription: String,
        attempts: u32,
        reason: String,
        at: Timestamp,
    },
}

/// What is left to do for one message.
#[derive(Clone, Debug)]
pub(super) struct Unfinished {
    pub(super) message: Message,
    pub(super) subscriptions: BTreeMap<String, Progress>,
}

/// How far the delivery to one subscription is.
#[derive(Clone, Debug, Default)]
pub(super) struct Progress {
    pub(super) attempts: u32,
    /// Why and when it was given up.
    pub(super) dead: Option<(String, Timestamp)>,
}

/// What is left to do, by message id; ids are decimal numbers of equal length, so their order is that of publishing.
#[derive(Default)]
pub(super) struct Ledger(BTreeMap<String, Unfinished>);

impl Ledger {
    /// What is left to do, in the order of publishing.
    pub(super) fn unfinished(&self) -> Vec<Unfinished> {
        self.0.values().cloned().collect()
    }

    pub(super) fn apply(&mut self, record: Record) {
        match record {
            Record::Published {
                message,
                subscriptions,
            } => {
                let subscriptions = subscriptions
                    .into_iter()
                    .map(|name| (name, Progress::default()))
                    .collect();
                self.0.insert(
                    message.id.clone(),
                    Unfinished {
                        message,
                        subscriptions,
                    },
                );
            }
            Record::Done { id, subscription } => {
                if let Some(unfinished) = self.0.get_mut(&id) {
                    unfinished.subscriptions.remove(&subscription);
                    if unfinished.subscriptions.is_empty() {
                        self.0.remove(&id);
                    }
                }
            }
            Record::Failed {
                id,
                subscription,
                attempts,
            } => {
                self.progress(
                    &id,
                    subscription,
                    Progress {
                        attempts,
                        dead: None,
                    },
                );
            }
            Record::Dead {
                id,
                subscription,
                attempts,
                reason,
                at,
            } => {
                self.progress(
                    &id,
                    subscription,
                    Progress {
                        attempts,
                        dead: Some((reason, at)),
                    },
                );
            }
        }
    }

    fn progress(&mut self, id: &str, subscription: String, progress: Progress) {
        if let Some(unfinished) = self.0.get_mut(id) {
            unfinished.subscriptions.insert(subscription, progress);
        }
    }

    /// The shortest list of records that says the same.
    pub(super) fn records(&self) -> impl Iterator<Item = Record> {
        self.0.values().flat_map(|unfinished| {
            let published = Record::Published {
                message: unfinished.message.clone(),
                subscriptions: unfinished.subscriptions.keys().cloned().collect(),
            };
            let id = unfinished.message.id.clone();
            let progress = unfinished
                .subscriptions
                .iter()
                .filter(|(_, progress)| progress.attempts > 0);
            let progress =
                progress.map(
                    move |(subscription, progress)| match progress.dead.clone() {
                        None => Record::Failed {
                            id: id.clone(),
                            subscription: subscription.clone(),
                            attempts: progress.attempts,
                        },
                        Some((reason, at)) => Record::Dead {
                            id: id.clone(),
                            subscription: subscription.clone(),
                            attempts: progress.attempts,
                            reason,
                            at,
                        },
                    },
                );
            std::iter::once(published).chain(progress)
        })
    }
}
