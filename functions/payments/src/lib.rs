//! Payments: starts them with a provider, and hears from providers what became of them.
//!
//! A provider's webhook is the only thing that makes an order paid. Whatever it says is recorded once, under the
//! provider's own event id, and what it means is decided in one SQL statement (`receive_payment`): places sold, or
//! taken again where the hold had ended, or the money sent back. Giving money back is the refunds worker's job, and
//! orders that cost nothing are settled by checkout.

mod find;
mod metrics;
mod payment_attempts;
mod payment_receiver;
mod problems;
mod routes;
mod start;
mod webhook;
mod webhook_outcome;

use std::sync::Arc;

use guichet_clock::{Clock, Entropy};
use guichet_config::{ConfigError, Env};
use guichet_database::{Database, DatabaseConfig};
use guichet_messages::Publisher;
use guichet_order::OrderSecrets;
use guichet_providers::Providers;

pub use payment_attempts::PaymentAttempts;
pub use payment_receiver::PaymentReceiver;
pub use routes::routes;

/// What the handlers need.
pub struct App {
    /// The database.
    pub database: Database,
    /// Where attempts to pay are written.
    pub attempts: PaymentAttempts,
    /// Where money arrives.
    pub receiver: PaymentReceiver,
    /// Where messages go after commit.
    pub publisher: Publisher,
    /// Who can take money.
    pub providers: Arc<Providers>,
    /// Reads the secrets of orders' links.
    pub secrets: OrderSecrets,
    /// The address buyers and providers know, without a slash at the end.
    pub public_url: String,
    /// The time.
    pub clock: Clock,
    /// New ids.
    pub entropy: Entropy,
}

impl AsRef<OrderSecrets> for App {
    fn as_ref(&self) -> &OrderSecrets {
        &self.secrets
    }
}

impl App {
    /// From the environment; starts connecting to the database.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let clock = Clock::system();
        let config = DatabaseConfig::from_env(env)?.application_name("payments");
        let database = Database::new(&config.prefer_index_scans());
        database.warm();
        let providers = Arc::new(Providers::from_env(env)?);
        metrics::show(&providers);
        let entropy = Entropy::system();
        Ok(Self {
            attempts: PaymentAttempts::new(
                database.clone(),
                Arc::clone(&providers),
                clock.clone(),
                entropy.clone(),
            ),
            receiver: PaymentReceiver::new(database.clone(), clock.clone()),
            publisher: Publisher::from_env(env, clock.clone())?,
            providers,
            secrets: OrderSecrets::new(&env.master_key()?),
            public_url: env.required("PUBLIC_URL")?.trim_end_matches('/').to_owned(),
            database,
            clock,
            entropy,
        })
    }
}
