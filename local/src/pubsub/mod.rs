//! Pub/Sub in this process: the publish call of the official client in front, pushes as the real service makes them behind.
//!
//! As with the real service, a message is delivered to each subscription of its topic at least once, in no promised order; a push that
//! is not answered with success within the acknowledgement deadline is made again after a wait that grows, while the first may still be
//! at work; and after as many failures as the subscription allows the message becomes a dead letter. Unlike there, a dead letter goes to
//! no topic but is kept here, to be looked at and sent again.

mod delivery;
mod grpc;
mod journal;
mod ledger;
mod message;
mod publishing;
mod subscription;

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use guichet_clock::Clock;
use jiff::Timestamp;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

pub use grpc::answer as answer_grpc;
pub use message::{Message, NewMessage};
pub use publishing::PublishError;
pub use subscription::{DeadLetter, PushEndpoint, Subscription, SubscriptionStatus};

use crate::console::Console;
use crate::oidc::Issuer;
use journal::Journal;
use ledger::{Progress, Record, Unfinished};
use publishing::check;

/// Pushes of one subscription under way at a time; the real service begins low as well and grows.
const MAXIMUM_OUTSTANDING: usize = 100;

/// The service. Cheap to clone.
#[derive(Clone)]
pub struct PubSub(Arc<Service>);

struct Service {
    project: String,
    topics: HashMap<String, Vec<Arc<Queue>>>,
    journal: Journal,
    issuer: Option<Arc<Issuer>>,
    clock: Clock,
    console: Console,
    state: Mutex<State>,
}

/// A subscription and the room for its pushes.
struct Queue {
    subscription: Subscription,
    outstanding: Arc<Semaphore>,
}

#[derive(Default)]
struct State {
    last_id: u64,
    figures: HashMap<String, Figures>,
    dead: BTreeMap<(String, String), DeadLetter>,
    /// Nothing once the service has been stopped.
    deliveries: Option<JoinSet<()>>,
}

#[derive(Clone, Copy, Default)]
struct Figures {
    pending: usize,
    delivered: u64,
    failed_pushes: u64,
}

/// What a [`PubSub`] is made of.
pub struct Parts {
    /// The project in full names of topics and subscriptions.
    pub project: String,
    /// Names of topics beside those of the subscriptions; what is published there goes nowhere.
    pub topics: Vec<String>,
    /// All subscriptions.
    pub subscriptions: Vec<Subscription>,
    /// Signs the tokens of subscriptions that have an audience.
    pub issuer: Option<Arc<Issuer>>,
    /// Tells when messages were published.
    pub clock: Clock,
    /// Is told of dead letters.
    pub console: Console,
}

impl PubSub {
    /// Opens the service; what an earlier one had not delivered is delivered now. Must be called within a runtime.
    pub fn open(parts: Parts, journal: &Path) -> io::Result<Self> {
        let (journal, unfinished) = Journal::open(journal)?;
        let mut topics: HashMap<String, Vec<Arc<Queue>>> = parts
            .topics
            .into_iter()
            .map(|topic| (topic, Vec::new()))
            .collect();
        for subscription in parts.subscriptions {
            let queue = Queue {
                subscription,
                outstanding: Arc::new(Semaphore::new(MAXIMUM_OUTSTANDING)),
            };
            topics
                .entry(queue.subscription.topic.clone())
                .or_default()
                .push(Arc::new(queue));
        }
        let pubsub = Self(Arc::new(Service {
            project: parts.project,
            topics,
            journal,
            issuer: parts.issuer,
            clock: parts.clock,
            console: parts.console,
            state: Mutex::new(State {
                deliveries: Some(JoinSet::new()),
                ..State::default()
            }),
        }));
        for Unfinished {
            message,
            subscriptions,
        } in unfinished
        {
            let message = Arc::new(message);
            let mut state = pubsub.0.state();
            state.last_id = message
                .id
                .parse::<u64>()
                .unwrap_or_default()
                .max(state.last_id);
            drop(state);
            for (subscription, progress) in subscriptions {
                pubsub.resume(&message, subscription, progress);
            }
        }
        Ok(pubsub)
    }

    /// Accepts messages: they are on disk when this answers their ids.
    pub async fn publish(
        &self,
        topic: &str,
        messages: Vec<NewMessage>,
    ) -> Result<Vec<String>, PublishError> {
        check(&messages)?;
        let name = topic.strip_prefix(&format!("projects/{}/topics/", self.0.project));
        let found = name.and_then(|name| self.0.topics.get_key_value(name));
        let (name, queues) = found.ok_or_else(|| PublishError::NotFound(topic.to_owned()))?;
        let now = self.0.clock.now();
        let messages: Vec<Arc<Message>> = messages
            .into_iter()
            .map(|message| Arc::new(Message::new(self.0.next_id(now), name, message, now)))
            .collect();
        let records = messages.iter().map(|message| {
            self.0.journal.write(Record::Published {
                message: Message::clone(message),
                subscriptions: queues
                    .iter()
                    .map(|queue| queue.subscription.name.clone())
                    .collect(),
            })
        });
        if !queues.is_empty() {
            futures::future::try_join_all(records)
                .await
                .map_err(PublishError::Unavailable)?;
        }
        for message in &messages {
            for queue in queues {
                self.deliver(message, queue, 0);
            }
        }
        Ok(messages.iter().map(|message| message.id.clone()).collect())
    }

