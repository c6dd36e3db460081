//! Who works for an organizer, and who calls: one of each role with a session, a key of each role, a device, and what is not
//! good any more of each kind.

mod refused;
mod rows;

use guichet_access::{Role, SessionToken};
use jiff::SignedDuration;
use uuid::Uuid;

use crate::credentials::{Caller, Credential};

pub(crate) use self::rows::Writer;

/// Longer ago than password or code are good for.
const LONG_AGO: SignedDuration = SignedDuration::from_hours(1);

pub(crate) struct People {
    /// Everybody that a request may come from.
    pub(crate) credentials: Vec<Credential>,
    /// Another member, who sees one event.
    pub(crate) colleague: Uuid,
    pub(crate) invitation_id: Uuid,
    /// A key that nobody calls with.
    pub(crate) spare_key_id: Uuid,
    /// A session that nobody calls with, of each account.
    spare_sessions: Vec<(Uuid, Uuid)>,
    /// A link to another address, of each account.
    links: Vec<(Uuid, Uuid)>,
}

impl People {
    /// Makes them; the colleague sees this event alone.
    pub(crate) async fn build(writer: &Writer<'_>, event_id: Uuid) -> Self {
        let mut people = Self {
            credentials: Vec::new(),
            colleague: writer.id(),
            invitation_id: writer.id(),
            spare_key_id: writer.id(),
            spare_sessions: Vec::new(),
            links: Vec::new(),
        };
        for role in Role::ALL {
            let member = people.member(writer, role.as_str(), role).await;
            people
                .sessions(writer, role.as_str(), member, Some(role))
                .await;
            if role != Role::Owner {
                let key = writer.key(writer.id(), role, None, None).await;
                let name = format!("a key of role {role}");
                people.call_with(Credential::key(name, &key, Caller::Key { role }));
            }
        }
        // The last owner could not leave.
        people.member(writer, "other-owner", Role::Owner).await;
        let colleague = people.colleague;
        people.account(writer, colleague, "colleague").await;
        writer.membership(colleague, Role::Sales, false).await;
        writer.sees(colleague, event_id).await;
        let stranger = writer.id();
        people.account(writer, stranger, "stranger").await;
        people.sessions(writer, "stranger", stranger, None).await;
        let device = writer.device(None).await;
        people.call_with(Credential::device("a device", &device, Caller::Device));
        writer
            .key(people.spare_key_id, Role::Sales, None, None)
            .await;
        writer.invitation(people.invitation_id, colleague).await;
        writer.audit_entry().await;
        people.refused(writer).await;
        people
    }

    pub(crate) fn owner(&self) -> &Credential {
        let mut credentials = self.credentials.iter();
        let is_owner = |caller: Caller| {
            caller.role() == Some(Role::Owner)
                && matches!(
                    caller,
                    Caller::Person {
                        stepped_up: true,
                        ..
                    }
                )
        };
        let owner = credentials.find(|credential| is_owner(credential.caller));
        owner.expect("an owner with a session")
    }

    /// A session of the caller's other than that which they call with; of somebody where they have none.
    pub(crate) fn session_of(&self, caller: Caller) -> Uuid {
        self.of(caller, &self.spare_sessions)
    }

    /// The link to another address that was mailed to the caller; to somebody where it was not.
    pub(crate) fn link_of(&self, caller: Caller) -> Uuid {
        self.of(caller, &self.links)
    }

    fn of(&self, caller: Caller, things: &[(Uuid, Uuid)]) -> Uuid {
        let account_id = caller.account_id().unwrap_or(self.colleague);
        let thing = things.iter().find(|(of, _)| *of == account_id);
        thing.expect("everybody has one").1
    }

    fn call_with(&mut self, credential: Credential) {
        self.credentials.push(credential);
    }

    /// With a spare session, and a link to another address.
    async fn account(&mut self, writer: &Writer<'_>, account_id: Uuid, name: &str) {
        writer.account(account_id, name).await;
        let email = writer.email(&format!("new-{name}"));
        let link = writer.link("change_email", Some(account_id), &email).await;
        self.links.push((account_id, link));
        let (spare, token) = (writer.id(), SessionToken::new(writer.entropy));
        let times = writer.usual(writer.now);
        writer
            .insert_session(spare, account_id, &times, &token)
            .await;
        self.spare_sessions.push((account_id, spare));
    }

    async fn member(&mut self, writer: &Writer<'_>, name: &str, role: Role) -> Uuid {
        let account_id = writer.id();
        self.account(writer, account_id, name).await;
        writer.membership(account_id, role, true).await;
        account_id
    }

    /// One in which the password was given a moment ago, and one in which it was not.
    async fn sessions(
        &mut self,
        writer: &Writer<'_>,
        name: &str,
        account_id: Uuid,
        role: Option<Role>,
    ) {
        for (stepped_up, ago, when) in [
            (true, SignedDuration::ZERO, "now"),
            (false, LONG_AGO, "an hour ago"),
        ] {
            let times = writer.usual(writer.now - ago);
            let token = writer.session(account_id, &times).await;
            let caller = Caller::Person {
                account_id,
                role,
                stepped_up,
            };
            let name = format!("{name}, who gave the password {when}");
            self.call_with(Credential::session(name, &token, caller));
        }
    }
}
