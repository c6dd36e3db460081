use std::time::Duration;

use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{Error, SMTP_PORT, SUBMISSION_PORT, SUBMISSIONS_PORT};
use percent_encoding::percent_decode_str;
use url::Url;

/// For the connection alone.
const PATIENCE: Duration = Duration::from_secs(15);

/// Where the mail server is, and what it wants to know of us.
#[derive(Clone)]
pub(crate) struct MailServer {
    host: String,
    port: u16,
    tls: Tls,
    login: Option<Credentials>,
    hello: ClientId,
}

impl MailServer {
    /// `smtps://user:password@host`, `smtp://host:587?tls=required` (or `opportunistic`, or none at all), each with the name
    /// that we present ourselves by as its path.
    pub(crate) fn from_url(url: &str) -> Option<Self> {
        let url = Url::parse(url).ok()?;
        let host = url.host_str().filter(|host| !host.is_empty())?.to_owned();
        let parameters = || TlsParameters::new(host.clone()).ok();
        let tls = url.query_pairs().find(|(name, _)| name == "tls");
        let (port, tls) = match (url.scheme(), tls.as_ref().map(|(_, value)| value.as_ref())) {
            ("smtp", None) => (SMTP_PORT, Tls::None),
            ("smtp", Some("required")) => (SUBMISSION_PORT, Tls::Required(parameters()?)),
            ("smtp", Some("opportunistic")) => (SUBMISSION_PORT, Tls::Opportunistic(parameters()?)),
            ("smtps", _) => (SUBMISSIONS_PORT, Tls::Wrapper(parameters()?)),
            _ => return None,
        };
        let decoded = |text| Some(percent_decode_str(text).decode_utf8().ok()?.into_owned());
        let login = match url.password() {
            Some(password) => Some(Credentials::new(
                decoded(url.username())?,
                decoded(password)?,
            )),
            None => None,
        };
        let hello = match url.path().trim_matches('/') {
            "" => ClientId::default(),
            name => ClientId::Domain(name.to_owned()),
        };
        Some(Self {
            port: url.port().unwrap_or(port),
            host,
            tls,
            login,
            hello,
        })
    }

    /// A conversation up to where the first mail may begin.
    pub(crate) async fn connect(&self) -> Result<AsyncSmtpConnection, Error> {
        let wrapper = match &self.tls {
            Tls::Wrapper(parameters) => Some(parameters.clone()),
            _ => None,
        };
        let to = (self.host.as_str(), self.port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(to, Some(PATIENCE), &self.hello, wrapper, None)
                .await?;
        let upgrade = match &self.tls {
            Tls::Opportunistic(parameters) if connection.can_starttls() => Some(parameters),
            Tls::Required(parameters) => Some(parameters),
            _ => None,
        };
        if let Some(parameters) = upgrade {
            connection.starttls(parameters.clone(), &self.hello).await?;
        }
        if let Some(login) = &self.login {
            connection.auth(DEFAULT_MECHANISMS, login).await?;
        }
        Ok(connection)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_says_where_and_how_encrypted() {
        for (url, port, encrypted) in [
            ("smtp://localhost", 25, false),
            ("smtp://localhost:1025", 1025, false),
            ("smtp://mail.example.org?tls=required", 587, true),
            ("smtp://mail.example.org:25/?tls=opportunistic", 25, true),
            ("smtps://mail.example.org", 465, true),
        ] {
            let server = MailServer::from_url(url).expect(url);
            assert_eq!(server.port, port, "{url}");
            assert_eq!(!matches!(server.tls, Tls::None), encrypted, "{url}");
            assert!(server.login.is_none(), "{url}");
        }
    }

    #[test]
    fn a_login_is_percent_decoded() {
        let server =
            MailServer::from_url("smtps://a%40b.example:p%2Fw@mail.example.org/us.example");
        let server = server.expect("legal");
        let login = Credentials::new("a@b.example".to_owned(), "p/w".to_owned());
        assert!(server.login == Some(login));
        assert_eq!(server.hello, ClientId::Domain("us.example".to_owned()));
    }

    #[test]
    fn what_is_no_mail_server_is_refused() {
        for url in [
            "",
            "mail.example.org",
            "https://mail.example.org",
            "smtp://",
            "smtp://mail.example.org?tls=perhaps",
            "smtps://%ff:password@mail.example.org",
        ] {
            assert!(MailServer::from_url(url).is_none(), "{url}");
        }
    }
}
