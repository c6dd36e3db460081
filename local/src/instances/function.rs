//! One function: which of its instances takes the next request, and whether there has to be another one.

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use tokio::sync::{Notify, watch};
use tokio::time::{Instant, timeout, timeout_at};

use super::Settings;
use super::instance::{Instance, Phase};
use super::lease::Lease;
use super::logs::Log;
use super::supervise::supervise;
use crate::body::{Body, streamed};
use crate::console::Console;
use crate::functions::{
    CallError, Connections, HeldBody, InstanceStatus, METRICS_PATH, SendError, Tally,
};
use crate::leftovers::ProcessRecords;
use crate::manifest::{FunctionSpec, Trigger};

/// How many instances a request is offered to when those it was given have just ended.
const PLACES_TRIED: usize = 3;
/// How many cold starts are remembered.
const COLD_STARTS: usize = 100;

/// The processes of one function.
pub(crate) struct Instances {
    name: String,
    spec: FunctionSpec,
    pub(super) environment: BTreeMap<String, String>,
    pub(super) settings: Arc<Settings>,
    pub(super) records: ProcessRecords,
    pub(super) log: Log,
    pub(super) console: Console,
    pub(super) tally: Arc<Tally>,
    state: Mutex<State>,
    /// Told whenever a request may find room that it did not find before.
    room: Notify,
    /// How many processes have not ended yet.
    pub(super) supervised: watch::Sender<usize>,
}

#[derive(Default)]
struct State {
    slots: Vec<Slot>,
    stopping: bool,
    figures: Figures,
}

/// An instance that takes requests, or soon will.
struct Slot {
    instance: Arc<Instance>,
    in_flight: u32,
    last_used: Instant,
}

#[derive(Default)]
struct Figures {
    crashes: u64,
    cold_starts_ms: VecDeque<f64>,
}

