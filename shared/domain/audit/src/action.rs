use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What an action is done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectKind {
    /// A person who signs in.
    Account,
    /// A browser in which somebody is signed in.
    Session,
    /// Who sells.
    Organizer,
    /// Somebody who was asked to work for an organizer.
    Invitation,
    /// What a program calls us with.
    ApiKey,
    /// What is advertised.
    Event,
}

impl SubjectKind {
    /// The word in `audit_entries.subject_kind`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Session => "session",
            Self::Organizer => "organizer",
            Self::Invitation => "invitation",
            Self::ApiKey => "api_key",
            Self::Event => "event",
        }
    }
}

macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident = $word:literal of $subject:ident,)+) => {
        /// What was done: `<noun>.<verb in the past>`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
        #[schemars(rename = "AuditAction")]
        pub enum Action {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)+
        }

        impl Action {
            /// Every action, those of SQL functions too.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word in `audit_entries.action`.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// What it is done to.
            pub const fn subject_kind(self) -> SubjectKind {
                match self {
                    $(Self::$variant => SubjectKind::$subject,)+
                }
            }
        }
    };
}

actions! {
    /// Somebody confirmed an address and has an account.
    AccountCreated = "account.created" of Account,
    /// Another name or language.
    AccountChanged = "account.changed" of Account,
    /// Another address, which was confirmed.
    AccountEmailChanged = "account.email_changed" of Account,
    /// Another password, by somebody who was signed in.
    AccountPasswordChanged = "account.password_changed" of Account,
    /// Another password, by a mailed link.
    AccountPasswordReset = "account.password_reset" of Account,
    /// Codes from a telephone are asked for.
    AccountSecondFactorAdded = "account.second_factor_added" of Account,
    /// Codes are not asked for any more.
    AccountSecondFactorRemoved = "account.second_factor_removed" of Account,
    /// Other recovery codes instead of the former ones.
    AccountRecoveryCodesMade = "account.recovery_codes_made" of Account,
    /// Somebody signed in.
    SessionOpened = "session.opened" of Session,
    /// A session was signed out.
    SessionEnded = "session.ended" of Session,
    /// All sessions but one were signed out.
    SessionOthersEnded = "session.others_ended" of Account,
    /// The password or a code was given once more.
    SessionSteppedUp = "session.stepped_up" of Session,
    /// A new organizer.
    OrganizerFounded = "organizer.founded" of Organizer,
    /// Its name, addresses, legal data or texts changed.
    OrganizerChanged = "organizer.changed" of Organizer,
    /// Money goes to another account at a bank.
    OrganizerBankAccountChanged = "organizer.bank_account_changed" of Organizer,
    /// Somebody accepted an invitation.
    MemberJoined = "member.joined" of Account,
    /// A member has another role or other events.
    MemberChanged = "member.changed" of Account,
    /// Somebody took a membership away.
    MemberRemoved = "member.removed" of Account,
    /// A member gave up the membership.
    MemberLeft = "member.left" of Account,
    /// Somebody was invited.
    InvitationMade = "invitation.made" of Invitation,
    /// An invitation was mailed once more.
    InvitationMailed = "invitation.mailed" of Invitation,
    /// An invitation was taken back.
    InvitationRevoked = "invitation.revoked" of Invitation,
    /// A new API key.
    ApiKeyMade = "api_key.made" of ApiKey,
    /// An API key that is good for nothing any more.
    ApiKeyRevoked = "api_key.revoked" of ApiKey,
    /// A new draft.
    EventCreated = "event.created" of Event,
    /// Its own settings.
    EventChanged = "event.changed" of Event,
}
