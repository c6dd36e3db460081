//! Lets requests that would wait for each other go together.
//!
//! A statement that changes a busy row has to wait for the one before it, and each commit waits for the disk. So what
//! arrives while a statement is under way is collected, and goes into the next one: the busier it gets, the more each
//! statement carries, and the cheaper each request becomes. A request that finds nobody before it goes at once and
//! alone: batching adds no delay, and no timer is waited for.
//!
//! Items go together only within a lane, such as that of all who want the same rows: where somebody holds those for long,
//! only that lane waits. No item waits for ever: neither for its batch to begin nor for its batch to end.
//!
//! A [`Batcher`] knows nothing of databases: it is given the work to do with a batch. That work answers each item
//! of the batch by itself; whatever one item does to the others is the work's business.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::future::Future;
use std::hash::Hash;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::timeout;

/// How much goes together, and how long it may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Batches under way at the same time.
    pub batches: usize,
    /// Of these, in one lane. More than one only where a batch waits for something else than the batch before.
    pub batches_per_lane: usize,
    /// Items in one batch.
    pub items: usize,
    /// How long an item waits for its batch to begin.
    pub wait: Duration,
    /// How long the work of a batch may take. What it waits for has shorter limits of its own; this one is for what
    /// was forgotten.
    pub work: Duration,
}

/// Collects items and has them worked on in batches. Cheap to clone; clones share the lanes.
pub struct Batcher<K, I, O>(Arc<Inner<K, I, O>>);

/// Why there is no output for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubmitError {
    /// Its batch did not begin in time. Nothing was done.
    TooLate,
    /// The work on its batch panicked, took longer than it may, or ended with the runtime.
    Lost,
}

type BatchFuture<O> = Pin<Box<dyn Future<Output = Vec<O>> + Send>>;

struct Inner<K, I, O> {
    limits: Limits,
    work: Box<dyn Fn(Vec<I>) -> BatchFuture<O> + Send + Sync>,
    queue: Mutex<Queue<K, I, O>>,
}

struct Queue<K, I, O> {
    lanes: HashMap<K, Lane<I, O>>,
    /// The lanes in which somebody waits. Each takes its turn, so that none is forgotten.
    turns: VecDeque<K>,
    under_way: usize,
    next_number: u64,
}

/// There as long as somebody waits in it or a batch of it is under way.
struct Lane<I, O> {
    waiting: VecDeque<Waiting<I, O>>,
    under_way: usize,
}

struct Waiting<I, O> {
    number: u64,
    item: I,
    output: oneshot::Sender<O>,
}

/// What is worked on next.
struct Batch<K, I, O> {
    lane: K,
    items: Vec<I>,
    outputs: Vec<oneshot::Sender<O>>,
}

