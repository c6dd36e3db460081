use std::time::Duration;

use guichet_config::{ConfigError, Env};
use guichet_contact::ascii_email;
use lettre::message::Mailbox;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::{Address, Message};

use crate::mail_server::MailServer;
use crate::not_sent::NotSent;

/// For the whole conversation. Handlers have more.
const PATIENCE: Duration = Duration::from_secs(40);

/// For taking leave, which nobody waits for.
const GOODBYE: Duration = Duration::from_secs(5);

/// The mail server, connected to for each mail, and whom mail comes from.
#[derive(Clone)]
pub struct Smtp {
    server: MailServer,
    from: Address,
    name: Option<String>,
    patience: Duration,
}

impl Smtp {
    /// Reads `SMTP_URL` (`smtp://user:password@host:587?tls=required`, `smtps://…`) and `MAIL_FROM`.
    pub fn from_env(env: &Env) -> Result<Self, ConfigError> {
        let url = env.secret("SMTP_URL")?;
        let legal = "a URL such as smtps://user:password@mail.example.org or smtp://localhost:1025";
        let server = MailServer::from_url(url.expose())
            .ok_or_else(|| ConfigError::illegal("SMTP_URL", legal))?;
        let legal = "an address such as Tickets <tickets@example.org>";
        let from = env.parse::<Mailbox>("MAIL_FROM", legal)?;
        let address = ascii_email(from.email.as_ref()).and_then(|email| email.parse().ok());
        Ok(Self {
            server,
            from: address.ok_or_else(|| ConfigError::illegal("MAIL_FROM", legal))?,
            name: from.name,
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
        &self.from
    }

    /// The name of who runs this, which stands in `MAIL_FROM` before the address.
    pub(crate) fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Hands a mail to the server.
    pub(crate) async fn send(&self, message: &Message) -> Result<(), NotSent> {
        let conversation = self.converse(message);
        let answered = tokio::time::timeout(self.patience, conversation).await;
        answered.unwrap_or_else(|_| Err(NotSent::silence()))
    }

    async fn converse(&self, message: &Message) -> Result<(), NotSent> {
        let connection = self.server.connect().await;
        let mut connection = connection.map_err(|error| NotSent::because_of_us(&error))?;
        let outcome = hand_over(&mut connection, message).await;
        tokio::spawn(async move { tokio::time::timeout(GOODBYE, connection.abort()).await });
        outcome
    }
}

/// Everything in a mail is ASCII, its addresses too, so no extension of the server's is needed.
async fn hand_over(connection: &mut AsyncSmtpConnection, message: &Message) -> Result<(), NotSent> {
    let envelope = message.envelope();
    let sender = Mail::new(envelope.from().cloned(), Vec::new());
    let taken = connection.command(sender).await;
    taken.map_err(|error| NotSent::because_of_us(&error))?;
    let refused = |error| NotSent::because_of_the_mail(&error);
    for recipient in envelope.to() {
        let recipient = Rcpt::new(recipient.clone(), Vec::new());
        connection.command(recipient).await.map_err(refused)?;
    }
    connection.command(Data).await.map_err(refused)?;
    let taken = connection.message(&message.formatted()).await;
    taken.map_err(refused)?;
    Ok(())
}
