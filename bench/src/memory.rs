//! What a function takes of a machine's memory, and its binary of an image.

use std::fs;
use std::net::TcpStream;

use crate::calls::{self, Call};
use crate::wire::{self, Expected};
use crate::{Base, Figure, Report, Result, System};

const REQUESTS: usize = 10_000;
const QUICK_REQUESTS: usize = 500;

/// What no other process shares, of a function that waits for requests.
const REACH_MB: f64 = 8.0;

const MB: f64 = 1e6;

/// Measures.
pub async fn run(system: &System, report: &mut Report, quick: bool) -> Result<()> {
    let base = system.database("memory").await?;
    let mut calls = calls::all(system, &base).await?;
    calls.dedup_by_key(|call| call.function);
    for call in &calls {
        measure(
            system,
            &base,
            call,
            report,
            if quick { QUICK_REQUESTS } else { REQUESTS },
        )
        .await?;
    }
    for name in calls
        .iter()
        .map(|call| call.function)
        .chain(["migrate", "floor"])
    {
        let size = fs::metadata(system.program(name)?)?.len();
        report.add(Figure::new(
            format!("{name}, binary"),
            megabytes(size),
            "MB",
        ));
    }
    Ok(())
}

/// One connection, one request after the other: what stays is what requests leave behind, not what many at once take.
async fn measure(
    system: &System,
    base: &Base,
    call: &Call,
    report: &mut Report,
    requests: usize,
) -> Result<()> {
    let name = call.function;
    let function = system.function(name, &base.socket_url, &[]).await?;
    // Connected to the database by then, as an instance that waits is.
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    let idle = Memory::of(function.pid()?)?;
    let address = function.address();
    let request = call.request.clone();
    tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        let mut buffer = Vec::new();
        for _ in 0..requests {
            wire::ask(&mut stream, &request, Expected::Success, &mut buffer)?;
        }
        crate::Result::Ok(())
    })
    .await??;
    let used = Memory::of(function.pid()?)?;
    report.add(Figure::new(format!("{name}, idle, private"), idle.private, "MB").at_most(REACH_MB));
    report.add(Figure::new(
        format!("{name}, idle, PSS"),
        idle.proportional,
        "MB",
    ));
    let when = format!("after {requests} requests");
    let figure = Figure::new(format!("{name}, {when}, private"), used.private, "MB");
    report.add(figure.compared_with("idle", idle.private));
    report.add(Figure::new(
        format!("{name}, {when}, PSS"),
        used.proportional,
        "MB",
    ));
    Ok(())
}

/// Of one process, in MB.
#[derive(Debug, PartialEq)]
struct Memory {
    /// Mapped by no other process.
    private: f64,
    /// The same, and its part of what is shared.
    proportional: f64,
}

impl Memory {
    fn of(pid: u32) -> Result<Self> {
        let path = format!("/proc/{pid}/smaps_rollup");
        let text = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
        Self::parse(&text).ok_or_else(|| format!("{path} is not understood").into())
    }

    fn parse(rollup: &str) -> Option<Self> {
        Some(Self {
            private: field(rollup, "Private_Clean:")? + field(rollup, "Private_Dirty:")?,
            proportional: field(rollup, "Pss:")?,
        })
    }
}

/// The most memory that a process ever had resident, in MB.
pub(crate) fn peak_mb(pid: u32) -> Result<f64> {
    let path = format!("/proc/{pid}/status");
    let text = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    field(&text, "VmHWM:").ok_or_else(|| format!("{path} is not understood").into())
}

/// A line of a file of the kernel, in MB: a name, and so many `kB`, of 1,024 bytes each.
fn field(text: &str, name: &str) -> Option<f64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    let kibibytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(megabytes(kibibytes * 1024))
}

fn megabytes(bytes: u64) -> f64 {
    // No process has so much that a digit would be lost.
    #[expect(clippy::cast_precision_loss, reason = "under 2^53")]
    let bytes = bytes as f64;
    bytes / MB
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_memory_is_the_clean_and_the_dirty() {
        let rollup = "55d0-7ffd ---p 00000000 00:00 0 [rollup]\nRss: 7000 kB\nPss:   3000 kB\nPss_Anon: 1 kB\n\
                      Shared_Clean: 10 kB\nPrivate_Clean: 1000 kB\nPrivate_Dirty: 2000 kB\n";
        let expected = Memory {
            private: 3.072,
            proportional: 3.072,
        };
        assert_eq!(Memory::parse(rollup), Some(expected));
        assert_eq!(Memory::parse("Pss: 1 kB"), None);
    }
}
