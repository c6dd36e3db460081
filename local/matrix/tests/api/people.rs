//! Who works for an organizer, and who calls: one of each role with a session, a key of each role, a device, and what is not
//! good any more of each kind.

use guichet_access::{ApiKey, DeviceToken, IDLE, LIFE, Role, SessionToken};
use guichet_clock::Entropy;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use tokio_postgres::Client;
use tokio_postgres::types::ToSql;
use uuid::Uuid;

use crate::account_secrets::AccountSecrets;
use crate::credentials::{Caller, Credential};

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
        let account_id = match caller {
            Caller::Person { account_id, .. } => account_id,
            _ => self.colleague,
        };
        let thing = things.iter().find(|(of, _)| *of == account_id);
        thing.expect("everybody has one").1
    }
}

/// Makes them.
pub(crate) struct Builder<'all> {
    client: &'all Client,
    entropy: &'all Entropy,
    now: Timestamp,
    secrets: &'all AccountSecrets,
    organizer_id: Uuid,
    people: People,
}

/// When a session was used, and until when it is good.
struct Times {
    stepped_up: Timestamp,
    last_seen: Timestamp,
    expires: Timestamp,
}

impl<'all> Builder<'all> {
    pub(crate) fn new(
        client: &'all Client,
        entropy: &'all Entropy,
        now: Timestamp,
        secrets: &'all AccountSecrets,
        organizer_id: Uuid,
    ) -> Self {
        Self {
            client,
            entropy,
            now,
            secrets,
            organizer_id,
            people: People {
                credentials: Vec::new(),
                colleague: entropy.uuid(now),
                invitation_id: entropy.uuid(now),
                spare_key_id: entropy.uuid(now),
                spare_sessions: Vec::new(),
                links: Vec::new(),
            },
        }
    }

    pub(crate) async fn build(mut self, event_id: Uuid) -> People {
        for role in Role::ALL {
            let account_id = self.member(self.id(), role.as_str(), role, true).await;
            self.sessions(role.as_str(), account_id, Some(role)).await;
            if role != Role::Owner {
                let key = self.key(self.id(), role, None, None).await;
                let name = format!("a key of role {role}");
                self.call_with(Credential::key(name, &key, Caller::Key { role }));
            }
        }
        // The last owner could not leave.
        self.member(self.id(), "other-owner", Role::Owner, true)
            .await;
        let colleague = self.people.colleague;
        self.member(colleague, "colleague", Role::Sales, false)
            .await;
        let sees = "insert into membership_events (organizer_id, account_id, event_id) values ($1, $2, $3)";
        self.execute(sees, &[&self.organizer_id, &colleague, &event_id])
            .await;
        let stranger = self.account(self.id(), "stranger").await;
        self.sessions("stranger", stranger, None).await;
        let device = self.device(None).await;
        self.call_with(Credential::device("a device", &device, Caller::Device));
        self.key(self.people.spare_key_id, Role::Sales, None, None)
            .await;
        self.invitation().await;
        self.audit_entry().await;
        self.what_is_not_good().await;
        self.people
    }

