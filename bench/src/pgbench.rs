//! PostgreSQL's own load generator, for the limits of the database itself.

use std::fs;
use std::path::PathBuf;

use tokio::process::Command;

use crate::Result;

/// What pgbench found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// Transactions per second, without the time it took to connect.
    pub per_second: f64,
    /// From begin to end of one, on average.
    pub latency_ms: f64,
}

/// Runs a script (SQL with pgbench's `\set` lines) on `clients` connections for so many seconds, its statements prepared.
/// `options`: what the sessions are started with. Those of the functions it is compared with, or it is slowed down by
/// plans that they do not have.
/// `more`: further arguments, such as `-D name=value`.
pub async fn run(
    url: &str,
    options: &str,
    script: &str,
    clients: u32,
    seconds: u32,
    more: &[&str],
) -> Result<Outcome> {
    let file = std::env::temp_dir().join(format!("guichet-bench-{}.sql", std::process::id()));
    fs::write(&file, script)?;
    let output = Command::new(find()?)
        .args([
            "--no-vacuum",
            "--protocol=prepared",
            "--jobs=1",
            "--client",
            &clients.to_string(),
        ])
        .args(["--time", &seconds.to_string(), "--file"])
        .arg(&file)
        .args(more)
        .arg(url)
        .env("PGOPTIONS", options)
        .kill_on_drop(true)
        .output()
        .await?;
    fs::remove_file(&file)?;
    let said = String::from_utf8_lossy(&output.stdout);
    parse(&said)
        .filter(|_| output.status.success())
        .ok_or_else(|| format!("pgbench: {said}{}", String::from_utf8_lossy(&output.stderr)).into())
}

/// Beside the newest server of the machine, or on the path.
fn find() -> Result<PathBuf> {
    let mut beside_servers: Vec<_> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|version| version.path().join("bin/pgbench"))
        .filter(|program| program.is_file())
        .collect();
    beside_servers.sort();
    if let Some(newest) = beside_servers.pop() {
        return Ok(newest);
    }
    let on_path = std::process::Command::new("/bin/sh")
        .args(["-c", "command -v pgbench"])
        .output()?;
    match String::from_utf8_lossy(&on_path.stdout).trim() {
        "" => Err("pgbench is missing. Debian, Ubuntu: apt install postgresql. Fedora: dnf install postgresql-contrib.".into()),
        path => Ok(PathBuf::from(path)),
    }
}

fn parse(said: &str) -> Option<Outcome> {
    let after = |label: &str| {
        let line = said.lines().find_map(|line| line.strip_prefix(label))?;
        line.split_whitespace().next()?.parse().ok()
    };
    Some(Outcome {
        per_second: after("tps = ")?,
        latency_ms: after("latency average = ")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_pgbench_says_is_understood() {
        let said = "number of failed transactions: 0 (0.000%)\nlatency average = 0.053 ms\n\
                    initial connection time = 2.101 ms\ntps = 18866.123456 (without initial connection time)\n";
        let outcome = parse(said).expect("both figures");
        assert_eq!(
            outcome,
            Outcome {
                per_second: 18_866.123_456,
                latency_ms: 0.053
            }
        );
        assert_eq!(parse("pgbench: error"), None);
    }
}