impl Instances {
    pub(crate) fn new(
        name: String,
        spec: FunctionSpec,
        environment: BTreeMap<String, String>,
        settings: Arc<Settings>,
        records: ProcessRecords,
        console: Console,
        tally: Arc<Tally>,
    ) -> Self {
        Self {
            log: Log::new(&name, &settings.logs, console.clone()),
            name,
            spec,
            environment,
            settings,
            records,
            console,
            tally,
            state: Mutex::default(),
            room: Notify::new(),
            supervised: watch::Sender::new(0),
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Its binary.
    pub(crate) fn program(&self) -> PathBuf {
        self.settings
            .programs
            .join(format!("guichet-{}", self.name))
    }

    /// Sends a request to an instance, which is started when there is none with room for it.
    pub(crate) async fn call(
        self: &Arc<Self>,
        request: Request<Bytes>,
    ) -> Result<Response<Body>, CallError> {
        let mut request = request.map(Full::new);
        for _ in 0..PLACES_TRIED {
            let lease = self.lease().await?;
            let instance = lease.instance();
            instance.ready().await.map_err(CallError::CannotStart)?;
            let limit = self.spec.timeout;
            let sent = timeout(limit, instance.connections.send(request)).await;
            match sent.map_err(|_| CallError::Timeout(limit))? {
                Ok(answered) => {
                    if let Some(took) = instance.first_answer() {
                        self.note_cold_start(took);
                    }
                    let (parts, body) = answered.response.into_parts();
                    let body = HeldBody::new(body, lease, answered.sender);
                    return Ok(Response::from_parts(parts, streamed(body)));
                }
                Err(SendError::Broken(reason)) => {
                    // It is ending, or it is not well: the next request is not to find out which.
                    self.withdraw(instance);
                    return Err(CallError::Broken(reason));
                }
                Err(SendError::NotSent(unsent)) => {
                    // It has just ended, and its supervisor will notice in a moment.
                    self.withdraw(lease.instance());
                    request = *unsent;
                }
            }
        }
        Err(CallError::Broken("it does not listen any more".to_owned()))
    }

    /// A place at an instance that has room, at a new one, or, when no more are allowed, at the first one that gets room.
    async fn lease(self: &Arc<Self>) -> Result<Lease, CallError> {
        let deadline = Instant::now() + self.settings.queue_limit;
        loop {
            let mut room = pin!(self.room.notified());
            room.as_mut().enable();
            if let Some(lease) = self.try_lease()? {
                return Ok(lease);
            }
            timeout_at(deadline, room)
                .await
                .map_err(|_| CallError::Busy)?;
        }
    }

    fn try_lease(self: &Arc<Self>) -> Result<Option<Lease>, CallError> {
        let mut state = self.state();
        if state.stopping {
            return Err(CallError::Stopping);
        }
        let with_room = state
            .slots
            .iter_mut()
            .filter(|slot| slot.in_flight < self.spec.concurrency)
            .min_by_key(|slot| (!slot.instance.is_ready(), slot.in_flight));
        if let Some(slot) = with_room {
            slot.in_flight += 1;
            return Ok(Some(Lease::new(self, &slot.instance)));
        }
        if state.slots.len() >= self.most_instances() {
            return Ok(None);
        }
        let instance = Instance::new().map_err(|error| {
            CallError::CannotStart(format!("no port for {}: {error}", self.name))
        })?;
        let instance = Arc::new(instance);
        state.slots.push(Slot {
            instance: Arc::clone(&instance),
            in_flight: 1,
            last_used: Instant::now(),
        });
        drop(state);
        self.supervised.send_modify(|count| *count += 1);
        tokio::spawn(supervise(Arc::clone(self), Arc::clone(&instance)));
        Ok(Some(Lease::new(self, &instance)))
    }

    fn most_instances(&self) -> usize {
        self.spec
            .maximum_instances
            .min(self.settings.maximum_instances) as usize
    }

    /// Gives a place back.
    pub(super) fn release(&self, instance: &Arc<Instance>) {
        let mut state = self.state();
        if let Some(slot) = state
            .slots
            .iter_mut()
            .find(|slot| Arc::ptr_eq(&slot.instance, instance))
        {
            slot.in_flight -= 1;
            slot.last_used = Instant::now();
        }
        drop(state);
        self.room.notify_one();
    }

    /// Takes an instance that has been idle for too long out of service; says whether it is out of service now.
    pub(super) fn retire_if_idle(&self, instance: &Arc<Instance>) -> bool {
        let mut state = self.state();
        let idle = |slot: &Slot| {
            slot.in_flight == 0 && slot.last_used.elapsed() >= self.settings.idle_after
        };
        let is_ours = |slot: &Slot| Arc::ptr_eq(&slot.instance, instance);
        state.slots.retain(|slot| !(is_ours(slot) && idle(slot)));
        !state.slots.iter().any(is_ours)
    }

    /// Takes an instance out of service: it gets no more requests.
    pub(super) fn withdraw(&self, instance: &Instance) {
        self.state()
            .slots
            .retain(|slot| !std::ptr::eq(Arc::as_ptr(&slot.instance), instance));
        self.room.notify_waiters();
    }

    /// Takes an instance that has ended, or is about to, out of service and says why to those who wait for it.
    pub(super) fn remove(&self, instance: &Instance, reason: String) {
        self.withdraw(instance);
        instance.set_phase(Phase::Over(reason));
        self.room.notify_waiters();
    }

    /// What an instance has counted is lost with it, unless it is heard before its end.
    pub(super) async fn hear_for_the_last_time(&self, instance: &Instance) {
        if let Ok(body) = instance.connections.ask(METRICS_PATH).await {
            let text = String::from_utf8_lossy(&body);
            self.tally
                .hear(&self.name, instance.connections.address(), &text);
        }
    }

    pub(super) fn note_crash(&self) {
        self.state().figures.crashes += 1;
    }

    fn note_cold_start(&self, took: Duration) {
        let milliseconds = took.as_secs_f64() * 1000.0;
        let mut state = self.state();
        let starts = &mut state.figures.cold_starts_ms;
        let first = starts.is_empty();
        if starts.len() == COLD_STARTS {
            starts.pop_front();
        }
        starts.push_back(milliseconds);
        drop(state);
        // A schedule starts its function again and again; the status page counts, the terminal stays readable.
        if first || !matches!(self.spec.trigger, Trigger::Schedule(_)) {
            self.console.about(
                &self.name,
                &format!("cold start  {milliseconds:.1} ms (exec → first answer)"),
            );
        }
    }

    /// Those that take requests or soon will, how many crashed, and how long cold starts took, in milliseconds.
    pub(crate) fn status(&self) -> (Vec<InstanceStatus>, u64, Vec<f64>) {
        let state = self.state();
        let instance = |slot: &Slot| InstanceStatus {
            pid: slot.instance.pid(),
            address: slot.instance.connections.address().to_owned(),
            in_flight: slot.in_flight,
            ready: slot.instance.is_ready(),
        };
        (
            state.slots.iter().map(instance).collect(),
            state.figures.crashes,
            state.figures.cold_starts_ms.iter().copied().collect(),
        )
    }

    /// The ways to those that listen.
    pub(crate) fn connections(&self) -> Vec<Arc<Connections>> {
        let state = self.state();
        let ready = state.slots.iter().filter(|slot| slot.instance.is_ready());
        ready
            .map(|slot| Arc::clone(&slot.instance.connections))
            .collect()
    }

    /// Ends all processes and waits until they have.
    pub(crate) async fn stop(&self) {
        let instances: Vec<_> = {
            let mut state = self.state();
            state.stopping = true;
            state
                .slots
                .iter()
                .map(|slot| Arc::clone(&slot.instance))
                .collect()
        };
        self.room.notify_waiters();
        for instance in instances {
            instance.ask_to_stop();
        }
        // The sender lives as long as `self`.
        let mut supervised = self.supervised.subscribe();
        let _ = supervised.wait_for(|count| *count == 0).await;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
