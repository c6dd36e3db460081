//! No process outlives a run: each one that is started leaves a file until it has ended, and whoever finds files of a run
//! that is over ends those processes.
//!
//! A run that is killed cannot end its children any more, so a small second process, the watchdog, waits at a pipe that
//! closes with the run.

use std::fs;
use std::io::{self, Read};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};

/// How long a leftover may take to end by itself.
const GRACE: Duration = Duration::from_secs(10);
/// How often to look whether it has.
const LOOK: Duration = Duration::from_millis(20);

/// The folder of files about running process groups. Cheap to clone.
#[derive(Clone, Debug)]
pub struct ProcessRecords {
    folder: PathBuf,
}

/// One process group on record; the file goes when this is dropped.
#[derive(Debug)]
pub struct ProcessRecord {
    file: PathBuf,
}

impl Drop for ProcessRecord {
    fn drop(&mut self) {
        // A file too many is harmless: its process is compared with the start time before anything is done to it.
        let _ = fs::remove_file(&self.file);
    }
}

impl ProcessRecords {
    /// Opens the folder, which is made when it is missing.
    pub fn open(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        Ok(Self {
            folder: folder.to_owned(),
        })
    }

    /// Notes a process that leads its own group.
    pub fn note(&self, pid: u32, name: &str) -> io::Result<ProcessRecord> {
        let started = start_time(pid).unwrap_or_default();
        let file = self.folder.join(pid.to_string());
        fs::write(&file, format!("{started} {name}\n"))?;
        Ok(ProcessRecord { file })
    }

    /// Ends every process group on record that still runs: SIGTERM, and SIGKILL for those that do not go within 10 s.
    /// Answers the names of those that had to be ended.
    pub fn end_all(&self) -> io::Result<Vec<String>> {
        let mut ended = Vec::new();
        let mut groups = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let file = entry?.path();
            if let Some((group, name)) = still_running(&file) {
                signal(group, Signal::TERM);
                groups.push(group);
                ended.push(name);
            }
            // The watchdog of a run that was killed may be doing the same at this moment.
            let _ = fs::remove_file(&file);
        }
        let mut waited = Duration::ZERO;
        while waited < GRACE && groups.iter().any(|group| is_running(*group)) {
            std::thread::sleep(LOOK);
            waited += LOOK;
        }
        for group in groups {
            signal(group, Signal::KILL);
        }
        Ok(ended)
    }
}

/// Sends a signal to a process group that may have ended already.
pub fn signal(group: Pid, signal: Signal) {
    // ESRCH, the only error that can occur for our own children, says that it is over.
    let _ = kill_process_group(group, signal);
}

/// The process group that a recorded file is about, when that very process still runs.
fn still_running(file: &Path) -> Option<(Pid, String)> {
    let pid: u32 = file.file_name()?.to_str()?.parse().ok()?;
    let text = fs::read_to_string(file).ok()?;
    let (started, name) = text.trim_end().split_once(' ')?;
    if started.is_empty() || start_time(pid)? != started {
        return None;
    }
    Some((Pid::from_raw(i32::try_from(pid).ok()?)?, name.to_owned()))
}

fn is_running(leader: Pid) -> bool {
    u32::try_from(leader.as_raw_nonzero().get()).is_ok_and(|pid| start_time(pid).is_some())
}

/// When the process was started, in clock ticks since boot: with the process id it names a process for good. Nothing for one that
/// has ended and only waits for its parent to notice.
fn start_time(pid: u32) -> Option<String> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The second field is the program's name in parentheses and may hold blanks; the state is field 3, the start time field 22.
    let mut rest = stat.rsplit_once(')')?.1.split_whitespace();
    if rest.next()? == "Z" {
        return None;
    }
    rest.nth(18).map(str::to_owned)
}

/// The second process that ends everything on record when this one is gone. It ends when the answer is dropped.
#[derive(Debug)]
pub struct Watchdog {
    child: Child,
}

impl Watchdog {
    /// Starts `<program> watchdog <folder>`, which calls [`watch`].
    pub fn start(program: &Path, records: &ProcessRecords) -> io::Result<Self> {
        let child = Command::new(program)
            .arg("watchdog")
            .arg(&records.folder)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // Not reached by the Ctrl-C of the terminal.
            .process_group(0)
            .spawn()?;
        Ok(Self { child })
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

/// What the watchdog does: waits for the end of its standard input, then ends everything on record.
pub fn watch(folder: &Path) -> io::Result<()> {
    io::stdin().lock().read_to_end(&mut Vec::new())?;
    ProcessRecords::open(folder)?.end_all()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sleeper(script: &str) -> Child {
        Command::new("sh")
            .args(["-c", script])
            .process_group(0)
            .spawn()
            .expect("sh exists")
    }

    #[test]
    fn what_is_left_of_a_run_is_ended_and_what_ended_is_forgotten() {
        let folder = tempfile::tempdir().expect("a folder");
        let records = ProcessRecords::open(folder.path()).expect("opened");
        let mut left = sleeper("sleep 100 & sleep 100");
        std::mem::forget(records.note(left.id(), "checkout").expect("noted"));
        drop(records.note(1, "ended").expect("noted"));
        assert_eq!(records.end_all().expect("ended"), ["checkout"]);
        assert!(!left.wait().expect("reaped").success());
        assert_eq!(fs::read_dir(folder.path()).expect("readable").count(), 0);
    }

    #[test]
    fn another_process_with_a_recycled_id_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let records = ProcessRecords::open(folder.path()).expect("opened");
        let mut other = sleeper("sleep 100");
        fs::write(folder.path().join(other.id().to_string()), "1 checkout\n").expect("written");
        assert!(records.end_all().expect("looked").is_empty());
        assert!(other.try_wait().expect("known").is_none());
        other.kill().expect("killed");
        other.wait().expect("reaped");
    }
}
