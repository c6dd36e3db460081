//! What can be chosen, and where everything is.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::time::Duration;

use guichet_config::{ConfigError, Env, Secret};
use guichet_database::DatabaseConfig;
use guichet_telemetry::LogLevel;

/// The project that topics and subscriptions belong to.
pub const PROJECT: &str = "guichet-local";

const LEGAL_PORT: &str = "a port number, 0 to 65535 (0: any free one)";
const LEGAL_ADDRESSES: &str =
    "names of functions with where they are, such as catalog=localhost:9001,mailer=localhost:9002";

/// How everything runs on this machine.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The checkout: `functions.yaml` and `frontend/dist` are found in it.
    pub project: PathBuf,
    /// Everything that is kept between runs.
    pub state: PathBuf,
    /// The folder of the binaries `guichet-<name>`.
    pub programs: PathBuf,
    /// The public port.
    pub port: u16,
    /// A server that is already there, instead of one of our own.
    pub database_url: Option<String>,
    /// What functions log: `trace` to `error`.
    pub log_level: String,
    /// An instance without requests for so long is stopped.
    pub idle_after: Duration,
}

impl Settings {
    /// Reads the variables `PORT`, `DATABASE_URL`, `LOG_LEVEL`, `IDLE_SECONDS` and `STATE_FOLDER`; binaries are taken from `programs`.
    pub fn from_env(env: &Env, project: PathBuf, programs: PathBuf) -> Result<Self, ConfigError> {
        let idle_seconds: u32 =
            env.parse_or("IDLE_SECONDS", "a number of seconds, at least 1", 60)?;
        Ok(Self {
            state: env
                .optional("STATE_FOLDER")
                .map_or_else(|| project.join(".local"), PathBuf::from),
            project,
            programs,
            port: env.parse_or("PORT", LEGAL_PORT, 8080)?,
            database_url: env
                .optional("DATABASE_URL")
                .map(|url| legal_database_url(&url).map(|()| url))
                .transpose()?,
            log_level: legal_log_level(env)?,
            idle_after: Duration::from_secs(u64::from(idle_seconds.max(1))),
        })
    }
}

/// Refuses what functions would refuse, each as it starts.
fn legal_database_url(url: &str) -> Result<(), ConfigError> {
    DatabaseConfig::from_env(&Env::from_pairs([("DATABASE_URL", url)])).map(drop)
}

fn legal_log_level(env: &Env) -> Result<String, ConfigError> {
    env.parse_optional::<LogLevel>("LOG_LEVEL", LogLevel::EXPECTED)?;
    let given = env.optional("LOG_LEVEL");
    Ok(given.unwrap_or_else(|| "info".to_owned()))
}

/// How the cloud runs for functions that somebody else starts, such as containers.
#[derive(Clone, Debug)]
pub struct CloudSettings {
    /// Where `functions.yaml` and `frontend/dist` are found.
    pub project: PathBuf,
    /// Everything that is kept between runs.
    pub state: PathBuf,
    /// Where functions store objects.
    pub storage_url: String,
    /// Which of its addresses it listens at.
    pub host: IpAddr,
    /// The port that browsers come to.
    pub port: u16,
    /// The port that functions come to, for Pub/Sub, keys and services of plug-ins.
    pub services_port: u16,
    /// The port that functions send mail to.
    pub smtp_port: u16,
    /// What browsers open, without a slash at the end.
    pub public_url: String,
    /// Where functions find `services_port`; the issuer of tokens.
    pub services_url: String,
    /// The database.
    pub database_url: Secret,
    /// The values of secrets that functions know too, by their variables.
    pub shared_secrets: BTreeMap<&'static str, Secret>,
    /// Where the functions are.
    pub function_addresses: FunctionAddresses,
}

