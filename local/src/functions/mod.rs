//! The functions of the manifest, wherever they are: processes that are started here, or addresses at which somebody else runs them.

mod address;
mod connections;
mod held_body;
mod tally;

use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::header::{self, HeaderValue};
use http::{Request, Response};
use serde::Serialize;

use crate::body::Body;
use crate::console::Console;
use crate::instances::{self, Instances};
use crate::leftovers::ProcessRecords;
use crate::manifest::FunctionSpec;

use address::InstanceAddress;
pub(crate) use connections::{Connections, SendError};
pub(crate) use held_body::{HeldBody, Hold};
pub(crate) use tally::{CONTENT_TYPE as METRICS_TYPE, Tally};

/// Where functions show their metrics.
pub(crate) const METRICS_PATH: &str = "/metrics";

/// Why a function gave no answer.
#[derive(Clone, Debug, thiserror::Error)]
pub enum CallError {
    /// The manifest has no function of this name.
    #[error("there is no function {0}")]
    Unknown(String),
    /// The process could not be started, or nobody listens where the function should be.
    #[error("{0}")]
    CannotStart(String),
    /// All instances are busy, for longer than a request may wait.
    #[error("all instances are busy")]
    Busy,
    /// The local cloud is being stopped.
    #[error("the local cloud is being stopped")]
    Stopping,
    /// The connection broke before there was an answer: usually the process crashed.
    #[error("the function broke off: {0}")]
    Broken(String),
    /// No answer within the function's time limit.
    #[error("no answer within {0:?}")]
    Timeout(Duration),
}

/// All functions of the manifest that requests, messages or schedules reach.
pub struct Functions {
    by_name: BTreeMap<String, Function>,
    tally: Arc<Tally>,
}

struct Function {
    kind: &'static str,
    upstream: Upstream,
    requests: AtomicU64,
    failures: Mutex<Failures>,
}

#[derive(Default)]
struct Failures {
    count: u64,
    /// What was asked and what came of it, the newest last.
    latest: VecDeque<String>,
}

/// Failures that are told of each function.
const LATEST_FAILURES: usize = 10;

/// Where a function is.
enum Upstream {
    /// In processes of ours.
    Here(Arc<Instances>),
    /// At an address.
    At(Arc<InstanceAddress>),
}

/// What a function has been doing.
#[derive(Debug, Serialize)]
pub struct FunctionStatus {
    /// Its name.
    pub name: String,
    /// The kind of its trigger.
    pub kind: &'static str,
    /// Where it answers.
    pub instances: Vec<InstanceStatus>,
    /// Requests so far.
    pub requests: u64,
    /// Requests that got no answer or one of status 500 and above.
    pub failures: u64,
    /// The last ten of them: what was asked and what came of it, the newest last.
    pub latest_failures: Vec<String>,
    /// Times it ended without being asked to, as far as this is known.
    pub crashes: u64,
    /// Milliseconds from exec to the first answer, one for each time, the newest last; the last 100.
    pub cold_starts_ms: Vec<f64>,
}

/// A running process, or an address.
#[derive(Debug, Serialize)]
pub struct InstanceStatus {
    /// Its process id, where it is a process of ours.
    pub pid: Option<u32>,
    /// Where it listens, `host:port`.
    pub address: String,
    /// Requests that it is answering now.
    pub in_flight: u32,
    /// Whether it listens already, as far as this is known.
    pub ready: bool,
}

/// What an instance answers to a question of ours.
pub(crate) struct Said {
    /// The function's name.
    pub(crate) function: String,
    /// Where it was asked, `host:port`.
    pub(crate) address: String,
    /// The body of its answer; a text that says why there is none.
    pub(crate) answer: Result<Bytes, String>,
}

impl Functions {
    /// Functions that are started here, with the environment that each of their processes gets beside `PORT`. Starts nothing yet.
    pub fn started_here(
        settings: instances::Settings,
        functions: impl IntoIterator<Item = (String, FunctionSpec, BTreeMap<String, String>)>,
        records: &ProcessRecords,
        console: &Console,
    ) -> std::io::Result<Self> {
        std::fs::create_dir_all(&settings.logs)?;
        let settings = Arc::new(settings);
        let tally = Arc::new(Tally::default());
        let function = |name: String, spec: FunctionSpec, environment| {
            let kind = spec.trigger.kind();
            let instances = Instances::new(
                name.clone(),
                spec,
                environment,
                Arc::clone(&settings),
                records.clone(),
                console.clone(),
                Arc::clone(&tally),
            );
            (
                name,
                Function::new(kind, Upstream::Here(Arc::new(instances))),
            )
        };
        Ok(Self {
            by_name: functions
                .into_iter()
                .map(|(name, spec, environment)| function(name, spec, environment))
                .collect(),
            tally,
        })
    }

