//! Metrics of functions that sleep.

use std::time::Duration;

use super::super::{Cloud, Place};
use super::exposition::Exposition;
use crate::support::{eventually, get};

async fn running(cloud: &Cloud) -> usize {
    let status = get(&cloud.url("/_local/api")).await.json();
    let functions = status["functions"].as_array().unwrap();
    let instances = functions
        .iter()
        .map(|function| function["instances"].as_array().unwrap().len());
    instances.sum()
}

fn catalog_requests(metrics: &Exposition) -> f64 {
    let labels = [
        ("function", "catalog"),
        ("operation", "catalog.list_events"),
        ("status", "200"),
    ];
    metrics.value("guichet_http_requests_total", &labels)
}

#[tokio::test(flavor = "multi_thread")]
async fn asking_for_metrics_wakes_nobody_keeps_nobody_awake_and_finds_what_was_counted() {
    let place = Place::of_real_functions().await;
    let mut command = place.command();
    command.env("IDLE_SECONDS", "1");
    let cloud = Cloud::started(command).await;
    assert!(Exposition::of(&cloud).await.is_empty());
    assert_eq!(running(&cloud).await, 0);

    for round in 1..=2 {
        let url = cloud.url("/api/v1/catalog/events");
        assert_eq!(get(&url).await.status, 200);
        let awake = Exposition::of(&cloud).await;
        assert!((catalog_requests(&awake) - f64::from(round)).abs() < 0.1);
        // Asked all the time, it still falls asleep.
        eventually("asleep", async || {
            let asked = Exposition::of(&cloud).await;
            assert!(
                (catalog_requests(&asked) - f64::from(round)).abs() < 0.1,
                "what was counted is kept"
            );
            running(&cloud).await == 0
        })
        .await;
        tokio::time::sleep(Duration::from_millis(200)).await;
        let asleep = Exposition::of(&cloud).await;
        assert!((catalog_requests(&asleep) - f64::from(round)).abs() < 0.1);
        assert_eq!(running(&cloud).await, 0);
    }
    assert!(cloud.stop().await.success());
}
