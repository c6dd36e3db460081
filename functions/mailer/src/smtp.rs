use std::time::Duration;

use guichet_config::{ConfigError, Env};
use lettre::message::Mailbox;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};

/// For each command of the conversation.
const PATIENCE: Duration = Duration::from_secs(15);

/// The mail server, connected to with the first mail, and whom mail comes from.
#[derive(Clone)]
pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// Why a mail was not accepted.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SmtpError {
    /// The server said no for good: there is no such mailbox, for example.
    #[error("the mail server refused: {0}")]
    Refused(String),
    /// It could not be reached, or asked to try later.
    #[error("the mail server is not available: {0}")]
    Unavailable(String),
}

impl Smtp {
    /// Reads `SMTP_URL` (`smtp://user:password@host:587?tls=required`, `smtps://…`) and `MAIL_FROM`.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let url = env.secret("SMTP_URL")?;
        let legal = "a URL such as smtps://user:password@mail.example.org or smtp://localhost:1025";
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.expose())
            .map_err(|_| ConfigError::illegal("SMTP_URL", legal))?
            .timeout(Some(PATIENCE))
            .build();
        let from = env.parse::<Mailbox>(
            "MAIL_FROM",
            "an address such as Tickets <tickets@example.org>",
        )?;
        Ok(Self { transport, from })
    }

    /// The sender's mailbox, under the organizer's name: that is who the buyer knows.
    pub(crate) fn from(&self, name: &str) -> Mailbox {
        Mailbox::new(Some(name.to_owned()), self.from.email.clone())
    }

    /// The host after the `@` of Message-IDs.
    pub(crate) fn domain(&self) -> &str {
        Address::domain(&self.from.email)
    }

    /// Hands a mail to the server.
    pub(crate) async fn send(&self, message: Message) -> Result<(), SmtpError> {
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() => Err(SmtpError::Refused(error.to_string())),
            Err(error) => Err(SmtpError::Unavailable(error.to_string())),
        }
    }
}