    /// Functions that somebody else runs, each at its address, `host:port`.
    pub fn at_addresses(
        functions: impl IntoIterator<Item = (String, FunctionSpec, String)>,
    ) -> Self {
        let tally = Arc::new(Tally::default());
        let function = |(name, spec, address): (String, FunctionSpec, String)| {
            tally.started(&address);
            let kind = spec.trigger.kind();
            let address = Arc::new(InstanceAddress::new(&spec, address));
            (name, Function::new(kind, Upstream::At(address)))
        };
        Self {
            by_name: functions.into_iter().map(function).collect(),
            tally,
        }
    }

    /// Sends a request to an instance, which is started when it is for us to start and there is none with room for it. The request is
    /// whole: no place is held for what a client is slow to send, and a connection that breaks off was not broken by the client. The
    /// answer's body holds the instance's place until it has been read or dropped.
    pub async fn call(
        &self,
        name: &str,
        mut request: Request<Bytes>,
    ) -> Result<Response<Body>, CallError> {
        let function = self
            .by_name
            .get(name)
            .ok_or_else(|| CallError::Unknown(name.to_owned()))?;
        // HTTP/1.1 demands one, and pushes have none of their own.
        request
            .headers_mut()
            .entry(header::HOST)
            .or_insert_with(|| {
                HeaderValue::from_str(&format!("{name}.local"))
                    .expect("names of functions are letters and hyphens")
            });
        function.requests.fetch_add(1, Ordering::Relaxed);
        let asked = format!("{} {}", request.method(), request.uri().path());
        let result = match &function.upstream {
            Upstream::Here(instances) => instances.call(request).await,
            Upstream::At(address) => address.call(request).await,
        };
        match &result {
            Ok(response) if response.status().is_server_error() => {
                function.note_failure(format!("{asked}: {}", response.status()));
            }
            Ok(_) => {}
            Err(error) => function.note_failure(format!("{asked}: {error}")),
        }
        result
    }

    /// Names of functions that are to be started here and whose binary is missing.
    pub fn missing_programs(&self) -> Vec<&str> {
        self.by_name
            .iter()
            .filter(|(_, function)| match &function.upstream {
                Upstream::Here(instances) => !instances.program().is_file(),
                Upstream::At(_) => false,
            })
            .map(|(name, _)| name.as_str())
            .collect()
    }

    /// What each function has been doing.
    pub fn status(&self) -> Vec<FunctionStatus> {
        self.by_name
            .iter()
            .map(|(name, function)| function.status(name.clone()))
            .collect()
    }

    /// Asks every instance that runs, and starts none.
    pub(crate) async fn ask(&self, path: &str) -> Vec<Said> {
        let questions = self.by_name.iter().flat_map(|(name, function)| {
            let connections = match &function.upstream {
                Upstream::Here(instances) => instances.connections(),
                Upstream::At(address) => vec![address.connections()],
            };
            connections.into_iter().map(move |connections| async move {
                Said {
                    function: name.clone(),
                    address: connections.address().to_owned(),
                    answer: connections.ask(path).await,
                }
            })
        });
        futures::future::join_all(questions).await
    }

    /// What all of them count, in the text format of Prometheus. Wakes none, and keeps none awake.
    pub(crate) async fn metrics(&self) -> String {
        for said in self.ask(METRICS_PATH).await {
            // Who does not answer has said before what still counts.
            if let Ok(body) = said.answer {
                let text = String::from_utf8_lossy(&body);
                self.tally.hear(&said.function, &said.address, &text);
            }
        }
        self.tally.text()
    }

    /// Ends all processes of ours and waits until they have; no new one is started from now on.
    pub async fn stop(&self) {
        let stops = self
            .by_name
            .values()
            .filter_map(|function| match &function.upstream {
                Upstream::Here(instances) => Some(instances.stop()),
                Upstream::At(_) => None,
            });
        futures::future::join_all(stops).await;
    }
}

impl Function {
    fn new(kind: &'static str, upstream: Upstream) -> Self {
        Self {
            kind,
            upstream,
            requests: AtomicU64::new(0),
            failures: Mutex::default(),
        }
    }

    fn note_failure(&self, failure: String) {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        failures.count += 1;
        failures.latest.push_back(failure);
        if failures.latest.len() > LATEST_FAILURES {
            failures.latest.pop_front();
        }
    }

    fn status(&self, name: String) -> FunctionStatus {
        let (instances, crashes, cold_starts_ms) = match &self.upstream {
            Upstream::Here(instances) => instances.status(),
            Upstream::At(address) => (vec![address.status()], 0, Vec::new()),
        };
        let failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        FunctionStatus {
            name,
            kind: self.kind,
            instances,
            requests: self.requests.load(Ordering::Relaxed),
            failures: failures.count,
            latest_failures: failures.latest.iter().cloned().collect(),
            crashes,
            cold_starts_ms,
        }
    }
}
