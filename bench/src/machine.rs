//! What the figures were measured on.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{Figure, Report, Result, System};

/// How many processes were running or wanted to, on average over the last minute.
pub fn load() -> f64 {
    first_number(&fs::read_to_string("/proc/loadavg").unwrap_or_default())
}

fn first_number(text: &str) -> f64 {
    text.split_whitespace()
        .next()
        .and_then(|word| word.parse().ok())
        .unwrap_or(0.0)
}

/// Adds what a reader has to know to judge the figures. `load`: before anything was started.
pub async fn describe(report: &mut Report, system: &System, load: f64) -> Result<()> {
    report.begin("machine");
    let cores = std::thread::available_parallelism()?.get();
    report.add(Figure::new(
        "cores",
        f64::from(u32::try_from(cores)?),
        "cores",
    ));
    if let Some(model) = processor(&fs::read_to_string("/proc/cpuinfo").unwrap_or_default()) {
        report.add(Figure::words("processor", model));
    }
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    report.add(Figure::words("kernel", kernel.trim()));
    let client = system.administrator().await?;
    let version: String = client.query_one("show server_version", &[]).await?.get(0);
    report.add(Figure::words("PostgreSQL", version));
    report.add(Figure::words("commit", commit()));
    report.add(Figure::new("load at the start", load, "processes"));
    Ok(())
}

fn processor(cpuinfo: &str) -> Option<&str> {
    let line = cpuinfo
        .lines()
        .find(|line| line.starts_with("model name"))?;
    Some(line.split_once(':')?.1.trim())
}

/// Of the checkout this program was built from; marked when files differ from it.
fn commit() -> String {
    let git = |arguments: &[&str]| {
        let output = Command::new("git")
            .args(["-C", env!("CARGO_MANIFEST_DIR")])
            .args(arguments)
            .output()
            .ok()
            .filter(|output| output.status.success())?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    match (root, git(&["rev-parse", "--short", "HEAD"])) {
        (Some(_), Some(commit))
            if git(&["status", "--porcelain"]).is_none_or(|changes| changes.is_empty()) =>
        {
            commit
        }
        (Some(_), Some(commit)) => format!("{commit} and changes"),
        _ => "not known".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_load_is_that_of_the_last_minute() {
        assert!((first_number("0.47 0.78 1.65 1/321 4711\n") - 0.47).abs() < f64::EPSILON);
    }

    #[test]
    fn the_processor_is_named() {
        assert_eq!(
            processor("processor\t: 0\nmodel name\t: Fast 3000 @ 2 GHz\n"),
            Some("Fast 3000 @ 2 GHz")
        );
        assert_eq!(processor("CPU architecture: 8\n"), None);
    }
}
