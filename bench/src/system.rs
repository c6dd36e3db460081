//! What is measured on: a PostgreSQL of our own, and what functions talk to.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use guichet_clock::Clock;
use guichet_database::{DatabaseConfig, migrate};
use guichet_postgres::{Options, Postgres};
use guichet_testing::{PubsubServer, Pusher};
use tokio_postgres::{Client, NoTls};

use crate::{Function, Result};

/// As on a small managed instance. Everything is synced to disk; what differs from PostgreSQL's defaults is memory, and
/// room in the log, so that a checkpoint comes by the clock and not in the middle of every measure, and its files are used
/// again: to make a new one PostgreSQL first writes it full of zeros, in the middle of the sale.
const SETTINGS: [(&str, &str); 6] = [
    ("max_connections", "200"),
    ("shared_buffers", "1GB"),
    ("effective_cache_size", "3GB"),
    ("max_wal_size", "4GB"),
    ("min_wal_size", "4GB"),
    ("random_page_cost", "1.1"),
];

/// What the functions' user may do: everything with rows, nothing with tables. It gives its password on every way in, as
/// it would to a managed database.
const ROLE: &str = "
do $$ begin
    if not exists (select from pg_roles where rolname = 'guichet') then
        create role guichet login;
    end if;
end $$;
alter role guichet password 'guichet';
grant pg_read_all_data, pg_write_all_data to guichet;";

/// In front of the line that trusts whoever reaches the socket.
const SOCKET_PASSWORD: &str = "local all guichet scram-sha-256\n";

/// The databases of measures begin with this, the one that they are copies of included.
const PREFIX: &str = "guichet_bench_";

/// The key that everything secret is derived from, here: 32 bytes in base64.
pub(crate) const GUICHET_KEY: &str = "Z3VpY2hldC1iZW5jaC1ndWljaGV0LWJlbmNoLWd1aWM=";

/// A server, the functions' binaries, and what stands in for the rest of the cloud.
pub struct System {
    // Dropped in this order: whoever waits for the lock finds the server stopped.
    postgres: Postgres,
    _lock: File,
    programs: PathBuf,
    folder: PathBuf,
    logs: PathBuf,
    port: u16,
    /// The time.
    pub clock: Clock,
    /// Takes what functions publish and delivers nothing.
    pub pubsub: PubsubServer,
    /// Signs the tokens that workers ask for.
    pub pusher: Pusher,
}

/// A migrated database of one measure. [`System::clear`] drops it.
#[derive(Debug, Clone)]
pub struct Base {
    /// Over the unix socket, with a password.
    pub socket_url: String,
    /// Over TCP, with a password.
    pub tcp_url: String,
    /// As the user who may do everything, without a password: for arranging and looking.
    pub administrator_url: String,
}

impl Base {
    /// A connection for arranging and looking.
    pub async fn client(&self) -> Result<Client> {
        connect(&self.administrator_url).await
    }
}

impl System {
    /// Starts the server, with data and logs in `folder`; functions will be those in `programs`.
    pub async fn start(programs: &Path, folder: &Path) -> Result<Self> {
        fs::create_dir_all(folder)?;
        let lock = lock(folder).await?;
        let logs = logs(folder);
        fs::create_dir_all(&logs)?;
        let mut options = Options::new(folder.join("postgres"))
            .port(0)
            .progress(|step| eprintln!("{step}"));
        for (name, value) in SETTINGS {
            options = options.setting(name, value);
        }
        let postgres = tokio::task::spawn_blocking(move || Postgres::start(&options)).await??;
        let port = postgres.port().ok_or("the server is not ours")?;
        let system = Self {
            postgres,
            _lock: lock,
            programs: programs.to_owned(),
            folder: folder.to_owned(),
            logs,
            port,
            clock: Clock::system(),
            pubsub: PubsubServer::start().await,
            pusher: Pusher::start(Clock::system()),
        };
        system.ask_for_passwords().await?;
        system.make_template().await?;
        system.clear().await?;
        Ok(system)
    }

    async fn ask_for_passwords(&self) -> Result<()> {
        let client = self.administrator().await?;
        client.batch_execute(ROLE).await?;
        let path: String = client.query_one("show hba_file", &[]).await?.get(0);
        let rules = fs::read_to_string(&path)?;
        if !rules.starts_with(SOCKET_PASSWORD) {
            fs::write(&path, format!("{SOCKET_PASSWORD}{rules}"))?;
            client.execute("select pg_reload_conf()", &[]).await?;
        }
        Ok(())
    }

    /// Migrations take a second; a copy of what they made takes a tenth.
    async fn make_template(&self) -> Result<()> {
        let name = template();
        let client = self.administrator().await?;
        let database = format!("drop database if exists {name} with (force)");
        client.batch_execute(&database).await?;
        client
            .batch_execute(&format!("create database {name}"))
            .await?;
        migrate::run(&DatabaseConfig::new(&self.postgres.url(&name))?).await?;
        Ok(())
    }

