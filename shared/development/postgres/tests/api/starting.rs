use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use guichet_postgres::{Options, Postgres, StartError};

use crate::support::{ask, options, process_of};

#[test]
fn a_server_starts_in_an_empty_folder_and_stops_when_dropped() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let postgres = Postgres::start(&options(folder.path())).expect("started");
    assert!(postgres.is_private());
    let url = postgres.url("postgres");
    assert_eq!(ask(&url, "1 + 1").expect("answered"), "2");
    assert_eq!(
        ask(&url, "current_setting('listen_addresses')").expect("answered"),
        ""
    );
    assert_eq!(ask(&url, "lower('ÉTÉ')").expect("answered"), "été");
    drop(postgres);
    ask(&url, "1").expect_err("stopped");
    assert_eq!(process_of(folder.path()), None);
}

#[test]
fn data_survives_a_restart() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let postgres = Postgres::start(&Options::new(folder.path())).expect("started");
    ask(&postgres.url("postgres"), "pg_create_restore_point('kept')").expect("answered");
    ask(&postgres.url("postgres"), "lo_from_bytea(4711, 'kept')").expect("stored");
    drop(postgres);
    let postgres = Postgres::start(&Options::new(folder.path())).expect("started again");
    let kept = ask(
        &postgres.url("postgres"),
        "convert_from(lo_get(4711), 'utf8')",
    )
    .expect("answered");
    assert_eq!(kept, "kept");
    assert_eq!(
        ask(&postgres.url("postgres"), "current_setting('fsync')").expect("answered"),
        "on"
    );
}

#[test]
fn a_folder_with_a_very_long_path_works_too() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let folder = root
        .path()
        .join("a folder with spaces and a name that is long ".repeat(3));
    let postgres = Postgres::start(&options(&folder)).expect("started");
    assert_eq!(ask(&postgres.url("postgres"), "1").expect("answered"), "1");
}

#[test]
fn a_folder_that_only_its_owner_may_enter_works_too() {
    let root = tempfile::tempdir().expect("a temporary folder");
    std::fs::set_permissions(root.path(), std::fs::Permissions::from_mode(0o700))
        .expect("it is ours");
    for _ in ["a new cluster", "an old one"] {
        let postgres = Postgres::start(&options(&root.path().join("below"))).expect("started");
        assert_eq!(ask(&postgres.url("postgres"), "1").expect("answered"), "1");
    }
}

#[test]
fn a_server_killed_with_its_file_left_behind_is_started_again() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let postgres = Postgres::start(&options(folder.path())).expect("started");
    let killed = process_of(folder.path()).expect("running");
    let status = std::process::Command::new("kill")
        .args(["-KILL", &killed.to_string()])
        .status();
    assert!(status.expect("kill").success());
    drop(postgres);
    // A server that has not quite ended yet is not replaced.
    while Path::new(&format!("/proc/{killed}")).exists() {
        sleep(Duration::from_millis(10));
    }
    // The number now belongs to somebody else, as happens after a restart of the machine.
    let file = folder.path().join("data/postmaster.pid");
    let left_behind = std::fs::read_to_string(&file).expect("left behind");
    let other = left_behind.replacen(&killed.to_string(), &std::process::id().to_string(), 1);
    std::fs::write(&file, other).expect("written");

    let postgres = Postgres::start(&options(folder.path())).expect("started again");
    assert_ne!(process_of(folder.path()), Some(killed));
    assert_eq!(ask(&postgres.url("postgres"), "1").expect("answered"), "1");
}

#[test]
fn a_disposable_cluster_that_does_not_start_is_made_anew() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    drop(Postgres::start(&options(folder.path())).expect("started"));
    let control = folder.path().join("data/global/pg_control");
    std::fs::remove_file(control).expect("removed");
    let postgres = Postgres::start(&options(folder.path())).expect("made anew");
    assert_eq!(ask(&postgres.url("postgres"), "1").expect("answered"), "1");
}

#[test]
fn a_durable_cluster_that_does_not_start_is_left_alone_and_its_log_shown() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    drop(Postgres::start(&Options::new(folder.path())).expect("started"));
    let control = folder.path().join("data/global/pg_control");
    std::fs::remove_file(control).expect("removed");
    let error = Postgres::start(&Options::new(folder.path())).expect_err("broken");
    assert!(matches!(error, StartError::DidNotStart { .. }), "{error}");
    assert!(
        error
            .to_string()
            .contains("could not find the database system"),
        "{error}"
    );
    assert!(folder.path().join("data/PG_VERSION").exists());
}

#[test]
fn a_durable_cluster_of_another_version_is_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    drop(Postgres::start(&Options::new(folder.path())).expect("started"));
    std::fs::write(folder.path().join("data/PG_VERSION"), "9\n").expect("written");
    let error = Postgres::start(&Options::new(folder.path())).expect_err("another version");
    assert!(
        error.to_string().contains("made by PostgreSQL 9"),
        "{error}"
    );
}

#[test]
fn over_tcp_a_password_is_needed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let postgres = Postgres::start(&options(folder.path()).port(0)).expect("started");
    let port = postgres.port().expect("our own");
    let tcp = format!("postgresql://postgres:secret@127.0.0.1:{port}/postgres");
    ask(&tcp, "1").expect_err("no password was set");
    ask(
        &postgres.url("postgres"),
        "set_config('password_encryption', 'scram-sha-256', false)",
    )
    .expect("set");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let (client, connection) =
            tokio_postgres::connect(&postgres.url("postgres"), tokio_postgres::NoTls)
                .await
                .expect("connected");
        tokio::spawn(connection);
        client
            .batch_execute("alter role postgres password 'secret'")
            .await
            .expect("altered");
    });
    assert_eq!(ask(&tcp, "1").expect("answered"), "1");
}

#[test]
fn a_server_that_is_given_is_used_as_it_is() {
    let url = Some("postgres://me@db/one".to_owned());
    let postgres = Postgres::start(&Options::new("/nowhere").url(url)).expect("nothing to start");
    assert_eq!(postgres.url("two"), "postgres://me@db/two");
    assert!(!postgres.is_private());
}