impl CloudSettings {
    /// Reads the variables that `guichet-local` without arguments tells about, and these secrets; `project` is where
    /// `PROJECT_FOLDER` is not set.
    pub(crate) fn from_env(
        env: &Env,
        project: PathBuf,
        shared: impl Iterator<Item = &'static str>,
    ) -> Result<Self, ConfigError> {
        let url = |name| {
            let url = env.required(name)?;
            Ok(url.trim_end_matches('/').to_owned())
        };
        let database_url = env.secret("DATABASE_URL")?;
        legal_database_url(database_url.expose())?;
        let state = PathBuf::from(env.required("STATE_FOLDER")?);
        let own_storage = || format!("file://{}", state.join("storage").display());
        Ok(Self {
            project: env
                .optional("PROJECT_FOLDER")
                .map_or(project, PathBuf::from),
            storage_url: env.optional("STORAGE_URL").unwrap_or_else(own_storage),
            state,
            host: env.parse_or("HOST", "an IP address", Ipv4Addr::UNSPECIFIED.into())?,
            port: env.parse_or("PORT", LEGAL_PORT, 8080)?,
            services_port: env.parse_or("SERVICES_PORT", LEGAL_PORT, 8081)?,
            smtp_port: env.parse_or("SMTP_PORT", LEGAL_PORT, 1025)?,
            public_url: url("PUBLIC_URL")?,
            services_url: url("OIDC_ISSUER")?,
            database_url,
            shared_secrets: shared
                .map(|variable| Ok((variable, env.secret(variable)?)))
                .collect::<Result<_, ConfigError>>()?,
            function_addresses: FunctionAddresses::from_env(env)?,
        })
    }
}

/// Where functions are that somebody else runs.
#[derive(Clone, Debug)]
pub struct FunctionAddresses(BTreeMap<String, String>);

impl FunctionAddresses {
    /// Reads `FUNCTION_ADDRESSES`, such as `catalog=localhost:9001,mailer=localhost:9002`.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let text = env.optional("FUNCTION_ADDRESSES").unwrap_or_default();
        let pairs = text
            .split(',')
            .map(str::trim)
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let (name, address) = pair.split_once('=')?;
                let (host, port) = address.rsplit_once(':')?;
                port.parse::<u16>().ok().filter(|_| !host.is_empty())?;
                Some((name.to_owned(), address.to_owned()))
            });
        let by_name: Option<_> = pairs.collect();
        let illegal = || ConfigError::illegal("FUNCTION_ADDRESSES", LEGAL_ADDRESSES);
        Ok(Self(by_name.ok_or_else(illegal)?))
    }

    /// Where a function is, `host:port`: at port 8080 of the host that has its name, unless the variable says otherwise.
    pub fn of(&self, function: &str) -> String {
        let given = self.0.get(function).cloned();
        given.unwrap_or_else(|| format!("{function}:8080"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(addresses: &str) -> Result<CloudSettings, ConfigError> {
        let env = Env::from_pairs([
            ("STATE_FOLDER", "/state"),
            ("PUBLIC_URL", "http://localhost:8080/"),
            ("OIDC_ISSUER", "http://cloud:8081"),
            ("DATABASE_URL", "postgresql://postgres/guichet"),
            ("FUNCTION_ADDRESSES", addresses),
        ]);
        CloudSettings::from_env(&env, PathBuf::from("/project"), std::iter::empty())
    }

    #[test]
    fn a_function_is_at_the_host_of_its_name_unless_somebody_says_otherwise() {
        let settings = settings("catalog=localhost:9001, mailer=[::1]:9002").expect("legal");
        assert_eq!(settings.function_addresses.of("sweeper"), "sweeper:8080");
        assert_eq!(settings.function_addresses.of("catalog"), "localhost:9001");
        assert_eq!(settings.function_addresses.of("mailer"), "[::1]:9002");
        assert_eq!(settings.public_url, "http://localhost:8080");
    }

    #[test]
    fn an_address_without_a_name_a_host_or_a_port_is_refused() {
        for text in [
            "localhost:9001",
            "checkout=localhost",
            "checkout=:9001",
            "checkout=a:b",
        ] {
            let error = settings(text).expect_err(text).to_string();
            assert!(
                error.starts_with("FUNCTION_ADDRESSES is not legal"),
                "{error}"
            );
        }
    }
}
