//! Functions as processes.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use guichet_local::collect;
use guichet_local::functions::{CallError, FunctionStatus, Functions};
use guichet_local::instances::Settings;
use guichet_local::leftovers::ProcessRecords;
use guichet_local::manifest::Manifest;
use http::Request;
use http_body_util::BodyExt;
use serde_json::Value;
use tokio::time::{Instant, sleep};

use crate::support::{Printed, eventually, install, runs};

struct World {
    folder: tempfile::TempDir,
    functions: Arc<Functions>,
    printed: Printed,
}

/// Functions of these names, of which each instance answers two requests at a time, and the fields of the manifest beside.
fn world(names: &[&str], fields: &str, change: impl FnOnce(&mut Settings)) -> World {
    let folder = tempfile::tempdir().unwrap();
    install(folder.path(), names);
    let mut settings = Settings {
        programs: folder.path().to_owned(),
        logs: folder.path().join("logs"),
        idle_after: Duration::from_mins(1),
        start_limit: Duration::from_secs(20),
        stop_limit: Duration::from_secs(10),
        queue_limit: Duration::from_secs(10),
        maximum_instances: 3,
    };
    change(&mut settings);
    let mut manifest = "functions:\n  absent: { kind: job }\n".to_owned();
    for name in names {
        let fields = format!("kind: http, path: /api/v1/{name}, concurrency: 2{fields}");
        writeln!(manifest, "  {name}: {{ {fields} }}").unwrap();
    }
    let manifest = Manifest::parse(&manifest).unwrap();
    let environment = BTreeMap::from([("LOG_LEVEL".to_owned(), "info".to_owned())]);
    let printed = Printed::default();
    let functions = Functions::started_here(
        settings,
        manifest
            .functions
            .into_iter()
            .map(|(name, spec)| (name, spec, environment.clone())),
        &ProcessRecords::open(&folder.path().join("processes")).unwrap(),
        &printed.console(),
    );
    World {
        folder,
        functions: Arc::new(functions.unwrap()),
        printed,
    }
}

impl World {
    async fn call(&self, name: &str, path: &str) -> Result<String, CallError> {
        call(&self.functions, name, path).await
    }

    async fn echo(&self) -> Value {
        serde_json::from_str(&self.call("echo", "/api/v1/echo/echo").await.unwrap()).unwrap()
    }

    fn status(&self, name: &str) -> FunctionStatus {
        let status = self.functions.status();
        status.into_iter().find(|of| of.name == name).unwrap()
    }

    fn instances(&self, name: &str) -> usize {
        self.status(name).instances.len()
    }
}

