//! The whole of it: the real program, with the test function in the place of all functions.

mod bank;
mod clients;
mod lifecycle;
mod mailbox;
mod messages;
mod payments;
mod routing;
mod system;

use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use guichet_local::manifest::{Manifest, Trigger};
use guichet_testing::TestDatabase;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

use crate::support::{ErrorsOnFailure, eventually, get, install};

/// The names of all that run until they are stopped.
fn functions() -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../functions.yaml");
    let manifest = Manifest::read(&file).unwrap();
    let services = manifest
        .functions
        .into_iter()
        .filter(|(_, function)| function.trigger != Trigger::Job);
    services.map(|(name, _)| name).collect()
}

/// Where a run keeps everything; several runs may follow each other there.
struct Place {
    /// Dropped before the folder.
    _errors: ErrorsOnFailure,
    folder: TempDir,
    database: Option<TestDatabase>,
}

impl Place {
    /// With a database of the server that tests share, which is there at once.
    async fn new() -> Self {
        let database = Some(TestDatabase::create().await);
        Self {
            database,
            ..Self::without_database()
        }
    }

    /// With the real functions, which have to be built: `cargo build --workspace --bins`.
    async fn of_real_functions() -> Self {
        let place = Self::empty(Some(TestDatabase::create().await));
        let built = Path::new(env!("CARGO_BIN_EXE_guichet-local"))
            .parent()
            .unwrap();
        for name in functions() {
            let name = format!("guichet-{name}");
            let program = built.join(&name);
            assert!(
                program.exists(),
                "{name} is not built: cargo build --workspace --bins"
            );
            std::os::unix::fs::symlink(program, place.folder.path().join(name)).unwrap();
        }
        place
    }

    /// The run has to make its own.
    fn without_database() -> Self {
        let place = Self::empty(None);
        install(place.folder.path(), &functions());
        place
    }

    /// Without functions.
    fn empty(database: Option<TestDatabase>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            _errors: ErrorsOnFailure(folder.path().join("state/logs")),
            folder,
            database,
        }
    }

    /// A line of a function's log that mentions this, once there is one.
    async fn logged(&self, function: &str, mention: &str) -> Value {
        let log = self.state(&format!("logs/{function}.log"));
        let find = || {
            let text = std::fs::read_to_string(&log).unwrap_or_default();
            let line = text.lines().find(|line| line.contains(mention))?;
            Some(serde_json::from_str(line).unwrap())
        };
        eventually(mention, async || find().is_some()).await;
        find().unwrap()
    }

    fn state(&self, name: &str) -> PathBuf {
        self.folder.path().join("state").join(name)
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guichet-local"));
        command
            .arg("run")
            .arg(self.folder.path())
            .env("PORT", "0")
            .env("STATE_FOLDER", self.folder.path().join("state"))
            .env_remove("DATABASE_URL")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        if let Some(database) = &self.database {
            command.env("DATABASE_URL", database.url());
        }
        command
    }

    async fn run(&self) -> Cloud {
        Cloud::started(self.command()).await
    }

    /// What a run says that cannot go on.
    async fn refusal(&self, port: u16) -> String {
        let output = self
            .command()
            .env("PORT", port.to_string())
            .output()
            .await
            .unwrap();
        assert!(!output.status.success());
        String::from_utf8(output.stderr).unwrap()
    }
}

/// A run.
struct Cloud {
    child: Child,
    url: String,
    said: String,
}

impl Cloud {
    async fn started(mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut said = String::new();
        let opened = async {
            loop {
                let begin = said.len();
                assert_ne!(
                    output.read_line(&mut said).await.unwrap(),
                    0,
                    "it ended: {said}"
                );
                if let Some(url) = said[begin..].strip_prefix("Guichet is open at ") {
                    break url.trim().to_owned();
                }
            }
        };
        let url = timeout(Duration::from_mins(1), opened).await.unwrap();
        // Nobody reads the rest, and a full pipe would stop it.
        tokio::spawn(async move { tokio::io::copy(&mut output, &mut tokio::io::sink()).await });
        Self { child, url, said }
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    async fn echo(&self) -> Value {
        let answer = get(&self.url("/api/v1/catalog/echo")).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json()
    }

    async fn function_pid(&self) -> u32 {
        let echo = self.echo().await;
        let pid = echo["pid"].as_u64();
        let pid = pid.unwrap_or_else(|| panic!("expected `pid`, a number, but came {echo}"));
        u32::try_from(pid).unwrap()
    }

    /// A variable of the functions, from the environment of one of them.
    async fn variable(&self, name: &str) -> String {
        let environment =
            std::fs::read(format!("/proc/{}/environ", self.function_pid().await)).unwrap();
        let environment = String::from_utf8(environment).unwrap();
        let prefix = format!("{name}=");
        let mut variables = environment.split('\0');
        variables
            .find_map(|variable| variable.strip_prefix(&prefix))
            .unwrap_or_else(|| panic!("expected the variable {name}, but functions have none"))
            .to_owned()
    }

    /// How many requests a function has had.
    async fn requests(&self, function: &str) -> u64 {
        let status = get(&self.url("/_local/api")).await.json();
        let functions = status["functions"].as_array().unwrap();
        let found = functions
            .iter()
            .find(|status| status["name"] == function)
            .unwrap_or_else(|| panic!("expected {function} among {functions:?}"));
        found["requests"].as_u64().unwrap()
    }

    fn signal(&self, signal: Signal) {
        let pid = i32::try_from(self.child.id().unwrap()).unwrap();
        kill_process(Pid::from_raw(pid).unwrap(), signal).unwrap();
    }

    /// Ctrl-C, and how it ended.
    async fn stop(mut self) -> ExitStatus {
        self.signal(Signal::INT);
        timeout(Duration::from_secs(30), self.child.wait())
            .await
            .unwrap()
            .unwrap()
    }
}
