//! The public catalogue: what there is, where and when, on which terms, and how much of it is left.
//!
//! Everything here is for everybody and may be cached; nothing here knows a buyer. It only reads: taking places
//! is checkout's business, and what an organizer sees of unpublished events is the back office's.

mod availability;
mod calendar;
mod code;
mod event;
mod event_calendar;
mod event_data;
mod event_image;
mod find_event;
mod find_organizer;
mod list_events;
mod list_organizer_events;
mod occurrence_calendar;
mod operator;
mod pages;
mod paths;
mod places;
mod problems;
mod response_cache;
mod routes;
mod show_availability;
mod show_operator;
mod show_places;
mod stock;
mod structured_data;
mod summary;
mod visitor;

use std::path::PathBuf;

use guichet_clock::Clock;
use guichet_config::{ConfigError, Env};
use guichet_database::{Database, DatabaseConfig};

use crate::operator::Operator;
use crate::response_cache::ResponseCache;

pub use routes::routes;

/// Where the image has them.
const PAGES_FOLDER: &str = "/usr/share/guichet/pages";

/// What the handlers need.
pub struct App {
    database: Database,
    clock: Clock,
    /// The address buyers know, without a slash at the end.
    public_url: String,
    cache: ResponseCache,
    operator: Operator,
    /// Where the pages of the storefront's build are.
    pages_folder: PathBuf,
}

impl App {
    /// With these parts. `public_url` is the address buyers know, such as `https://tickets.example.org`.
    pub fn new(database: Database, clock: Clock, public_url: &str) -> Self {
        let public_url = public_url.trim_end_matches('/').to_owned();
        Self {
            database,
            cache: ResponseCache::new(clock.clone()),
            clock,
            public_url,
            operator: Operator::default(),
            pages_folder: PAGES_FOLDER.into(),
        }
    }

    /// From the environment; starts connecting to the database.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let config = DatabaseConfig::from_env(env)?.application_name("catalog");
        let database = Database::new(&config.force_generic_plan());
        database.warm();
        let operator =
            env.parse_optional("OPERATOR", "a JSON object; see functions/catalog/README.md")?;
        let app = Self::new(database, Clock::system(), &env.required("PUBLIC_URL")?);
        Ok(Self {
            operator: operator.unwrap_or_default(),
            ..app.with_pages(
                env.optional("PAGES_FOLDER")
                    .unwrap_or_else(|| PAGES_FOLDER.to_owned()),
            )
        })
    }

    /// With the pages of the storefront's build in another folder than the image has them in.
    #[must_use]
    pub fn with_pages(self, folder: impl Into<PathBuf>) -> Self {
        Self {
            pages_folder: folder.into(),
            ..self
        }
    }

    /// The whole address of a file of the storefront, or of another site.
    fn absolute(&self, address: &str) -> String {
        absolute(&self.public_url, address)
    }

    /// The page of an event.
    fn event_url(&self, slug: &str) -> String {
        format!("{}/events/{slug}", self.public_url)
    }

    /// The page of an organizer.
    fn organizer_url(&self, slug: &str) -> String {
        organizer_url(&self.public_url, slug)
    }
}

/// The page of an organizer.
fn organizer_url(public_url: &str, slug: &str) -> String {
    format!("{public_url}/organizers/{slug}")
}

/// The whole address of a file of the storefront, or of another site.
fn absolute(public_url: &str, address: &str) -> String {
    let site = if address.starts_with('/') {
        public_url
    } else {
        ""
    };
    format!("{site}{address}")
}

#[cfg(test)]
mod tests {
    use guichet_testing::TestDatabase;

    use super::*;

    #[tokio::test]
    async fn its_statements_are_planned_once() {
        let test = TestDatabase::empty().await;
        let env = Env::from_pairs([
            ("DATABASE_URL", test.url()),
            ("PUBLIC_URL", "https://tickets.example.org"),
        ]);
        let app = App::from_env(&env).expect("legal");
        let client = app.database.get().await.expect("a connection");
        let row = client.query_one("show plan_cache_mode", &[]).await;
        let mode: String = row.expect("answered").get(0);
        assert_eq!(mode, "force_generic_plan");
    }
}