    /// Nobody may do anything with these.
    async fn what_is_not_good(&mut self) {
        let nobody = Caller::Nobody;
        self.call_with(Credential::none());
        self.call_with(Credential::cookie("a garbage cookie", "garbage", nobody));
        self.call_with(Credential::bearer(
            "a garbage key",
            "guichet_garbage",
            nobody,
        ));
        let unknown = SessionToken::new(self.entropy);
        self.call_with(Credential::session("an ended session", &unknown, nobody));
        let unknown = ApiKey::new(self.entropy);
        self.call_with(Credential::key(
            "a key that was never made",
            &unknown,
            nobody,
        ));
        let (long_ago, day) = (self.now - IDLE, SignedDuration::from_hours(24));
        // Each is an owner's, so that it is the credential alone that is refused.
        let owner = self.member(self.id(), "former", Role::Owner, true).await;
        let good = self.session(owner, &self.usual(self.now)).await;
        let doubled = format!(
            "{}; __Host-guichet-session={}",
            good.text(),
            unknown_text(self.entropy)
        );
        self.call_with(Credential::cookie("two cookies", &doubled, nobody));
        let over = Times {
            expires: self.now - SignedDuration::from_secs(1),
            ..self.usual(self.now)
        };
        let token = self.session(owner, &over).await;
        self.call_with(Credential::session(
            "a session that is over",
            &token,
            nobody,
        ));
        let idle = Times {
            last_seen: long_ago - day,
            ..self.usual(self.now)
        };
        let token = self.session(owner, &idle).await;
        self.call_with(Credential::session(
            "a session that nobody used",
            &token,
            nobody,
        ));
        let disabled = self.member(self.id(), "disabled", Role::Owner, true).await;
        let token = self.session(disabled, &self.usual(self.now)).await;
        let disable = "update accounts set disabled_at = $2 where account_id = $1";
        self.execute(disable, &[&disabled, &self.now]).await;
        self.call_with(Credential::session("a disabled account", &token, nobody));
        let yesterday = Some(self.now - day);
        let key = self.key(self.id(), Role::Manager, yesterday, None).await;
        self.call_with(Credential::key("an expired key", &key, nobody));
        let key = self.key(self.id(), Role::Manager, None, yesterday).await;
        self.call_with(Credential::key("a revoked key", &key, nobody));
        let device = self.device(yesterday).await;
        self.call_with(Credential::device("a revoked device", &device, nobody));
    }

    fn call_with(&mut self, credential: Credential) {
        self.people.credentials.push(credential);
    }

    fn id(&self) -> Uuid {
        self.entropy.uuid(self.now)
    }

    async fn execute(&self, statement: &str, values: &[&(dyn ToSql + Sync)]) {
        let done = self.client.execute(statement, values).await;
        done.unwrap_or_else(|error| panic!("{statement}: {error:?}"));
    }

