use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use guichet_postgres::Postgres;

use crate::support::{ask, options, process_of, soon};

/// Starts this test program once more, to run [`another_process`] on the folder and stay.
fn user_in_another_process(folder: &Path) -> Child {
    let child = Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "sharing::another_process", "--nocapture"])
        .env("SHARED_FOLDER", folder)
        .stdout(Stdio::null())
        .spawn()
        .expect("started");
    soon("the other process's start", Duration::from_secs(20), || {
        folder.join(format!("ready-{}", child.id())).exists()
    });
    child
}

/// Does nothing, unless one of the tests below runs it in a process of its own.
#[test]
fn another_process() {
    #[expect(clippy::disallowed_methods, reason = "tests hand this to themselves")]
    let Ok(folder) = std::env::var("SHARED_FOLDER") else {
        return;
    };
    let folder = Path::new(&folder);
    let postgres =
        Postgres::start(&options(folder).linger(Duration::from_secs(1))).expect("started");
    assert_eq!(ask(&postgres.url("postgres"), "1").expect("answered"), "1");
    std::fs::write(folder.join(format!("ready-{}", std::process::id())), "").expect("written");
    std::thread::sleep(Duration::from_mins(1));
}

#[test]
fn two_users_share_one_server_and_the_last_stops_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let first = Postgres::start(&options(folder.path())).expect("started");
    let second = Postgres::start(&options(folder.path())).expect("found");
    let process = process_of(folder.path());
    let url = second.url("postgres");
    drop(first);
    assert_eq!(ask(&url, "1").expect("still there"), "1");
    assert_eq!(process_of(folder.path()), process);
    drop(second);
    ask(&url, "1").expect_err("stopped");
}

#[test]
fn many_that_come_at_once_start_one_server() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let users: Vec<Postgres> = std::thread::scope(|scope| {
        let starts: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| Postgres::start(&options(folder.path())).expect("started")))
            .collect();
        starts
            .into_iter()
            .map(|start| start.join().expect("no panic"))
            .collect()
    });
    let processes: Vec<String> = users
        .iter()
        .map(|user| ask(&user.url("postgres"), "pg_postmaster_start_time()").expect("answered"))
        .collect();
    assert!(
        processes.windows(2).all(|pair| pair[0] == pair[1]),
        "{processes:?}"
    );
}

#[test]
fn a_server_whose_users_were_killed_stops_by_itself() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut first = user_in_another_process(folder.path());
    let mut second = user_in_another_process(folder.path());
    let process = process_of(folder.path()).expect("running");

    first.kill().expect("killed");
    first.wait().expect("ended");
    std::thread::sleep(Duration::from_secs(4));
    assert_eq!(
        process_of(folder.path()),
        Some(process),
        "the second still uses it"
    );

    second.kill().expect("killed");
    second.wait().expect("ended");
    soon("the server's end", Duration::from_secs(10), || {
        process_of(folder.path()).is_none()
    });
    soon("the end of its process", Duration::from_secs(10), || {
        !Path::new(&format!("/proc/{process}")).exists()
    });
}

#[test]
fn a_server_that_lingers_is_found_by_the_next_user() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let patient = options(folder.path()).linger(Duration::from_secs(1));
    drop(Postgres::start(&patient).expect("started"));
    let process = process_of(folder.path()).expect("lingers");
    let again = Postgres::start(&patient).expect("found");
    std::thread::sleep(Duration::from_secs(4));
    assert_eq!(process_of(folder.path()), Some(process), "in use again");
    drop(again);
    soon("the server's end", Duration::from_secs(10), || {
        process_of(folder.path()).is_none()
    });
}
