//! `compose.yaml`: what it says, and that a sale comes about between the processes it describes.

mod file;
mod sale;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_norway::Value;

/// The file, its anchors and merges resolved.
#[derive(Deserialize)]
struct Compose {
    services: BTreeMap<String, Service>,
    volumes: BTreeMap<String, Value>,
}

/// A container, as far as tests ask about it.
#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Service {
    image: String,
    build: Option<Build>,
    pull_policy: String,
    user: String,
    command: Vec<String>,
    environment: BTreeMap<String, String>,
    depends_on: BTreeMap<String, Dependency>,
    volumes: Vec<String>,
    ports: Vec<String>,
    healthcheck: Option<Value>,
    mem_limit: String,
    read_only: bool,
    privileged: bool,
    cap_drop: Vec<String>,
    cap_add: Vec<String>,
    security_opt: Vec<String>,
}

#[derive(Deserialize)]
struct Build {
    target: String,
}

#[derive(Deserialize)]
struct Dependency {
    condition: String,
}

impl Compose {
    fn read() -> Self {
        let text = std::fs::read_to_string(project().join("compose.yaml")).unwrap();
        let mut document: Value = serde_norway::from_str(&text).unwrap();
        // What is merged may have merges of its own.
        for _ in 0..2 {
            document.apply_merge().unwrap();
        }
        serde_norway::from_value(document).unwrap()
    }

    /// How long a service waits for another one.
    fn waits(&self, service: &str, other: &str) -> Option<&str> {
        let dependency = self.services[service].depends_on.get(other)?;
        Some(&dependency.condition)
    }
}

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}