impl<K, I, O> Batcher<K, I, O>
where
    K: Clone + Eq + Hash + Send + 'static,
    I: Send + 'static,
    O: Send + 'static,
{
    /// A batcher that has `work` done on each batch: as many outputs as items, in their order.
    pub fn new<F>(limits: Limits, work: impl Fn(Vec<I>) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Vec<O>> + Send + 'static,
    {
        Self(Arc::new(Inner {
            limits,
            work: Box::new(move |items| Box::pin(work(items))),
            queue: Mutex::new(Queue {
                lanes: HashMap::new(),
                turns: VecDeque::new(),
                under_way: 0,
                next_number: 0,
            }),
        }))
    }

    /// Has an item worked on in the next batch of its lane. Whoever stops waiting before that batch begins is left out of
    /// it.
    pub async fn submit(&self, lane: K, item: I) -> Result<O, SubmitError> {
        let (sender, output) = oneshot::channel();
        let (number, begins) = self
            .0
            .queue()
            .add(lane.clone(), item, sender, self.0.limits);
        if begins {
            // Not in this request's own future: that one is dropped when its client goes away, and others wait too.
            tokio::spawn(work_on_batches(Worker {
                batcher: Arc::clone(&self.0),
                lane: None,
                ended: false,
            }));
        }
        let mut output = pin!(output);
        if let Ok(output) = timeout(self.0.limits.wait, &mut output).await {
            return output.map_err(|_| SubmitError::Lost);
        }
        if self.0.queue().withdraw(&lane, number) {
            return Err(SubmitError::TooLate);
        }
        output.await.map_err(|_| SubmitError::Lost)
    }
}

async fn work_on_batches<K: Clone + Eq + Hash, I, O>(mut worker: Worker<K, I, O>) {
    while let Some(batch) = worker.next_batch() {
        let work = (worker.batcher.work)(batch.items);
        let Ok(outputs) = timeout(worker.batcher.limits.work, work).await else {
            tracing::error!("a batch was given up: its work took longer than it may");
            continue;
        };
        debug_assert_eq!(
            outputs.len(),
            batch.outputs.len(),
            "one output for each item"
        );
        for (sender, output) in batch.outputs.into_iter().zip(outputs) {
            // Who has gone away does not want to know.
            let _ = sender.send(output);
        }
    }
}

impl<K, I, O> Inner<K, I, O> {
    fn queue(&self) -> MutexGuard<'_, Queue<K, I, O>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Clone + Eq + Hash, I, O> Queue<K, I, O> {
    /// The number of the item, and whether a worker has to be started for it. Counts that one as under way.
    fn add(&mut self, key: K, item: I, output: oneshot::Sender<O>, limits: Limits) -> (u64, bool) {
        let number = self.next_number;
        self.next_number += 1;
        let lane = self.lanes.entry(key.clone()).or_default();
        if lane.waiting.is_empty() {
            self.turns.push_back(key);
        }
        lane.waiting.push_back(Waiting {
            number,
            item,
            output,
        });
        let begins = lane.under_way < limits.batches_per_lane && self.under_way < limits.batches;
        self.under_way += usize::from(begins);
        (number, begins)
    }

    /// Takes an item out that still waits.
    fn withdraw(&mut self, key: &K, number: u64) -> bool {
        let Some(lane) = self.lanes.get_mut(key) else {
            return false;
        };
        let waiting = lane.waiting.iter().position(|it| it.number == number);
        let Some(place) = waiting else {
            return false;
        };
        lane.waiting.remove(place);
        if lane.waiting.is_empty() {
            self.turns.retain(|turn| turn != key);
            self.forget_if_empty(key);
        }
        true
    }

    fn take(&mut self, limits: Limits) -> Option<Batch<K, I, O>> {
        loop {
            let turn = self
                .turns
                .iter()
                .position(|key| self.lanes[key].under_way < limits.batches_per_lane)?;
            let key = self.turns.remove(turn)?;
            let lane = self.lanes.get_mut(&key)?;
            let (mut items, mut outputs) = (Vec::new(), Vec::new());
            while items.len() < limits.items
                && let Some(waiting) = lane.waiting.pop_front()
            {
                if !waiting.output.is_closed() {
                    items.push(waiting.item);
                    outputs.push(waiting.output);
                }
            }
            if !lane.waiting.is_empty() {
                self.turns.push_back(key.clone());
            }
            if items.is_empty() {
                self.forget_if_empty(&key);
                continue;
            }
            lane.under_way += 1;
            return Some(Batch {
                lane: key,
                items,
                outputs,
            });
        }
    }

    fn end(&mut self, key: &K) {
        if let Some(lane) = self.lanes.get_mut(key) {
            lane.under_way -= 1;
        }
        self.forget_if_empty(key);
    }

    fn forget_if_empty(&mut self, key: &K) {
        let is_empty = |lane: &Lane<I, O>| lane.waiting.is_empty() && lane.under_way == 0;
        if self.lanes.get(key).is_some_and(is_empty) {
            self.lanes.remove(key);
        }
    }
}

impl<I, O> Default for Lane<I, O> {
    fn default() -> Self {
        Self {
            waiting: VecDeque::new(),
            under_way: 0,
        }
    }
}

/// Works on one batch after the other. Counts as under way until there is nothing left, or the work panics.
struct Worker<K: Clone + Eq + Hash, I, O> {
    batcher: Arc<Inner<K, I, O>>,
    /// That of its batch.
    lane: Option<K>,
    ended: bool,
}

impl<K: Clone + Eq + Hash, I, O> Worker<K, I, O> {
    /// Where nobody waits the worker ends, in the same moment: who comes later finds it gone and begins another.
    fn next_batch(&mut self) -> Option<Batch<K, I, O>> {
        let mut queue = self.batcher.queue();
        if let Some(lane) = self.lane.take() {
            queue.end(&lane);
        }
        let batch = queue.take(self.batcher.limits);
        self.lane = batch.as_ref().map(|batch| batch.lane.clone());
        self.ended = batch.is_none();
        queue.under_way -= usize::from(self.ended);
        batch
    }
}

impl<K: Clone + Eq + Hash, I, O> Drop for Worker<K, I, O> {
    fn drop(&mut self) {
        let mut queue = self.batcher.queue();
        if let Some(lane) = self.lane.take() {
            queue.end(&lane);
        }
        queue.under_way -= usize::from(!self.ended);
    }
}

impl<K, I, O> Clone for Batcher<K, I, O> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<K, I, O> fmt::Debug for Batcher<K, I, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let queue = self.0.queue();
        f.debug_struct("Batcher")
            .field("limits", &self.0.limits)
            .field("lanes", &queue.lanes.len())
            .field("under_way", &queue.under_way)
            .finish()
    }
}

impl fmt::Display for SubmitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLate => "the batch did not begin in time",
            Self::Lost => "the work on the batch was lost",
        })
    }
}

impl std::error::Error for SubmitError {}