    /// A new database with the project's schema and no rows.
    pub async fn database(&self, name: &str) -> Result<Base> {
        let name = format!("{PREFIX}{}", name.replace('-', "_"));
        let client = self.administrator().await?;
        client
            .batch_execute(&format!("drop database if exists {name} with (force)"))
            .await?;
        client
            .batch_execute(&format!("create database {name} template {}", template()))
            .await?;
        let administrator_url = self.postgres.url(&name);
        Ok(Base {
            socket_url: administrator_url.replace("user=postgres", "user=guichet&password=guichet"),
            tcp_url: format!(
                "postgresql://guichet:guichet@127.0.0.1:{}/{name}",
                self.port
            ),
            administrator_url,
        })
    }

    /// Drops the databases of all measures, whoever is connected.
    pub async fn clear(&self) -> Result<()> {
        let client = self.administrator().await?;
        let named =
            "select datname from pg_database where starts_with(datname, $1) and datname <> $2";
        for row in client.query(named, &[&PREFIX, &template()]).await? {
            let name: &str = row.get(0);
            client
                .batch_execute(&format!("drop database if exists {name} with (force)"))
                .await?;
        }
        Ok(())
    }

    /// A connection to the database `postgres`, as the user who may do everything.
    pub async fn administrator(&self) -> Result<Client> {
        connect(&self.postgres.url("postgres")).await
    }

    /// All variables that any function needs but `PORT`. There is no mail server and no demo bank unless the measure
    /// brings them.
    pub fn environment(&self, database_url: &str) -> BTreeMap<String, String> {
        let nobody = "127.0.0.1:9";
        let mut environment: BTreeMap<_, _> = [
            ("HOST", "127.0.0.1".to_owned()),
            ("DATABASE_URL", database_url.to_owned()),
            ("GUICHET_KEY", GUICHET_KEY.to_owned()),
            ("PUBLIC_URL", "https://tickets.guichet.test".to_owned()),
            ("TRUSTED_PROXIES", "1".to_owned()),
            // No measure stores pictures.
            ("STORAGE_URL", "file:///nonexistent".to_owned()),
            ("SMTP_URL", format!("smtp://{nobody}")),
            ("MAIL_FROM", "Guichet <tickets@guichet.test>".to_owned()),
            ("DEMO_PAYMENTS_URL", format!("http://{nobody}")),
            (
                "DEMO_PAYMENTS_SECRET",
                "demo payments of the benchmark".to_owned(),
            ),
            (
                "OFFLINE_PAYMENTS_SECRET",
                "bank transfers of the benchmark".to_owned(),
            ),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        environment.extend(
            self.pubsub
                .environment()
                .map(|(name, value)| (name.to_owned(), value)),
        );
        environment.extend(
            self.pusher
                .environment()
                .map(|(name, value)| (name.to_owned(), value)),
        );
        environment
    }

    /// Starts the function `guichet-<name>` on a database, with some variables changed, and waits until it answers.
    pub async fn function(
        &self,
        name: &str,
        database_url: &str,
        changed: &[(&str, &str)],
    ) -> Result<Function> {
        let mut environment = self.environment(database_url);
        environment.extend(
            changed
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
        );
        Function::start(&self.program(name)?, &environment, &self.log(name)).await
    }

    /// The released binary of a function.
    pub fn program(&self, name: &str) -> Result<PathBuf> {
        let program = self.programs.join(format!("guichet-{name}"));
        if program.is_file() {
            return Ok(program);
        }
        Err(format!("{} is not built: `make bench` does it", program.display()).into())
    }

    /// The port of 127.0.0.1 at which the database asks for a password.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Where measures may keep what they make: `target/bench`.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where a program's output goes.
    pub fn log(&self, name: &str) -> PathBuf {
        self.logs.join(format!("{name}.log"))
    }

    /// Throws away what programs said, when nobody will want to read it.
    pub fn forget_logs(&self) -> Result<()> {
        Ok(fs::remove_dir_all(&self.logs)?)
    }

    /// The folder of the released binaries.
    pub fn programs(&self) -> &Path {
        &self.programs
    }
}

/// In memory: written to the disk whose turns the database waits for, what functions say would be in the way of what they do.
fn logs(folder: &Path) -> PathBuf {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        memory.join("guichet-bench")
    } else {
        folder.join("logs")
    }
}

/// Two at once would measure each other.
async fn lock(folder: &Path) -> Result<File> {
    let file = File::create(folder.join("lock"))?;
    if file.try_lock().is_err() {
        eprintln!("waiting for another run to end …");
        let waiting = file.try_clone()?;
        tokio::task::spawn_blocking(move || waiting.lock()).await??;
    }
    Ok(file)
}

fn template() -> String {
    format!("{PREFIX}template")
}

/// A plain connection, driven in the background until the client is dropped.
pub async fn connect(url: &str) -> Result<Client> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}
