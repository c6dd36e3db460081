use std::fmt;
use std::time::Duration;

use guichet_config::{ConfigError, Env};
use lettre::message::Mailbox;
use lettre::transport::smtp::PoolConfig;
use lettre::transport::smtp::response::Severity;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};

/// For the whole conversation. Handlers have more, and a lease lasts longer still, so that a mail is never sent by two.
const PATIENCE: Duration = Duration::from_secs(40);

/// Of which connecting may take this much.
const CONNECT: Duration = Duration::from_secs(15);

/// Answers of 500 and more that say something about us and nothing about the mail: commands it does not take, no service,
/// and logins it does not like. Somebody will put that right, and the mails shall not be lost meanwhile.
const ABOUT_US: [u16; 9] = [500, 501, 502, 503, 521, 530, 534, 535, 538];

/// The mail server, connected to for each mail, and whom mail comes from.
#[derive(Clone)]
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    patience: Duration,
}

/// A mail was not accepted. Shows as what may be logged: the server's own words may hold an address.
#[derive(Debug)]
pub(crate) struct NotSent {
    /// Trying again is no use: there is no such mailbox, for example.
    pub(crate) for_good: bool,
    /// In full, for the mail's row.
    pub(crate) words: String,
    /// Without anything personal.
    summary: String,
}

impl Smtp {
    /// Reads `SMTP_URL` (`smtp://user:password@host:587?tls=required`, `smtps://…`) and `MAIL_FROM`. Call it within a
    /// runtime.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let url = env.secret("SMTP_URL")?;
        let legal = "a URL such as smtps://user:password@mail.example.org or smtp://localhost:1025";
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.expose())
            .map_err(|_| ConfigError::illegal("SMTP_URL", legal))?
            .timeout(Some(CONNECT))
            // A conversation that was broken off would be gone on with by the next mail, which would take the answers to
            // the first for its own. A pool of none also leaves the goodbye out of the time that we wait.
            .pool_config(PoolConfig::new().max_size(0))
            .build();
        let from = env.parse::<Mailbox>(
            "MAIL_FROM",
            "an address such as Tickets <tickets@example.org>",
        )?;
        Ok(Self {
            transport,
            from,
            patience: PATIENCE,
        })
    }

    /// The same with another limit for a conversation.
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// The address that mails come from.
    pub(crate) fn address(&self) -> &Address {
        &self.from.email
    }

    /// Hands a mail to the server.
    pub(crate) async fn send(&self, message: Message) -> Result<(), NotSent> {
        let sending = self.transport.send(message);
        match tokio::time::timeout(self.patience, sending).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(NotSent::because(&error)),
            Err(_) => Err(NotSent::silence()),
        }
    }
}

impl NotSent {
    fn because(error: &lettre::transport::smtp::Error) -> Self {
        let words = error.to_string();
        let Some(code) = error.status() else {
            // Without a code: never reached, which says nothing personal; or answered with what is no answer, which may.
            let summary = if error.is_response() {
                "the mail server's answer cannot be understood".to_owned()
            } else {
                words.clone()
            };
            return Self {
                for_good: false,
                words,
                summary,
            };
        };
        let is_final = code.severity == Severity::PermanentNegativeCompletion;
        let code = u16::from(code);
        Self {
            for_good: is_final && !ABOUT_US.contains(&code),
            words,
            summary: format!("the mail server answered {code}"),
        }
    }

    fn silence() -> Self {
        let words = "the mail server takes too long";
        Self {
            for_good: false,
            words: words.to_owned(),
            summary: words.to_owned(),
        }
    }
}

impl fmt::Display for NotSent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.summary)
    }
}

impl std::error::Error for NotSent {}
