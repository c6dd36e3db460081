//! The mailer: writes to buyers, in their language, with tickets and calendar entries attached, and to those who work for
//! organizers, about their accounts.
//!
//! A worker. It acts on `mail-requested`; the row in `mails` says which mail, and is the record of what became of it.
//! Each mail has one Message-ID however often sending is tried, so that a mailbox that got it twice shows it once.
//! It decides nothing about orders and accounts.

mod attempt;
mod compose;
mod kind;
mod lease;
mod mail_server;
mod message;
mod metrics;
mod not_sent;
mod problems;
mod routes;
mod send;
mod smtp;

use guichet_account_links::AccountLinkSecrets;
use guichet_clock::{Clock, Entropy};
use guichet_config::{ConfigError, Env, MasterKey};
use guichet_database::{Database, DatabaseConfig};
use guichet_documents::FontFolder;
use guichet_messages::{OidcVerifier, Subscriber};
use guichet_order::OrderSecrets;

pub use routes::routes;
pub use send::MailRequested;
pub use smtp::Smtp;

/// Its name, in dead messages too.
const NAME: &str = "mailer";

/// What the handler needs.
pub struct App {
    /// The database.
    pub database: Database,
    /// Reads messages, and only those it should.
    pub subscriber: Subscriber<MailRequested>,
    /// The mail server.
    pub smtp: Smtp,
    /// Makes the secrets of orders' links.
    pub secrets: OrderSecrets,
    /// Makes the tokens of links about accounts.
    pub account_links: AccountLinkSecrets,
    /// The address buyers know, without a slash at the end.
    pub public_url: String,
    /// For names on tickets.
    pub fonts: FontFolder,
    /// The time.
    pub clock: Clock,
}

impl AsRef<Subscriber<MailRequested>> for App {
    fn as_ref(&self) -> &Subscriber<MailRequested> {
        &self.subscriber
    }
}

impl App {
    /// From the environment; starts connecting to the database, not to the mail server.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let (clock, entropy) = (Clock::system(), Entropy::system());
        let config = DatabaseConfig::from_env(env)?.application_name(NAME);
        let database = Database::new(&config.prefer_index_scans().background());
        database.warm();
        let verifier = OidcVerifier::from_env(env, clock.clone())?;
        let fonts = env.optional("FONTS_FOLDER").map(FontFolder::new);
        let app = Self::new(
            database,
            verifier,
            Smtp::from_env(env)?,
            &env.master_key()?,
            env.required("PUBLIC_URL")?,
            clock,
            entropy,
        );
        Ok(Self {
            fonts: fonts.unwrap_or_default(),
            ..app
        })
    }

    /// From its parts, with the fonts where the image has them.
    pub fn new(
        database: Database,
        verifier: OidcVerifier,
        smtp: Smtp,
        master: &MasterKey,
        public_url: impl AsRef<str>,
        clock: Clock,
        entropy: Entropy,
    ) -> Self {
        metrics::show();
        let subscriber = Subscriber::new(NAME, verifier, database.clone(), clock.clone(), entropy);
        let public_url = public_url.as_ref().trim_end_matches('/').to_owned();
        Self {
            database,
            subscriber,
            smtp,
            secrets: OrderSecrets::new(master),
            account_links: AccountLinkSecrets::new(master),
            public_url,
            fonts: FontFolder::default(),
            clock,
        }
    }
}
