use std::str::FromStr;

use guichet_account_links::TokenKind;
use guichet_queries::queries::mailer::AccountMail;
use jiff::Timestamp;
use serde::Deserialize;
use serde::de::IntoDeserializer as _;

/// Why a mail about no order is written: the `kind` of its row, in snake case there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountOccasion {
    /// Somebody wants an account with this address.
    ConfirmSignUp,
    /// Somebody wants an account with this address, or wants to sign in with it from now on, and it has one.
    AlreadyRegistered,
    /// Somebody wants to sign in without a password.
    SignInLink,
    /// Somebody wants another password.
    ResetPassword,
    /// Somebody wants to sign in, and there is no account with this address.
    NoAccount,
    /// Somebody wants to sign in with this address from now on.
    ChangeEmail,
    /// The account has another address; this goes to the former.
    EmailChanged,
    /// The account has another password.
    PasswordChanged,
    /// Codes from a telephone are asked for from now on.
    SecondFactorAdded,
    /// They are not asked for any more.
    SecondFactorRemoved,
    /// Somebody is asked to work for an organizer.
    Invitation,
}

impl FromStr for AccountOccasion {
    type Err = serde::de::value::Error;

    fn from_str(kind: &str) -> Result<Self, Self::Err> {
        Self::deserialize(kind.into_deserializer())
    }
}

impl AccountOccasion {
    /// What the token in its link is of; `None` where the link is an address that anybody may know.
    pub fn token(self) -> Option<TokenKind> {
        match self {
            Self::ConfirmSignUp | Self::SignInLink | Self::ResetPassword | Self::ChangeEmail => {
                Some(TokenKind::Account)
            }
            Self::Invitation => Some(TokenKind::Invitation),
            Self::AlreadyRegistered
            | Self::NoAccount
            | Self::EmailChanged
            | Self::PasswordChanged
            | Self::SecondFactorAdded
            | Self::SecondFactorRemoved => None,
        }
    }

    /// The page of the back office that its link leads to.
    pub fn page(self) -> &'static str {
        match self {
            Self::ConfirmSignUp => "links/confirm",
            Self::SignInLink => "links/sign-in",
            Self::ResetPassword => "links/reset",
            Self::ChangeEmail => "links/change-email",
            Self::Invitation => "invitation",
            Self::NoAccount => "sign-up",
            Self::AlreadyRegistered
            | Self::EmailChanged
            | Self::PasswordChanged
            | Self::SecondFactorAdded
            | Self::SecondFactorRemoved => "sign-in",
        }
    }

    /// Whether what the mail would say is still so. Between its promise and its sending a link may have been used, and time
    /// has gone by.
    pub fn is_current(self, mail: &AccountMail, now: Timestamp) -> bool {
        let is_later = |until: Option<Timestamp>| until.is_some_and(|until| now < until);
        match self.token() {
            Some(TokenKind::Account) => {
                mail.link_used_at.is_none() && is_later(mail.link_expires_at)
            }
            Some(TokenKind::Invitation) => {
                mail.is_invitation_open == Some(true) && is_later(mail.invitation_expires_at)
            }
            None => true,
        }
    }
}
