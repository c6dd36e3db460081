//! A function as a process of its own: this test binary, with an environment variable set.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, ExitCode, Stdio, exit};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use guichet_config::Env;
use serde_json::Value;

use crate::shop::{self, Shop};

const ROLE: &str = "GUICHET_HTTP_TEST_CHILD";

/// Not a test: what the children run.
#[test]
fn child() {
    if Env::from_process().optional(ROLE).is_none() {
        return;
    }
    let code = guichet_http::run("shop", |env| {
        env.required("SHOP_NAME")?;
        Ok((shop::routes(), Shop::default()))
    });
    exit(match code {
        _ if code == ExitCode::SUCCESS => 0,
        _ if code == ExitCode::from(78) => 78,
        _ => 1,
    });
}

/// A running function, and what it logs.
pub(crate) struct Function {
    pub(crate) process: Child,
    pub(crate) address: SocketAddr,
    lines: Receiver<String>,
}

impl Function {
    /// Starts it and waits until it listens. `limit` is a `ulimit` to set first.
    pub(crate) fn start(limit: &str, variables: &[(&str, &str)]) -> Self {
        let mut process = command(limit, variables)
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let stdout = process.stdout.take().expect("it is piped");
        let (sender, lines) = channel();
        // Without a reader a full pipe would block the function.
        thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                // The receiver may be gone.
                drop(sender.send(line));
            }
        });
        let address = SocketAddr::from(([127, 0, 0, 1], 0));
        let mut function = Self {
            process,
            address,
            lines,
        };
        let listening = function.line("listening");
        let port = listening["port"]
            .as_u64()
            .and_then(|port| port.try_into().ok());
        function.address.set_port(port.expect("a port"));
        function
    }

    /// The next line with that message.
    pub(crate) fn line(&self, message: &str) -> Value {
        loop {
            let line = self
                .lines
                .recv_timeout(Duration::from_secs(10))
                .expect("the line comes");
            match serde_json::from_str::<Value>(&line) {
                Ok(line) if line["message"] == message => return line,
                _ => {}
            }
        }
    }

    /// All further lines, until it has ended.
    pub(crate) fn rest(&self) -> Vec<Value> {
        let parsed = |line: String| serde_json::from_str(&line).ok();
        self.lines.iter().filter_map(parsed).collect()
    }

    pub(crate) fn terminate(&self) {
        let id = self.process.id().to_string();
        let sent = Command::new("sh")
            .args(["-c", "kill -TERM \"$1\"", "sh", &id])
            .status();
        assert!(sent.expect("there is a shell").success());
    }
}

impl Drop for Function {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// The child's command line, with a legal environment unless `variables` change it.
pub(crate) fn command(limit: &str, variables: &[(&str, &str)]) -> Command {
    let program = std::env::current_exe().expect("a test is a file");
    let mut command = Command::new("sh");
    let script = format!(
        "{}exec \"$@\"",
        if limit.is_empty() {
            String::new()
        } else {
            format!("ulimit {limit}; ")
        }
    );
    command
        .args(["-c", &script, "sh"])
        .arg(program)
        .args(["--exact", "child::child", "--nocapture"])
        .env(ROLE, "yes")
        .env("HOST", "127.0.0.1")
        .env("PORT", "0")
        .env("SHOP_NAME", "test")
        .env("GOOGLE_CLOUD_PROJECT", "my-project")
        .envs(variables.iter().copied())
        .stdin(Stdio::null());
    command
}
