//! From the start to the end, and what is left.

use std::time::Duration;

use rustix::process::Signal;
use tokio::net::TcpListener;
use tokio::time::timeout;

use super::{Cloud, Place};
use crate::support::{eventually, runs};

#[tokio::test(flavor = "multi_thread")]
async fn a_port_that_is_taken_is_said_and_so_is_a_second_run() {
    let place = Place::new().await;
    let taken = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = taken.local_addr().unwrap().port();
    let said = place.refusal(port).await;
    assert!(
        said.contains(&format!("Port {port} is taken by another program")),
        "{said}"
    );

    let cloud = place.run().await;
    let said = place.refusal(0).await;
    assert!(said.contains("Guichet already runs here"), "{said}");
    assert!(cloud.stop().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_variable_that_functions_could_not_use_is_told_before_anything_is_started() {
    let place = Place::without_database();
    for (variable, value, expected) in [
        (
            "DATABASE_URL",
            "foo",
            "DATABASE_URL is not legal: it must be ",
        ),
        (
            "LOG_LEVEL",
            "loud",
            "LOG_LEVEL is not legal: it must be one of error, warn, info, debug, trace, off",
        ),
    ] {
        let mut command = place.command();
        let output = command.env(variable, value).output();
        let output = timeout(Duration::from_secs(30), output)
            .await
            .unwrap_or_else(|_| panic!("it runs with {variable}={value}"))
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success());
        assert!(said.contains(expected), "{said}");
        assert_eq!(String::from_utf8(output.stdout).unwrap(), "");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn with_its_own_database_a_run_leaves_its_data_and_no_process() {
    let place = Place::without_database();
    let cloud = place.run().await;
    for step in [
        "Starting PostgreSQL … ",
        "Migrating the database … ",
        "Making demo events … ",
        "Making secrets … ",
    ] {
        assert!(cloud.said.contains(step), "{}", cloud.said);
    }
    let function = cloud.function_pid().await;
    let server = std::fs::read_to_string(place.state("postgres/data/postmaster.pid")).unwrap();
    let server: u32 = server.lines().next().unwrap().parse().unwrap();
    assert!(runs(function) && runs(server));
    assert!(cloud.stop().await.success());
    assert!(!runs(function) && !runs(server));

    let again = place.run().await;
    assert!(again.said.contains("(nothing to do)"), "{}", again.said);
    assert!(!again.said.contains("Making"), "{}", again.said);
    let function = again.function_pid().await;
    // Killed, it cannot end anything; what it leaves ends by itself.
    again.signal(Signal::KILL);
    drop(again);
    eventually("the function has ended", async || !runs(function)).await;
    let running = place.state("postgres/data/postmaster.pid");
    eventually("the server has ended", async || !running.exists()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_idle_second_passes_and_the_function_is_gone() {
    let place = Place::new().await;
    let mut command = place.command();
    command.env("IDLE_SECONDS", "1");
    let cloud = Cloud::started(command).await;
    let pid = cloud.function_pid().await;
    eventually("stopped", async || !runs(pid)).await;
    assert_ne!(cloud.function_pid().await, pid);
    assert!(cloud.stop().await.success());
}
