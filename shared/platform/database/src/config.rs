use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use guichet_clock::Clock;
use guichet_config::{ConfigError, Env};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::tls;
use crate::url::{self, InvalidUrl};

/// Enough for one instance: on two cores four to eight connections answer more than sixteen do, and the
/// sum over all instances must stay below the server's `max_connections`.
const DEFAULT_POOL_SIZE: usize = 4;

/// A larger pool in one process is a mistake, whatever the server.
const LARGEST_POOL_SIZE: usize = 100;

/// The settings of every session, beside its limits. No JIT compilation, which takes longer than any of our statements runs.
/// No search for a better order of joins: they are written in the order in which they are to be made, and the search is a
/// tenth of a cold start's first statement.
const SESSION: &str = "-c jit=off -c join_collapse_limit=1 -c timezone=UTC";

/// The time limits of a session, each shorter than the one around it: that of a lock ends before that of the statement, that
/// of the statement before the use of the connection, and that before the request.
#[derive(Clone, Copy, Debug)]
struct TimeLimits {
    lock: Duration,
    statement: Duration,
    /// The server rolls back a transaction in which nothing happens for so long, and releases its locks, also where the
    /// client is gone.
    idle_in_transaction: Duration,
    /// From getting a connection to giving it back. After that the connection counts as lost and is closed.
    connection_use: Duration,
}

/// For requests, which are answered within a second and a half, whatever the database does.
const INTERACTIVE: TimeLimits = TimeLimits {
    lock: Duration::from_millis(400),
    statement: Duration::from_millis(900),
    idle_in_transaction: Duration::from_secs(2),
    connection_use: Duration::from_secs(1),
};

/// For workers, whose failed work is repeated as a whole. A transaction may wait for Pub/Sub.
const BACKGROUND: TimeLimits = TimeLimits {
    lock: Duration::from_secs(1),
    statement: Duration::from_secs(3),
    idle_in_transaction: Duration::from_secs(5),
    connection_use: Duration::from_secs(10),
};

/// For what an operator starts by hand and waits for, such as the import of a whole organizer.
const BY_HAND: TimeLimits = TimeLimits {
    lock: Duration::from_secs(10),
    statement: Duration::from_mins(2),
    idle_in_transaction: Duration::from_mins(2),
    connection_use: Duration::from_mins(30),
};

/// One plan for each statement. The availability of an event takes ten times as long to plan as to read, and by default the
/// server plans it again for each request once an event has sold well.
const GENERIC_PLAN: &str = "-c plan_cache_mode=force_generic_plan";

/// Index scans instead of sequential scans, hash joins and merge joins. When a sale opens, tables grow from empty to a hundred
/// thousand rows in minutes, and by its old statistics the planner would read them whole.
const INDEX_SCANS: &str = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off";

/// How long the server may take to accept a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);

/// How long sent data may remain unacknowledged before the connection counts as lost.
const TCP_USER_TIMEOUT: Duration = Duration::from_secs(5);

/// Half of the shortest idle limit of the usual gateways between a service and its database.
const TCP_KEEPALIVE: Duration = Duration::from_secs(30);

const LEGAL_URL: &str = "a PostgreSQL connection string such as postgresql://user:password@host:5432/guichet?sslmode=require \
     or postgresql:///guichet?host=/folder/of/socket&user=guichet";

/// Which database, and how many connections to it.
#[derive(Clone)]
pub struct DatabaseConfig {
    pub(crate) postgres: tokio_postgres::Config,
    pub(crate) tls: Option<MakeRustlsConnect>,
    pub(crate) pool_size: usize,
    pub(crate) clock: Clock,
    limits: TimeLimits,
    /// Settings of this function.
    settings: String,
    /// Settings of the connection string, which come last and so win.
    given: String,
}

