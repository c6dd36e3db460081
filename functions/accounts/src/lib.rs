//! Accounts: people who sign in, the organizers they work for, and what they may do there.
//!
//! Signing up and in, by password or by a mailed link; sessions; organizers with their members, and keys for their programs. What
//! a role allows is not decided here but in `guichet-access`, which every function asks; mails are written by the mailer.
//!
//! No answer tells whether an address has an account: limits count what was typed, a password is always hashed, every request
//! for a mail makes one, and such answers take the same time.

mod answer;
mod api_keys;
mod audit;
mod browser;
mod email;
mod even;
mod invitations;
mod limits;
mod link_kind;
mod links;
mod mailed_link;
mod me;
mod members;
mod metrics;
mod new_session;
mod organizers;
mod outcomes;
mod password;
mod problems;
mod recovery_code;
mod resets;
mod routes;
mod second_factor;
mod sessions;
mod sign_ups;
mod totp;
mod visitor;

use guichet_access::Access;
use guichet_account_links::AccountLinkSecrets;
use guichet_clock::{Clock, Entropy};
use guichet_config::{ConfigError, Env};
use guichet_database::{Database, DatabaseConfig};
use guichet_http::TrustedProxies;
use guichet_messages::Publisher;
use guichet_passwords::Hasher;

pub use limits::AttemptSubjects;
pub use routes::routes;
pub use totp::TotpSealing;

/// What the handlers need.
pub struct App {
    /// The database.
    pub database: Database,
    /// Where messages go after commit.
    pub publisher: Publisher,
    /// Who calls, and what they may do.
    pub access: Access,
    /// Hashes passwords, few at a time.
    pub passwords: Hasher,
    /// Reads the tokens of mailed links.
    pub links: AccountLinkSecrets,
    /// Opens the secrets of telephones.
    pub totp: TotpSealing,
    /// What attempts are counted by.
    pub attempts: AttemptSubjects,
    /// How a client's address is found.
    pub proxies: TrustedProxies,
    /// The time.
    pub clock: Clock,
    /// New ids and tokens.
    pub entropy: Entropy,
}

impl AsRef<Access> for App {
    fn as_ref(&self) -> &Access {
        &self.access
    }
}

impl AsRef<TrustedProxies> for App {
    fn as_ref(&self) -> &TrustedProxies {
        &self.proxies
    }
}

impl App {
    /// From the environment; starts connecting to the database.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let (clock, entropy) = (Clock::system(), Entropy::system());
        let master = env.master_key()?;
        let proxies = TrustedProxies::from_env(env)?;
        let config = DatabaseConfig::from_env(env)?.application_name("accounts");
        let database = Database::new(&config.prefer_index_scans());
        database.warm();
        metrics::show();
        Ok(Self {
            publisher: Publisher::from_env(env, clock.clone())?,
            access: Access::new(&database, &clock),
            passwords: Hasher::new(entropy.clone()),
            links: AccountLinkSecrets::new(&master),
            totp: TotpSealing::new(&master),
            attempts: AttemptSubjects::new(&master),
            proxies,
            database,
            clock,
            entropy,
        })
    }
}