    /// Messages that were given up, oldest first.
    pub fn dead_letters(&self) -> Vec<DeadLetter> {
        self.0.state().dead.values().cloned().collect()
    }

    /// Begins to deliver a dead letter again, with all its attempts; says whether there was one.
    pub async fn retry(&self, id: &str, subscription: &str) -> bool {
        let Some((letter, queue)) = self.take_dead(id, subscription) else {
            return false;
        };
        self.0.note_failures(&letter.message, subscription, 0).await;
        self.deliver(&Arc::new(letter.message), &queue, 0);
        true
    }

    /// Forgets a dead letter; says whether there was one.
    pub async fn discard(&self, id: &str, subscription: &str) -> bool {
        let found = self
            .0
            .state()
            .dead
            .remove(&(id.to_owned(), subscription.to_owned()))
            .is_some();
        if found {
            self.0
                .journal
                .note(Record::Done {
                    id: id.to_owned(),
                    subscription: subscription.to_owned(),
                })
                .await;
        }
        found
    }

    /// What each subscription has been doing.
    pub fn status(&self) -> Vec<SubscriptionStatus> {
        let state = self.0.state();
        let mut status: Vec<_> = self
            .0
            .queues()
            .map(|queue| {
                let figures = state
                    .figures
                    .get(&queue.subscription.name)
                    .copied()
                    .unwrap_or_default();
                SubscriptionStatus {
                    name: queue.subscription.name.clone(),
                    topic: queue.subscription.topic.clone(),
                    pending: figures.pending,
                    delivered: figures.delivered,
                    failed_pushes: figures.failed_pushes,
                }
            })
            .collect();
        status.sort_by(|a, b| a.name.cmp(&b.name));
        status
    }

    /// Stops pushing. What has not been delivered is delivered by the next run.
    pub async fn stop(&self) {
        let deliveries = self.0.state().deliveries.take();
        if let Some(mut deliveries) = deliveries {
            deliveries.shutdown().await;
        }
        // What was lost here would be delivered again.
        let _ = self.0.journal.settle().await;
    }

    fn take_dead(&self, id: &str, subscription: &str) -> Option<(DeadLetter, Arc<Queue>)> {
        let queue = self.0.queue(subscription)?;
        let letter = self
            .0
            .state()
            .dead
            .remove(&(id.to_owned(), subscription.to_owned()))?;
        Some((letter, queue))
    }

    /// Goes on with what an earlier run left.
    fn resume(&self, message: &Arc<Message>, subscription: String, progress: Progress) {
        if let Some((reason, at)) = progress.dead {
            let key = (message.id.clone(), subscription.clone());
            let letter = DeadLetter {
                message: Message::clone(message),
                subscription,
                attempts: progress.attempts,
                reason,
                at,
            };
            self.0.state().dead.insert(key, letter);
        } else if let Some(queue) = self.0.queue(&subscription) {
            self.deliver(message, &queue, progress.attempts);
        }
        // A subscription that is no longer in the manifest keeps its messages in the journal, in case it comes back.
    }

    fn deliver(&self, message: &Arc<Message>, queue: &Arc<Queue>, attempts: u32) {
        let mut state = self.0.state();
        let Some(deliveries) = &mut state.deliveries else {
            return;
        };
        // Finished ones are forgotten here, so that the set does not grow.
        while deliveries.try_join_next().is_some() {}
        deliveries.spawn(delivery::deliver(
            Arc::clone(&self.0),
            Arc::clone(message),
            Arc::clone(queue),
            attempts,
        ));
        state
            .figures
            .entry(queue.subscription.name.clone())
            .or_default()
            .pending += 1;
    }
}

impl Service {
    fn queues(&self) -> impl Iterator<Item = &Arc<Queue>> {
        self.topics.values().flatten()
    }

    fn queue(&self, subscription: &str) -> Option<Arc<Queue>> {
        self.queues()
            .find(|queue| queue.subscription.name == subscription)
            .cloned()
    }

    /// Ids grow with time and do not repeat after a restart.
    fn next_id(&self, now: Timestamp) -> u64 {
        let mut state = self.state();
        state.last_id = u64::try_from(now.as_microsecond())
            .unwrap_or_default()
            .max(state.last_id + 1);
        state.last_id
    }

    async fn note_failures(&self, message: &Message, subscription: &str, attempts: u32) {
        let (id, subscription) = (message.id.clone(), subscription.to_owned());
        self.journal
            .note(Record::Failed {
                id,
                subscription,
                attempts,
            })
            .await;
    }

    fn figures(&self, subscription: &str, change: impl FnOnce(&mut Figures)) {
        change(
            self.state()
                .figures
                .entry(subscription.to_owned())
                .or_default(),
        );
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