async fn call(functions: &Functions, name: &str, path: &str) -> Result<String, CallError> {
    let request = Request::builder().uri(path).body(Bytes::new()).unwrap();
    let response = functions.call(name, request).await?;
    let body = collect(response.into_body(), 1_000_000).await.unwrap();
    Ok(String::from_utf8(body.to_vec()).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_request_starts_a_function_and_the_next_finds_it() {
    let world = world(&["echo"], "", |_| ());
    assert_eq!(world.instances("echo"), 0);
    let first = world.echo().await;
    let second = world.echo().await;
    assert_eq!(first["pid"], second["pid"]);
    assert_eq!(world.instances("echo"), 1);
    let printed = world.printed.text();
    assert!(printed.starts_with("echo        cold start  "), "{printed}");
    assert!(
        printed.ends_with(" ms (exec → first answer)\n"),
        "{printed}"
    );
    assert_eq!(world.status("echo").cold_starts_ms.len(), 1);
    world.functions.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_function_sees_its_own_variables_and_no_others() {
    let world = world(&["echo"], "", |_| ());
    let mut variables: Vec<String> =
        serde_json::from_value(world.echo().await["variables"].clone()).unwrap();
    variables.sort();
    assert_eq!(variables, ["LOG_LEVEL", "PORT"]);
    world.functions.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_beyond_what_one_instance_answers_at_a_time_start_another_up_to_the_most() {
    let world = world(&["echo"], ", maximum_instances: 10", |_| ());
    let started = Instant::now();
    let calls = (0..8).map(|_| world.call("echo", "/slow?400"));
    let answers = futures::future::join_all(calls).await;
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    // Three instances answer two each; the last two requests wait for the first to end.
    assert_eq!(world.instances("echo"), 3);
    assert!(started.elapsed() >= Duration::from_millis(800));
    world.functions.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_finds_no_room_in_time_is_told_so() {
    let world = world(&["echo"], ", maximum_instances: 1", |settings| {
        settings.queue_limit = Duration::from_millis(200);
    });
    let busy = futures::future::join_all((0..2).map(|_| world.call("echo", "/slow?2000")));
    let late = async {
        sleep(Duration::from_millis(100)).await;
        world.call("echo", "/slow?0").await
    };
    let (busy, late) = futures::future::join(busy, late).await;
    assert!(busy.iter().all(Result::is_ok));
    assert!(matches!(late, Err(CallError::Busy)), "{late:?}");
    world.functions.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_idle_function_is_stopped_and_started_again_by_the_next_request() {
    let world = world(&["echo"], "", |settings| {
        settings.idle_after = Duration::from_millis(300);
    });
    let first = world.echo().await["pid"].as_u64().unwrap();
    eventually("the instance is gone", async || {
        world.instances("echo") == 0
    })
    .await;
    eventually("the process has ended", async || {
        !runs(u32::try_from(first).unwrap())
    })
    .await;
    assert_ne!(world.echo().await["pid"].as_u64().unwrap(), first);
    world.functions.stop().await;
    assert!(!world.printed.text().contains("ended by itself"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_function_that_answers_is_not_idle() {
    let world = world(&["echo"], "", |settings| {
        settings.idle_after = Duration::from_millis(200);
    });
    assert_eq!(world.call("echo", "/slow?1000").await.unwrap(), "slow");
    assert_eq!(
        world.call("echo", "/stream?300").await.unwrap(),
        "part 0\npart 1\npart 2\n"
    );
    world.functions.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_passed_on_while_it_comes() {
    let world = world(&["echo"], "", |_| ());
    let started = Instant::now();
    let request = Request::builder()
        .uri("/stream?500")
        .body(Bytes::new())
        .unwrap();
    let mut body = world
        .functions
        .call("echo", request)
        .await
        .unwrap()
        .into_body();
    let first = body.frame().await.unwrap().unwrap().into_data().unwrap();
    assert_eq!(first, "part 0\n");
    assert!(
        started.elapsed() < Duration::from_millis(1400),
        "{:?}",
        started.elapsed()
    );
    drop(body);
    world.functions.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_crash_is_shown_and_the_next_request_starts_the_function_anew() {
    let world = world(&["echo"], "", |_| ());
    let first = world.echo().await["pid"].clone();
    let crashed = world.call("echo", "/crash").await;
    assert!(matches!(crashed, Err(CallError::Broken(_))), "{crashed:?}");
    assert_ne!(world.echo().await["pid"], first);
    eventually("the crash is printed", async || {
        world.printed.text().contains("the reason of the crash")
    })
    .await;
    assert!(
        world
            .printed
            .text()
            .contains("ended by itself (exit status: 3)"),
        "{}",
        world.printed.text()
    );
    let log = std::fs::read_to_string(world.folder.path().join("logs/echo.log")).unwrap();
    assert!(log.contains("thread 'main' panicked"));
    world.functions.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_function_is_replaced_without_a_failed_request() {
    let world = world(&["echo"], "", |_| ());
    for _ in 0..5 {
        let pid = i32::try_from(world.echo().await["pid"].as_i64().unwrap()).unwrap();
        let pid = rustix::process::Pid::from_raw(pid).unwrap();
        rustix::process::kill_process(pid, rustix::process::Signal::KILL).unwrap();
        // The kernel closes its sockets before anybody hears of its end.
        eventually("it has ended", async || {
            !runs(pid.as_raw_nonzero().get().unsigned_abs())
        })
        .await;
        world.echo().await;
    }
    world.functions.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_function_that_cannot_start_says_why() {
    let world = world(&["broken", "deaf"], "", |settings| {
        settings.start_limit = Duration::from_millis(500);
    });
    let broken = world.call("broken", "/echo").await.unwrap_err().to_string();
    assert_eq!(
        broken,
        "ended by itself (exit status: 2): GUICHET_KEY is missing: 32 bytes, base64"
    );
    let deaf = world.call("deaf", "/echo").await.unwrap_err().to_string();
    assert_eq!(deaf, "does not listen on PORT after 500ms");
    let absent = world.call("absent", "/echo").await.unwrap_err().to_string();
    assert!(
        absent.ends_with("guichet-absent does not exist: it is not built"),
        "{absent}"
    );
    assert_eq!(world.functions.missing_programs(), ["absent"]);
    world.functions.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_function_that_takes_too_long_is_no_longer_waited_for() {
    let world = world(&["echo"], ", timeout_seconds: 1", |_| ());
    let late = world.call("echo", "/slow?5000").await;
    assert!(matches!(late, Err(CallError::Timeout(_))), "{late:?}");
    let latest = world.status("echo").latest_failures;
    assert_eq!(latest, [format!("GET /slow: {}", late.unwrap_err())]);
    assert_eq!(world.call("echo", "/slow?0").await.unwrap(), "slow");
    world.functions.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn stopping_ends_every_process_also_one_that_does_not_want_to() {
    let world = world(&["echo", "stubborn"], "", |settings| {
        settings.stop_limit = Duration::from_millis(300);
    });
    let echo = world.echo().await["pid"].as_u64().unwrap();
    let stubborn: Value =
        serde_json::from_str(&world.call("stubborn", "/echo").await.unwrap()).unwrap();
    world.functions.stop().await;
    for pid in [echo, stubborn["pid"].as_u64().unwrap()] {
        assert!(!runs(u32::try_from(pid).unwrap()));
    }
    assert!(
        world
            .printed
            .text()
            .contains("stubborn    did not end within 300ms of SIGTERM and was killed")
    );
    assert!(matches!(
        world.call("echo", "/echo").await,
        Err(CallError::Stopping)
    ));
    let left = std::fs::read_dir(world.folder.path().join("processes"))
        .unwrap()
        .count();
    assert_eq!(left, 0, "records of processes that have ended");
}

#[tokio::test(flavor = "multi_thread")]
async fn warnings_are_printed_and_everything_is_in_the_log() {
    let world = world(&["echo"], "", |_| ());
    world.call("echo", "/warn").await.unwrap();
    eventually("printed", async || {
        world
            .printed
            .text()
            .contains("echo        warning something is odd\n")
    })
    .await;
    let log = std::fs::read_to_string(world.folder.path().join("logs/echo.log")).unwrap();
    assert!(log.contains(r#""severity":"WARNING""#));
    world.functions.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn connections_are_used_again_and_many_requests_at_once_are_all_answered() {
    let world = world(&["echo"], ", maximum_instances: 2", |_| ());
    let functions = &world.functions;
    let each = |number: u32| async move {
        let body = Bytes::from(format!("body {number}"));
        let request = Request::builder()
            .method("POST")
            .uri("/echo")
            .body(body)
            .unwrap();
        let response = functions.call("echo", request).await.unwrap();
        let answer = collect(response.into_body(), 100_000).await.unwrap();
        let answer: Value = serde_json::from_slice(&answer).unwrap();
        assert_eq!(answer["body"], format!("body {number}"));
    };
    futures::future::join_all((0..300).map(each)).await;
    assert!(world.instances("echo") <= 2);
    world.functions.stop().await;
}
