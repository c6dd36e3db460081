use guichet_access::{ApiKey, DeviceToken, Role, SessionToken};
use guichet_http::RequestBuilder;
use uuid::Uuid;

/// 16 bytes of zero in base64url: the browser that everybody asked for their links in.
const BROWSER: &str = "AAAAAAAAAAAAAAAAAAAAAA";

/// What somebody calls with.
#[derive(Clone, Debug)]
pub(crate) struct Credential {
    pub(crate) name: String,
    /// As it is sent.
    header: Option<(&'static str, String)>,
    pub(crate) caller: Caller,
}

/// Whom it is good for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Caller {
    /// Nobody: it is none, or not good any more.
    Nobody,
    Person {
        account_id: Uuid,
        /// `None` of somebody who works for nobody.
        role: Option<Role>,
        /// Whether password or code were given a moment ago.
        stepped_up: bool,
    },
    Key {
        role: Role,
    },
    Device,
}

impl Caller {
    /// Whose account it is, where it is a person's.
    pub(crate) fn account_id(self) -> Option<Uuid> {
        match self {
            Self::Person { account_id, .. } => Some(account_id),
            _ => None,
        }
    }

    /// What they are at their organizer.
    pub(crate) fn role(self) -> Option<Role> {
        match self {
            Self::Nobody => None,
            Self::Person { role, .. } => role,
            Self::Key { role } => Some(role),
            Self::Device => Some(Role::Gate),
        }
    }
}

impl Credential {
    pub(crate) fn none() -> Self {
        Self {
            name: "no credential".to_owned(),
            header: None,
            caller: Caller::Nobody,
        }
    }

    /// Nobody yet, in the browser that everybody asked for their links in.
    pub(crate) fn visitor() -> Self {
        let cookie = format!("__Host-guichet-browser={BROWSER}");
        Self::new("a visitor", ("cookie", cookie), Caller::Nobody)
    }

    pub(crate) fn cookie(name: impl Into<String>, value: &str, caller: Caller) -> Self {
        let cookie = format!("__Host-guichet-browser={BROWSER}; __Host-guichet-session={value}");
        Self::new(name, ("cookie", cookie), caller)
    }

    pub(crate) fn session(name: impl Into<String>, token: &SessionToken, caller: Caller) -> Self {
        Self::cookie(name, &token.text(), caller)
    }

    pub(crate) fn key(name: impl Into<String>, key: &ApiKey, caller: Caller) -> Self {
        Self::bearer(name, key.text(), caller)
    }

    pub(crate) fn device(name: &str, token: &DeviceToken, caller: Caller) -> Self {
        Self::bearer(name, token.text(), caller)
    }

    pub(crate) fn bearer(name: impl Into<String>, token: &str, caller: Caller) -> Self {
        Self::new(name, ("authorization", format!("Bearer {token}")), caller)
    }

    fn new(name: impl Into<String>, header: (&'static str, String), caller: Caller) -> Self {
        Self {
            name: name.into(),
            header: Some(header),
            caller,
        }
    }

    /// The request as whoever has this sends it.
    pub(crate) fn send_with(&self, request: RequestBuilder) -> RequestBuilder {
        match &self.header {
            Some((name, value)) => request.header(name, value),
            None => request,
        }
    }
}
