//! Lets requests that would wait for each other go together.
//!
//! A statement that changes a busy row has to wait for the one before it, and each commit waits for the disk. So what
//! arrives while a statement is under way is collected, and goes into the next one: the busier it gets, the more each
//! statement carries, and the cheaper each request becomes. A request that finds nobody before it goes at once and
//! alone: combining adds no delay, and there is no timer.
//!
//! A [`Combiner`] knows nothing of databases: it is given the work to do with a batch. That work answers each question
//! of the batch by itself; whatever one question does to the others is the work's business.

use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

/// How much goes together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Batches under way at the same time. More than one only where a batch waits for something else than the batch before.
    pub batches: usize,
    /// Questions in one batch.
    pub questions: usize,
}

/// Collects questions and has them answered in batches. Cheap to clone; clones share the queue.
pub struct Combiner<Q, A>(Arc<Inner<Q, A>>);

/// The work that answers a batch was lost: it panicked, or the runtime is being shut down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost;

type Answering<A> = Pin<Box<dyn Future<Output = Vec<A>> + Send>>;

struct Inner<Q, A> {
    limits: Limits,
    work: Box<dyn Fn(Vec<Q>) -> Answering<A> + Send + Sync>,
    queue: Mutex<Queue<Q, A>>,
}

struct Queue<Q, A> {
    waiting: VecDeque<Waiting<Q, A>>,
    under_way: usize,
}

struct Waiting<Q, A> {
    question: Q,
    asker: oneshot::Sender<A>,
}

impl<Q: Send + 'static, A: Send + 'static> Combiner<Q, A> {
    /// A combiner that has batches answered by `work`: as many answers as questions, in their order.
    pub fn new<F>(limits: Limits, work: impl Fn(Vec<Q>) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Vec<A>> + Send + 'static,
    {
        Self(Arc::new(Inner {
            limits,
            work: Box::new(move |batch| Box::pin(work(batch))),
            queue: Mutex::new(Queue {
                waiting: VecDeque::new(),
                under_way: 0,
            }),
        }))
    }

    /// Has a question answered in the next batch. Whoever stops waiting before that batch begins is left out of it.
    pub async fn ask(&self, question: Q) -> Result<A, Lost> {
        let (asker, answer) = oneshot::channel();
        let begin = {
            let mut queue = self.0.queue();
            queue.waiting.push_back(Waiting { question, asker });
            let begin = queue.under_way < self.0.limits.batches;
            queue.under_way += usize::from(begin);
            begin
        };
        if begin {
            // Not in this request's own future: that one is dropped when its client goes away, and others wait too.
            let combiner = Arc::clone(&self.0);
            tokio::spawn(answer_all(Lane {
                combiner,
                ended: false,
            }));
        }
        answer.await.map_err(|_| Lost)
    }
}

async fn answer_all<Q, A>(mut lane: Lane<Q, A>) {
    while let Some((questions, askers)) = lane.next_batch() {
        let answers = (lane.combiner.work)(questions).await;
        debug_assert_eq!(answers.len(), askers.len(), "one answer for each question");
        for (asker, answer) in askers.into_iter().zip(answers) {
            // Who has gone away does not want to know.
            let _ = asker.send(answer);
        }
    }
}

impl<Q, A> Inner<Q, A> {
    fn queue(&self) -> MutexGuard<'_, Queue<Q, A>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One batch after the other. Counts as under way until there is nothing left, or the work panics.
struct Lane<Q, A> {
    combiner: Arc<Inner<Q, A>>,
    ended: bool,
}

impl<Q, A> Lane<Q, A> {
    /// The questions of the next batch and who asks them. Where nobody waits the lane ends, in the same moment: who
    /// comes later finds it gone and begins another.
    fn next_batch(&mut self) -> Option<(Vec<Q>, Vec<oneshot::Sender<A>>)> {
        let mut queue = self.combiner.queue();
        let (mut questions, mut askers) = (Vec::new(), Vec::new());
        while questions.len() < self.combiner.limits.questions
            && let Some(waiting) = queue.waiting.pop_front()
        {
            if !waiting.asker.is_closed() {
                questions.push(waiting.question);
                askers.push(waiting.asker);
            }
        }
        self.ended = questions.is_empty();
        queue.under_way -= usize::from(self.ended);
        (!self.ended).then_some((questions, askers))
    }
}

impl<Q, A> Drop for Lane<Q, A> {
    fn drop(&mut self) {
        self.combiner.queue().under_way -= usize::from(!self.ended);
    }
}

impl<Q, A> Clone for Combiner<Q, A> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<Q, A> fmt::Debug for Combiner<Q, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let queue = self.0.queue();
        f.debug_struct("Combiner")
            .field("limits", &self.0.limits)
            .field("waiting", &queue.waiting.len())
            .field("under_way", &queue.under_way)
            .finish()
    }
}

impl fmt::Display for Lost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the work that would have answered was lost")
    }
}

impl std::error::Error for Lost {}
