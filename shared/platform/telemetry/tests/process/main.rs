//! Logging as a program does it: to standard output, for all threads.

use std::env::current_exe;
use std::fmt;
use std::panic::catch_unwind;
use std::process::{Command, exit};

use guichet_config::Env;
use guichet_telemetry::{Logs, init, log_panics};
use serde_json::Value;

const ROLE: &str = "GUICHET_TELEMETRY_TEST_CHILD";

/// Of a crate of ours, whose information is logged.
const TARGET: &str = "guichet_process";

/// Not a test: what the child runs.
#[test]
fn child() {
    if Env::from_process().optional(ROLE).is_none() {
        return;
    }
    init(&Logs::default());
    log_panics();
    tracing::info!(target: TARGET, value = ?Talkative, "outer");
    let broken = catch_unwind(|| tracing::info!(target: TARGET, value = ?Broken, "not written"));
    exit(i32::from(broken.is_ok()));
}

/// Logs a line while it is shown.
struct Talkative;

impl fmt::Debug for Talkative {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        tracing::info!(target: TARGET, "inner");
        f.write_str("shown")
    }
}

/// Cannot be shown, at which the standard library panics.
struct Broken;

impl fmt::Debug for Broken {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Err(fmt::Error)
    }
}

#[test]
fn what_happens_while_a_line_is_written_is_logged_a_panic_too() {
    let output = Command::new(current_exe().expect("it runs"))
        .args(["child", "--exact", "--nocapture", "--quiet"])
        .env(ROLE, "1")
        .output()
        .expect("it starts");
    assert!(output.status.success(), "{output:?}");
    let lines: Vec<Value> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    let messages: Vec<_> = lines.iter().map(|line| &line["message"]).collect();
    assert_eq!(messages.len(), 3, "{messages:?}");
    assert_eq!(messages[..2], ["inner", "outer"]);
    assert!(
        messages[2]
            .as_str()
            .is_some_and(|message| message.starts_with("panicked at "))
    );
    assert_eq!(lines[2]["severity"], "ERROR");
}
