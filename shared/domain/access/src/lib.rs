//! Who calls, and what they may do: the same for every function.
//!
//! A handler asks for a [`Caller`] of the right that it needs, and is called only for those who have it:
//!
//! ```no_run
//! use std::sync::Arc;
//!
//! use guichet_access::{Access, Caller, right};
//! use guichet_http::{NoContent, Problem};
//!
//! struct App {
//!     access: Access,
//! }
//!
//! impl AsRef<Access> for App {
//!     fn as_ref(&self) -> &Access {
//!         &self.access
//!     }
//! }
//!
//! /// `DELETE /organizers/{organizer_id}/…`
//! async fn handle(
//!     _app: Arc<App>,
//!     caller: Caller<right::ManageMembers>,
//! ) -> Result<NoContent, Problem> {
//!     let _whose = caller.organizer_id;
//!     Ok(NoContent)
//! }
//! ```
//!
//! The organizer is the one that the path names. [`SignedIn`] is for what concerns a person alone, whatever they work for, and
//! [`SteppedUp`] for what also asks for password or code again.
//!
//! # Who
//!
//! A caller proves who they are by `Authorization: Bearer` with an [`ApiKey`] or a [`DeviceToken`], else by the cookie of a
//! session ([`SessionToken`]). The database knows hashes of these alone. One statement finds the credential and what its owner is
//! at the organizer. Requests that only read may take what it answered up to 15 seconds ago; those that write never do, so that
//! who has lost a role, a key or a session writes nothing from that moment on.
//!
//! # What
//!
//! Which role has which [`Right`] is one table, in [`right`].
//!
//! # Answers
//!
//! | who asks | is answered |
//! |---|---|
//! | nobody, or with something that is not good (any more) | 401 `sign-in-required`, whatever is wrong with it |
//! | somebody who does not work for the organizer, or for one that there is not | 404, the same bytes |
//! | a role without the right | 403 `role-required`, with the roles that have it |
//! | a program or device where only a person may | 403 `person-required` |
//! | a person who gave password or code too long ago | 403 `step-up-required` |
//!
//! # What this crate is not
//!
//! It makes no sessions, members or keys: those are the accounts function's. Whether a thing is the organizer's is said by the
//! statement that reads it, `where organizer_id = …`.

mod access;
mod api_key;
pub mod base32;
mod cache;
mod caller;
mod credential;
mod device_token;
mod identity;
mod metrics;
mod problems;
pub mod right;
mod role;
mod session_token;
mod signed_in;

pub use guichet_audit::Actor;

pub use access::Access;
pub use api_key::ApiKey;
pub use caller::Caller;
pub use device_token::DeviceToken;
pub use identity::{STEP_UP, SignedIn};
pub use problems::{
    PERSON_REQUIRED, ROLE_REQUIRED, SIGN_IN_REQUIRED, STEP_UP_REQUIRED, role_required,
    sign_in_required,
};
pub use right::{Permission, Right, Rule};
pub use role::{Role, UnknownRole};
pub use session_token::{IDLE, LIFE, SessionToken};
pub use signed_in::SteppedUp;
