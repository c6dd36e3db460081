//! `functions.yaml`: which functions there are and what starts each of them.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use serde::Deserialize;

use crate::cron::Cron;
use crate::path_pattern::PathPattern;

/// Requests that one instance answers at a time, unless the manifest says otherwise.
const DEFAULT_CONCURRENCY: u32 = 80;
/// Instances of one function, unless the manifest says otherwise: few, so that a new function fits into the database's connections.
const DEFAULT_MAXIMUM_INSTANCES: u32 = 2;
/// Time for the head of an answer, unless the manifest says otherwise.
const DEFAULT_TIMEOUT_SECONDS: u32 = 15;
/// Failed deliveries before a message becomes a dead letter, unless the manifest says otherwise: the most that Pub/Sub
/// allows. Workers set aside by themselves what no retry can cure; what fails waits for something that will be back.
const DEFAULT_MAXIMUM_DELIVERY_ATTEMPTS: u32 = 100;

/// What an instance may take, unless the manifest says otherwise.
const DEFAULT_MEMORY: &str = "256Mi";
/// What it may be told to take: sizes that every platform has.
const MEMORY: [&str; 6] = ["128Mi", DEFAULT_MEMORY, "512Mi", "1Gi", "2Gi", "4Gi"];

/// All functions, in the order of their names.
#[derive(Clone, Debug)]
pub struct Manifest {
    /// Keyed by name.
    pub functions: BTreeMap<String, FunctionSpec>,
}

/// One function as the manifest describes it.
#[derive(Clone, Debug)]
pub struct FunctionSpec {
    /// What starts it.
    pub trigger: Trigger,
    /// Requests that one instance answers at a time.
    pub concurrency: u32,
    /// The most instances at a time.
    pub maximum_instances: u32,
    /// Until the head of the answer; for push the acknowledgement deadline.
    pub timeout: Duration,
    /// Push only: after as many failures a message becomes a dead letter.
    pub maximum_delivery_attempts: u32,
    /// What an instance may take, as Cloud Run and Kubernetes write it.
    pub memory: &'static str,
    /// Whether it may read, put and delete objects.
    pub storage: bool,
}

/// What starts a function.
#[derive(Clone, Debug, PartialEq)]
pub enum Trigger {
    /// Requests for these addresses.
    Http(PublicPaths),
    /// Messages of these topics, pushed to `POST /`.
    Push(Vec<String>),
    /// A call of `POST /` at these minutes.
    Schedule(Cron),
    /// Run to its end once per deployment.
    Job,
}

/// The addresses of a function for everybody.
#[derive(Clone, Debug, PartialEq)]
pub struct PublicPaths {
    /// Its API is under this path, `/api/v1/<name>`.
    pub path: String,
    /// Pages that it answers before the storefront's files.
    pub pages: Vec<PathPattern>,
}

impl Trigger {
    /// The word that the manifest uses.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Http(_) => "http",
            Self::Push(_) => "push",
            Self::Schedule(_) => "schedule",
            Self::Job => "job",
        }
    }
}