impl DatabaseConfig {
    /// Reads `DATABASE_URL` (or `DATABASE_URL_FILE`) and `DATABASE_POOL_SIZE` (default 4).
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let url = env.secret("DATABASE_URL")?;
        let config = Self::new(url.expose()).map_err(|invalid| {
            ConfigError::illegal("DATABASE_URL", &format!("{LEGAL_URL} ({invalid})"))
        })?;
        let legal = format!("a number of connections from 1 to {LARGEST_POOL_SIZE}");
        let pool_size = env.parse_or("DATABASE_POOL_SIZE", &legal, DEFAULT_POOL_SIZE)?;
        if !(1..=LARGEST_POOL_SIZE).contains(&pool_size) {
            return Err(ConfigError::illegal("DATABASE_POOL_SIZE", &legal));
        }
        Ok(config.pool_size(pool_size))
    }

    /// From a URL or a `key=value` string. A host that starts with `/` is the folder of a unix socket.
    ///
    /// `sslmode`: without it, and with `disable` or `prefer`, the connection is not encrypted; `require` and
    /// `verify-full` encrypt and check the server's certificate and name; `verify-ca` does not check the name.
    /// `sslrootcert` names a file of authorities in PEM form to trust instead of the public ones.
    ///
    /// The limits are sent as the startup parameter `options`, which costs no round trip; a `PgBouncer` in between
    /// has to be told with `ignore_startup_parameters = options`, and the limits then set on the role.
    pub fn new(url: &str) -> Result<Self, InvalidUrl> {
        let url = url::split(url);
        let tls = tls::settings(url.ssl_mode.as_deref(), url.ssl_root_cert.as_deref())?;
        // Without the parser's reason, which quotes what it could not parse, perhaps a password.
        let mut postgres = tokio_postgres::Config::from_str(&url.rest)
            .map_err(|_| InvalidUrl("it cannot be read".to_owned()))?;
        if postgres.get_hosts().is_empty() && postgres.get_hostaddrs().is_empty() {
            return Err(InvalidUrl("it names no host".to_owned()));
        }
        let given = postgres.get_options().unwrap_or_default().to_owned();
        postgres
            .ssl_mode(match tls {
                Some(_) => tokio_postgres::config::SslMode::Require,
                None => tokio_postgres::config::SslMode::Disable,
            })
            .connect_timeout(CONNECT_TIMEOUT)
            .tcp_user_timeout(TCP_USER_TIMEOUT)
            .keepalives_idle(TCP_KEEPALIVE);
        let config = Self {
            postgres,
            tls,
            pool_size: DEFAULT_POOL_SIZE,
            clock: Clock::system(),
            limits: INTERACTIVE,
            settings: String::new(),
            given,
        };
        Ok(config.with_options())
    }

    /// How the server's operator sees these connections: the function's name.
    #[must_use]
    pub fn application_name(mut self, name: &str) -> Self {
        self.postgres.application_name(name);
        self
    }

    /// The server plans each statement once, for any values.
    #[must_use]
    pub fn force_generic_plan(self) -> Self {
        self.with(GENERIC_PLAN)
    }

    /// The server plans each statement once, and to find its rows by index: for functions that read no table as a whole.
    #[must_use]
    pub fn prefer_index_scans(self) -> Self {
        self.force_generic_plan().with(INDEX_SCANS)
    }

    /// Longer time limits, for workers such as subscribers and the sweeper: one second for a lock, three for a statement, ten
    /// for the use of a connection.
    #[must_use]
    pub fn background(mut self) -> Self {
        self.limits = BACKGROUND;
        self.with_options()
    }

    /// The longest time limits, for what an operator starts by hand: ten seconds for a lock, two minutes for a statement, half an
    /// hour for the use of a connection.
    #[must_use]
    pub fn by_hand(mut self) -> Self {
        self.limits = BY_HAND;
        self.with_options()
    }

    /// The clock that the pool compares with the database's. For tests of the pool.
    #[must_use]
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// The server's settings for its sessions, as `-c name=value`.
    pub fn options(&self) -> &str {
        self.postgres.get_options().unwrap_or_default()
    }

    /// How long a connection may be used at a time.
    pub(crate) fn connection_use(&self) -> Duration {
        self.limits.connection_use
    }

    pub(crate) fn lock_timeout(&self) -> Duration {
        self.limits.lock
    }

    fn with(mut self, settings: &str) -> Self {
        self.settings = format!("{settings} {}", self.settings);
        self.with_options()
    }

    fn with_options(mut self) -> Self {
        let TimeLimits {
            lock,
            statement,
            idle_in_transaction,
            ..
        } = self.limits;
        let options = format!(
            "{SESSION} -c lock_timeout={} -c statement_timeout={} -c idle_in_transaction_session_timeout={} {}{}",
            lock.as_millis(),
            statement.as_millis(),
            idle_in_transaction.as_millis(),
            self.settings,
            self.given,
        );
        self.postgres.options(options.trim_end());
        self
    }

    /// At most this many connections.
    #[must_use]
    pub fn pool_size(mut self, connections: usize) -> Self {
        self.pool_size = connections;
        self
    }
}

impl fmt::Debug for DatabaseConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DatabaseConfig")
            .field("hosts", &self.postgres.get_hosts())
            .field("database", &self.postgres.get_dbname())
            .field("user", &self.postgres.get_user())
            .field("encrypted", &self.tls.is_some())
            .field("pool_size", &self.pool_size)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_pairs(pairs: &[(&str, &str)]) -> Result<DatabaseConfig, ConfigError> {
        DatabaseConfig::from_env(&Env::from_pairs(pairs.iter().copied()))
    }

    #[test]
    fn limits_are_asked_for_when_the_session_starts() {
        let config =
            DatabaseConfig::new("postgresql://db/guichet?options=-c%20jit%3Doff").expect("legal");
        let options = config.postgres.get_options().expect("set");
        assert!(
            options.contains("lock_timeout=400 ") && options.ends_with("-c jit=off"),
            "{options}"
        );
        let options = config
            .background()
            .prefer_index_scans()
            .options()
            .to_owned();
        assert!(
            options.contains("lock_timeout=1000 ") && !options.contains("lock_timeout=400"),
            "{options}"
        );
        assert!(
            options.contains("-c enable_seqscan=off") && options.ends_with("-c jit=off"),
            "{options}"
        );
    }

    #[test]
    fn a_pool_size_that_is_not_legal_is_refused_by_name() {
        for size in ["0", "101", "four"] {
            let error = from_pairs(&[
                ("DATABASE_URL", "postgres://db/x"),
                ("DATABASE_POOL_SIZE", size),
            ])
            .expect_err("not legal");
            assert!(error.to_string().contains("DATABASE_POOL_SIZE"), "{error}");
        }
    }

    #[test]
    fn a_url_that_is_not_legal_is_refused_without_being_shown() {
        for url in [
            "postgres://u:hunter2@",
            "nonsense hunter2",
            "dbname=hunter2",
            "postgres://db/x?hunter2=1",
            "host=db user=u password=correct hunter2",
        ] {
            let error = from_pairs(&[("DATABASE_URL", url)])
                .expect_err("not legal")
                .to_string();
            assert!(error.contains("DATABASE_URL"), "{error}");
            assert!(!error.contains("hunter2"), "{error}");
        }
    }

    #[test]
    fn the_password_is_never_printed() {
        let config = DatabaseConfig::new("postgres://me:hunter2@db/guichet").expect("legal");
        assert!(!format!("{config:?}").contains("hunter2"));
    }
}