    /// With a password, and a telephone that was offered and not confirmed.
    async fn account(&mut self, account_id: Uuid, name: &str) -> Uuid {
        let email = format!("{name}@{}.example", self.organizer_id);
        let insert = "insert into accounts (account_id, email, email_folded, name, locale, created_at, password_hash,
                totp_pending_sealed, totp_pending_until)
            values ($1, $2, $2, $3, 'fr', $4, $5, $6, $7)";
        let values: [&(dyn ToSql + Sync); 7] = [
            &account_id,
            &email,
            &name,
            &self.now,
            &self.secrets.password_hash,
            &self.secrets.sealed_totp(account_id, self.entropy),
            &(self.now + SignedDuration::from_hours(1)),
        ];
        self.execute(insert, &values).await;
        self.link(account_id, name).await;
        let spare = self.id();
        self.insert_session(
            spare,
            account_id,
            &self.usual(self.now),
            &SessionToken::new(self.entropy),
        )
        .await;
        self.people.spare_sessions.push((account_id, spare));
        account_id
    }

    /// To another address, asked for in everybody's browser.
    async fn link(&mut self, account_id: Uuid, name: &str) {
        let link = self.id();
        let email = format!("new-{name}@{}.example", self.organizer_id);
        let insert = "insert into account_links (account_link_id, kind, account_id, email, email_folded, locale, browser_hash,
                created_at, expires_at)
            values ($1, 'change_email', $2, $3, $3, 'fr', sha256(decode(repeat('00', 16), 'hex')), $4, $5)";
        let expires = self.now + SignedDuration::from_hours(1);
        self.execute(insert, &[&link, &account_id, &email, &self.now, &expires])
            .await;
        self.people.links.push((account_id, link));
    }

    async fn member(&mut self, account_id: Uuid, name: &str, role: Role, all_events: bool) -> Uuid {
        self.account(account_id, name).await;
        let insert =
            "insert into memberships (organizer_id, account_id, role, all_events, created_at)
            values ($1, $2, $3, $4, $5)";
        let values: [&(dyn ToSql + Sync); 5] = [
            &self.organizer_id,
            &account_id,
            &role.as_str(),
            &all_events,
            &self.now,
        ];
        self.execute(insert, &values).await;
        account_id
    }

    /// One in which the password was given a moment ago, and one in which it was not.
    async fn sessions(&mut self, name: &str, account_id: Uuid, role: Option<Role>) {
        for (stepped_up, ago, when) in [
            (true, SignedDuration::ZERO, "now"),
            (false, LONG_AGO, "an hour ago"),
        ] {
            let token = self.session(account_id, &self.usual(self.now - ago)).await;
            let caller = Caller::Person {
                account_id,
                role,
                stepped_up,
            };
            let name = format!("{name}, who gave the password {when}");
            self.call_with(Credential::session(name, &token, caller));
        }
    }

    fn usual(&self, stepped_up: Timestamp) -> Times {
        Times {
            stepped_up,
            last_seen: self.now,
            expires: self.now + LIFE,
        }
    }

    async fn session(&self, account_id: Uuid, times: &Times) -> SessionToken {
        let token = SessionToken::new(self.entropy);
        self.insert_session(self.id(), account_id, times, &token)
            .await;
        token
    }

    async fn insert_session(
        &self,
        session_id: Uuid,
        account_id: Uuid,
        times: &Times,
        token: &SessionToken,
    ) {
        let insert = "insert into sessions (session_id, account_id, token_hash, created_at, last_seen_at, expires_at,
                stepped_up_at, user_agent, network)
            values ($1, $2, $3, $4, $5, $6, $7, 'matrix', '203.0.113.0/24')";
        let hash = token.hash().to_vec();
        let values: [&(dyn ToSql + Sync); 7] = [
            &session_id,
            &account_id,
            &hash,
            &self.now,
            &times.last_seen,
            &times.expires,
            &times.stepped_up,
        ];
        self.execute(insert, &values).await;
    }

    async fn key(
        &self,
        api_key_id: Uuid,
        role: Role,
        expires_at: Option<Timestamp>,
        revoked_at: Option<Timestamp>,
    ) -> ApiKey {
        let key = ApiKey::new(self.entropy);
        let insert = "insert into api_keys (api_key_id, organizer_id, name, prefix, secret_hash, role, created_at, expires_at, revoked_at)
            values ($1, $2, 'matrix', $3, $4, $5, $6, $7, $8)";
        let hash = key.hash().to_vec();
        let values: [&(dyn ToSql + Sync); 8] = [
            &api_key_id,
            &self.organizer_id,
            &key.prefix(),
            &hash,
            &role.as_str(),
            &self.now,
            &expires_at,
            &revoked_at,
        ];
        self.execute(insert, &values).await;
        key
    }

    async fn device(&self, revoked_at: Option<Timestamp>) -> DeviceToken {
        let (device_id, token) = (self.id(), DeviceToken::new(self.entropy));
        let insert = "insert into devices (device_id, organizer_id, name, token_hash, revoked_at, created_at)
            values ($1, $2, 'matrix', $3, $4, $5)";
        let hash = token.hash().to_vec();
        let values: [&(dyn ToSql + Sync); 5] = [
            &device_id,
            &self.organizer_id,
            &hash,
            &revoked_at,
            &self.now,
        ];
        self.execute(insert, &values).await;
        token
    }

    /// In a role that managers may manage.
    async fn invitation(&self) {
        let email = format!("grace@{}.example", self.organizer_id);
        let insert = "insert into invitations (invitation_id, organizer_id, email, email_folded, role, all_events, locale,
                invited_by, created_at, mailed_at, expires_at)
            values ($1, $2, $3, $3, 'sales', true, 'fr', $4, $5, $5, $6)";
        let values: [&(dyn ToSql + Sync); 6] = [
            &self.people.invitation_id,
            &self.organizer_id,
            &email,
            &self.people.colleague,
            &self.now,
            &(self.now + SignedDuration::from_hours(168)),
        ];
        self.execute(insert, &values).await;
    }

    async fn audit_entry(&self) {
        let insert = "insert into audit_entries (audit_entry_id, chain_id, organizer_id, actor_kind, action, subject_kind, subject_id,
                difference, created_at)
            values ($1, $2, $2, 'operator', 'organizer.founded', 'organizer', $2, $3, $4)";
        let values: [&(dyn ToSql + Sync); 4] =
            [&self.id(), &self.organizer_id, &json!({}), &self.now];
        self.execute(insert, &values).await;
    }
}

fn unknown_text(entropy: &Entropy) -> String {
    SessionToken::new(entropy).text()
}
