//! The watchdog, with the real program.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use guichet_local::leftovers::{ProcessRecords, Watchdog};

#[test]
fn the_watchdog_ends_what_is_on_record_when_the_run_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let records = ProcessRecords::open(folder.path()).unwrap();
    let watchdog =
        Watchdog::start(Path::new(env!("CARGO_BIN_EXE_guichet-local")), &records).unwrap();
    let mut function = Command::new("sleep")
        .arg("100")
        .process_group(0)
        .spawn()
        .unwrap();
    std::mem::forget(records.note(function.id(), "checkout").unwrap());
    assert!(function.try_wait().unwrap().is_none());
    drop(watchdog);
    assert!(!function.wait().unwrap().success());
}
