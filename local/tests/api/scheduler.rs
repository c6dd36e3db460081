//! Calls that a schedule makes.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use guichet_clock::{Clock, Entropy};
use guichet_local::functions::Functions;
use guichet_local::instances::Settings;
use guichet_local::leftovers::ProcessRecords;
use guichet_local::manifest::Manifest;
use guichet_local::oidc::{Issuer, IssuerKey};
use guichet_local::scheduler::{Job, Scheduler};

use crate::support::{Printed, eventually, install};

#[tokio::test(flavor = "multi_thread")]
async fn a_scheduled_call_carries_a_token_and_its_failure_is_said() {
    let folder = tempfile::tempdir().unwrap();
    install(folder.path(), &["sweeper", "broken"]);
    let printed = Printed::default();
    let manifest = "functions:\n  sweeper: { kind: schedule, schedule: '* * * * *' }\n  broken: { kind: schedule, schedule: '* * * * *' }\n";
    let settings = Settings {
        programs: folder.path().to_owned(),
        logs: folder.path().join("logs"),
        idle_after: Duration::from_mins(1),
        start_limit: Duration::from_secs(20),
        stop_limit: Duration::from_secs(10),
        queue_limit: Duration::from_secs(10),
        maximum_instances: 1,
    };
    let functions = Manifest::parse(manifest).unwrap().functions;
    let functions = Functions::started_here(
        settings,
        functions
            .into_iter()
            .map(|(name, spec)| (name, spec, BTreeMap::new())),
        &ProcessRecords::open(&folder.path().join("processes")).unwrap(),
        &printed.console(),
    );
    let functions = Arc::new(functions.unwrap());
    let key = IssuerKey::from_der(&IssuerKey::generate(&Entropy::seeded(5))).unwrap();
    let clock = Clock::system();
    let scheduler = Scheduler {
        jobs: Vec::new(),
        functions: Arc::clone(&functions),
        issuer: Arc::new(Issuer::new(
            key,
            "http://issuer.localhost".to_owned(),
            clock.clone(),
        )),
        clock,
        console: printed.console(),
    };
    let job = |function: &str| Job {
        function: function.to_owned(),
        cron: "* * * * *".parse().unwrap(),
        audience: format!("https://{function}.localhost"),
    };
    scheduler.call(&job("sweeper")).await;
    scheduler.call(&job("broken")).await;
    let log = folder.path().join("logs/sweeper.log");
    let line = r#"{"authorized":true,"message":"{}","severity":"INFO"}"#;
    eventually("logged", async || {
        std::fs::read_to_string(&log).is_ok_and(|log| log.contains(line))
    })
    .await;
    assert!(
        printed
            .text()
            .contains("broken      scheduled call failed: ended by itself"),
        "{}",
        printed.text()
    );
    functions.stop().await;
}