/// Why the manifest cannot be used; its text says where and what is legal.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// The file is not there or not readable.
    #[error("cannot read {path}: {source}")]
    Unreadable {
        /// Which file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// It is not YAML of the expected form.
    #[error("functions.yaml: {0}")]
    Malformed(#[from] serde_norway::Error),
    /// One entry contradicts itself.
    #[error("functions.yaml: {name}: {reason}")]
    Entry {
        /// The function.
        name: String,
        /// What is wrong and what is legal.
        reason: String,
    },
}

impl Manifest {
    /// Reads and checks the file.
    pub fn read(path: &Path) -> Result<Self, ManifestError> {
        let text = std::fs::read_to_string(path).map_err(|source| ManifestError::Unreadable {
            path: path.display().to_string(),
            source,
        })?;
        Self::parse(&text)
    }

    /// Checks the text of a manifest.
    pub fn parse(text: &str) -> Result<Self, ManifestError> {
        let document: Document = serde_norway::from_str(text)?;
        let mut functions = BTreeMap::new();
        for (name, entry) in document.functions {
            let spec = entry.check(&name).map_err(|reason| ManifestError::Entry {
                name: name.clone(),
                reason,
            })?;
            functions.insert(name, spec);
        }
        Ok(Self { functions })
    }

    /// The function whose path the request's path lies under.
    pub fn route(&self, path: &str) -> Option<&str> {
        self.functions
            .iter()
            .find_map(|(name, spec)| match &spec.trigger {
                Trigger::Http(paths) => {
                    let rest = path.strip_prefix(paths.path.as_str())?;
                    (rest.is_empty() || rest.starts_with('/')).then_some(name.as_str())
                }
                _ => None,
            })
    }

    /// The function that answers a page at this path, if one does.
    pub fn page(&self, path: &str) -> Option<&str> {
        self.functions
            .iter()
            .find_map(|(name, spec)| match &spec.trigger {
                Trigger::Http(paths) => paths
                    .pages
                    .iter()
                    .any(|page| page.fits(path))
                    .then_some(name.as_str()),
                _ => None,
            })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    functions: BTreeMap<String, Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    kind: Kind,
    path: Option<String>,
    pages: Option<Vec<PathPattern>>,
    topics: Option<Vec<String>>,
    schedule: Option<String>,
    concurrency: Option<u32>,
    maximum_instances: Option<u32>,
    timeout_seconds: Option<u32>,
    maximum_delivery_attempts: Option<u32>,
    memory: Option<String>,
    #[serde(default)]
    storage: bool,
}

#[derive(Clone, Copy, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Http,
    Push,
    Schedule,
    Job,
}

impl Entry {
    fn check(self, name: &str) -> Result<FunctionSpec, String> {
        if !is_name(name) {
            return Err(
                "a name is lower-case letters, digits and hyphens, beginning with a letter"
                    .to_owned(),
            );
        }
        self.check_that_fields_belong_to_the_kind()?;
        let trigger = match self.kind {
            Kind::Http => Trigger::Http(PublicPaths {
                path: check_path(name, self.path)?,
                pages: self.pages.unwrap_or_default(),
            }),
            Kind::Push => Trigger::Push(check_topics(self.topics)?),
            Kind::Schedule => {
                let text = self
                    .schedule
                    .ok_or("kind schedule needs `schedule`, for example \"* * * * *\"")?;
                Trigger::Schedule(text.parse().map_err(|error| format!("schedule: {error}"))?)
            }
            Kind::Job => Trigger::Job,
        };
        Ok(FunctionSpec {
            trigger,
            concurrency: within("concurrency", self.concurrency, DEFAULT_CONCURRENCY, 1000)?,
            maximum_instances: within(
                "maximum_instances",
                self.maximum_instances,
                DEFAULT_MAXIMUM_INSTANCES,
                100,
            )?,
            timeout: Duration::from_secs(u64::from(within(
                "timeout_seconds",
                self.timeout_seconds,
                DEFAULT_TIMEOUT_SECONDS,
                600,
            )?)),
            maximum_delivery_attempts: within(
                "maximum_delivery_attempts",
                self.maximum_delivery_attempts,
                DEFAULT_MAXIMUM_DELIVERY_ATTEMPTS,
                100,
            )?,
            memory: check_memory(self.memory.as_deref())?,
            storage: self.storage,
        })
    }

    fn check_that_fields_belong_to_the_kind(&self) -> Result<(), String> {
        let belongs = |field: &str, present: bool, kind: Kind| {
            if present && self.kind != kind {
                Err(format!("`{field}` does not belong to this kind"))
            } else {
                Ok(())
            }
        };
        belongs("path", self.path.is_some(), Kind::Http)?;
        belongs("pages", self.pages.is_some(), Kind::Http)?;
        belongs("topics", self.topics.is_some(), Kind::Push)?;
        belongs("schedule", self.schedule.is_some(), Kind::Schedule)?;
        belongs(
            "maximum_delivery_attempts",
            self.maximum_delivery_attempts.is_some(),
            Kind::Push,
        )
    }
}

fn check_path(name: &str, path: Option<String>) -> Result<String, String> {
    let legal = format!("/api/v1/{name}");
    match path {
        Some(path) if path == legal => Ok(path),
        _ => Err(format!("kind http needs `path: {legal}`")),
    }
}

fn check_memory(memory: Option<&str>) -> Result<&'static str, String> {
    let memory = memory.unwrap_or(DEFAULT_MEMORY);
    let legal = MEMORY.into_iter().find(|legal| *legal == memory);
    legal.ok_or_else(|| format!("`memory` is {memory}; legal is {}", MEMORY.join(", ")))
}

fn check_topics(topics: Option<Vec<String>>) -> Result<Vec<String>, String> {
    match topics {
        Some(topics) if !topics.is_empty() && topics.iter().all(|topic| is_name(topic)) => Ok(topics),
        _ => Err("kind push needs `topics`, a list of at least one name of lower-case letters, digits and hyphens".to_owned()),
    }
}

