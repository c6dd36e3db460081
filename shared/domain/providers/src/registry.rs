use guichet_config::{ConfigError, Env};
use guichet_http_client::HttpClient;

use crate::{Demo, Free, Offline, PaymentProvider};

/// The providers that this installation has.
pub struct Providers(Vec<Box<dyn PaymentProvider>>);

impl Providers {
    /// `free` and `offline` always; `demo` where `DEMO_PAYMENTS_URL` is set, and then `DEMO_PAYMENTS_SECRET` must be too.
    /// `OFFLINE_PAYMENTS_SECRET` may be absent: then no bank confirms transfers by webhook.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let mut providers: Vec<Box<dyn PaymentProvider>> = vec![
            Box::new(Free),
            Box::new(Offline::new(
                env.optional_secret("OFFLINE_PAYMENTS_SECRET")?,
            )),
        ];
        if let Some(url) = env.optional("DEMO_PAYMENTS_URL") {
            let secret = env.secret("DEMO_PAYMENTS_SECRET")?;
            let demo = Demo::new(&url, secret, HttpClient::new()).ok_or_else(|| {
                ConfigError::illegal(
                    "DEMO_PAYMENTS_URL",
                    "an absolute http or https URL, and DEMO_PAYMENTS_SECRET printable ASCII",
                )
            })?;
            providers.push(Box::new(demo));
        }
        Ok(Self(providers))
    }

    /// Exactly these. For tests.
    pub fn new(providers: Vec<Box<dyn PaymentProvider>>) -> Self {
        Self(providers)
    }

    /// The provider of this name, if this installation has it.
    pub fn get(&self, name: &str) -> Option<&dyn PaymentProvider> {
        self.0
            .iter()
            .find(|provider| provider.name() == name)
            .map(AsRef::as_ref)
    }

    /// The names of all of them.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|provider| provider.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(pairs: &[(&str, &str)]) -> Result<Vec<&'static str>, ConfigError> {
        Ok(
            Providers::from_env(&Env::from_pairs(pairs.iter().copied()))?
                .names()
                .collect(),
        )
    }

    #[test]
    fn the_demo_provider_is_there_only_where_it_has_a_url() {
        assert_eq!(names(&[]).unwrap(), ["free", "offline"]);
        let demo = [
            ("DEMO_PAYMENTS_URL", "http://localhost:1"),
            ("DEMO_PAYMENTS_SECRET", "s"),
        ];
        assert_eq!(names(&demo).unwrap(), ["free", "offline", "demo"]);
    }

    #[test]
    fn a_demo_provider_without_a_secret_or_with_a_bad_url_is_refused_by_name() {
        let error = names(&[("DEMO_PAYMENTS_URL", "http://localhost:1")]).unwrap_err();
        assert!(
            error.to_string().starts_with("DEMO_PAYMENTS_SECRET"),
            "{error}"
        );
        let error = names(&[
            ("DEMO_PAYMENTS_URL", "localhost"),
            ("DEMO_PAYMENTS_SECRET", "s"),
        ])
        .unwrap_err();
        assert!(
            error.to_string().starts_with("DEMO_PAYMENTS_URL"),
            "{error}"
        );
    }

    #[test]
    fn a_provider_is_found_by_its_name() {
        let providers = Providers::new(vec![Box::new(Free)]);
        assert_eq!(
            providers.get("free").map(PaymentProvider::name),
            Some("free")
        );
        assert!(providers.get("demo").is_none());
    }
}
