//! Functions as processes: started by the first request, several when one is busy, stopped when idle, started anew after a crash.

mod connections;
mod function;
mod instance;
mod lease;
mod logs;
mod reservation;
mod supervise;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use http::{Request, Response};
use serde::Serialize;

use crate::body::Body;
use crate::console::Console;
use crate::leftovers::ProcessRecords;
use crate::manifest::FunctionSpec;

use function::Function;

/// How processes are started and stopped.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder of the binaries `guichet-<name>`.
    pub programs: PathBuf,
    /// The folder of `<name>.log` files.
    pub logs: PathBuf,
    /// An instance without requests for so long is stopped.
    pub idle_after: Duration,
    /// How long an instance may take until it listens.
    pub start_limit: Duration,
    /// How long an instance may take to end after SIGTERM.
    pub stop_limit: Duration,
    /// How long a request waits for a busy instance when no more may be started.
    pub queue_limit: Duration,
    /// The most instances of one function, however many its manifest allows: this is one machine.
    pub maximum_instances: u32,
}

/// Why a function gave no answer.
#[derive(Clone, Debug, thiserror::Error)]
pub enum CallError {
    /// The manifest has no function of this name.
    #[error("there is no function {0}")]
    Unknown(String),
    /// The process could not be started or never listened.
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

/// All functions of the manifest.
pub struct Functions {
    by_name: BTreeMap<String, Arc<Function>>,
}

/// What a function has been doing.
#[derive(Debug, Serialize)]
pub struct FunctionStatus {
    /// Its name.
    pub name: String,
    /// The kind of its trigger.
    pub kind: &'static str,
    /// Its processes.
    pub instances: Vec<InstanceStatus>,
    /// Requests so far.
    pub requests: u64,
    /// Requests that got no answer or one of status 500 and above.
    pub failures: u64,
    /// Times it ended without being asked to.
    pub crashes: u64,
    /// Milliseconds from exec to the first answer, one for each time, the newest last; the last 100.
    pub cold_starts_ms: Vec<f64>,
}

/// A running process.
#[derive(Debug, Serialize)]
pub struct InstanceStatus {
    /// Its process id.
    pub pid: Option<u32>,
    /// Where it listens.
    pub port: u16,
    /// Requests that it is answering now.
    pub in_flight: u32,
    /// Whether it listens already.
    pub ready: bool,
}

impl Functions {
    /// Functions with the environment that each of their processes gets beside `PORT`. Starts nothing.
    pub fn new(
        settings: Settings,
        functions: impl IntoIterator<Item = (String, FunctionSpec, BTreeMap<String, String>)>,
        records: &ProcessRecords,
        console: &Console,
    ) -> std::io::Result<Self> {
        std::fs::create_dir_all(&settings.logs)?;
        let settings = Arc::new(settings);
        let by_name = functions
            .into_iter()
            .map(|(name, spec, environment)| {
                let function = Function::new(
                    name.clone(),
                    spec,
                    environment,
                    Arc::clone(&settings),
                    records.clone(),
                    console.clone(),
                );
                (name, Arc::new(function))
            })
            .collect();
        Ok(Self { by_name })
    }

    /// Sends a request to an instance, which is started when there is none with room for it. The answer's body holds the
    /// instance's place until it has been read or dropped.
    pub async fn call(
        &self,
        name: &str,
        request: Request<Body>,
    ) -> Result<Response<Body>, CallError> {
        let function = self
            .by_name
            .get(name)
            .ok_or_else(|| CallError::Unknown(name.to_owned()))?;
        function.call(request).await
    }

    /// Names of functions whose binary is missing.
    pub fn missing_programs(&self) -> Vec<&str> {
        self.by_name
            .values()
            .filter(|function| !function.program().is_file())
            .map(|function| function.name())
            .collect()
    }

    /// What each function has been doing.
    pub fn status(&self) -> Vec<FunctionStatus> {
        self.by_name
            .values()
            .map(|function| function.status())
            .collect()
    }

    /// Ends all instances and waits until they have; no new one is started from now on.
    pub async fn stop(&self) {
        futures::future::join_all(self.by_name.values().map(|function| function.stop())).await;
    }
}