fn within(field: &str, value: Option<u32>, default: u32, most: u32) -> Result<u32, String> {
    match value {
        None => Ok(default),
        Some(value) if (1..=most).contains(&value) => Ok(value),
        Some(value) => Err(format!("`{field}` is {value}; legal is 1 to {most}")),
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manifest_of_this_project_is_legal() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../functions.yaml");
        let manifest = Manifest::read(&path).expect("functions.yaml is legal");
        assert_eq!(
            manifest.functions["catalog"].trigger,
            Trigger::Http(PublicPaths {
                path: "/api/v1/catalog".to_owned(),
                pages: [
                    "/",
                    "/events/*",
                    "/organizers/*",
                    "/sitemap.xml",
                    "/robots.txt"
                ]
                .map(|page| page.parse().expect("legal"))
                .into(),
            })
        );
        assert_eq!(
            manifest.functions["fulfilment"].trigger,
            Trigger::Push(vec!["order-paid".to_owned()])
        );
        assert_eq!(manifest.functions["migrate"].trigger, Trigger::Job);
    }

    #[test]
    fn a_path_is_routed_to_its_function_and_no_prefix_of_a_name_is() {
        let manifest = Manifest::parse(
            "functions:\n  order: { kind: http, path: /api/v1/order }\n  orders: { kind: http, path: /api/v1/orders }\n",
        )
        .expect("legal");
        assert_eq!(manifest.route("/api/v1/orders/abc"), Some("orders"));
        assert_eq!(manifest.route("/api/v1/order"), Some("order"));
        assert_eq!(manifest.route("/api/v1/ordersandmore"), None);
    }

    #[test]
    fn a_page_is_its_functions_and_no_other_path_is() {
        let manifest = Manifest::parse(
            "functions:\n  shop: { kind: http, path: /api/v1/shop, pages: [/, /events/*] }\n",
        )
        .expect("legal");
        for path in ["/", "/events/jazz", "/events/a/b"] {
            assert_eq!(manifest.page(path), Some("shop"), "{path}");
        }
        for path in ["/events", "/event", "/orders/x", "/api/v1/shop"] {
            assert_eq!(manifest.page(path), None, "{path}");
        }
    }

    #[test]
    fn a_function_has_the_storage_only_if_it_says_so() {
        let manifest = Manifest::parse(
            "functions:\n  a: { kind: job, storage: true }\n  b: { kind: job, storage: false }\n  c: { kind: job }\n",
        )
        .expect("legal");
        let stores = manifest.functions.values().map(|spec| spec.storage);
        assert_eq!(stores.collect::<Vec<_>>(), [true, false, false]);
    }

    #[test]
    fn what_is_wrong_is_said_with_the_name_of_the_function() {
        for (text, expected) in [
            (
                "functions:\n  a: { kind: http }\n",
                "functions.yaml: a: kind http needs `path: /api/v1/a`",
            ),
            (
                "functions:\n  a: { kind: push, topics: [] }\n",
                "functions.yaml: a: kind push needs `topics`",
            ),
            (
                "functions:\n  a: { kind: job, path: /x }\n",
                "`path` does not belong to this kind",
            ),
            (
                "functions:\n  a: { kind: http, path: /api/v1/a, pages: [events] }\n",
                "a path such as /posts/*",
            ),
            (
                "functions:\n  a: { kind: job, pages: [/] }\n",
                "`pages` does not belong to this kind",
            ),
            (
                "functions:\n  a: { kind: schedule, schedule: '61 * * * *' }\n",
                "functions.yaml: a: schedule: \"61 * * * *\": ",
            ),
            (
                "functions:\n  a: { kind: job, timeout_seconds: 0 }\n",
                "`timeout_seconds` is 0; legal is 1 to 600",
            ),
            (
                "functions:\n  A: { kind: job }\n",
                "a name is lower-case letters",
            ),
            ("functions:\n  a: { kind: jobs }\n", "unknown variant"),
            (
                "functions:\n  a: { kind: job, memory: 300Mi }\n",
                "`memory` is 300Mi; legal is 128Mi, 256Mi, 512Mi, 1Gi, 2Gi, 4Gi",
            ),
            (
                "functions:\n  a: { kind: job, storage: bucket }\n",
                "expected a boolean",
            ),
            (
                "functions:\n  a: { kind: job, colour: red }\n",
                "unknown field `colour`",
            ),
        ] {
            let error = Manifest::parse(text).expect_err(text).to_string();
            assert!(error.contains(expected), "{text} said: {error}");
        }
    }
}
