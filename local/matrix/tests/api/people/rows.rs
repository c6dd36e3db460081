//! The rows of people, as the functions that know them would have written them.

use guichet_access::{ApiKey, DeviceToken, LIFE, Role, SessionToken};
use guichet_clock::Entropy;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use tokio_postgres::Client;
use tokio_postgres::types::ToSql;
use uuid::Uuid;

use crate::account_secrets::AccountSecrets;

/// Writes rows of one organizer.
pub(crate) struct Writer<'all> {
    pub(crate) client: &'all Client,
    pub(crate) entropy: &'all Entropy,
    pub(crate) now: Timestamp,
    pub(crate) secrets: &'all AccountSecrets,
    pub(crate) organizer_id: Uuid,
}

/// When a session was used, and until when it is good.
pub(super) struct Times {
    pub(super) stepped_up: Timestamp,
    pub(super) last_seen: Timestamp,
    pub(super) expires: Timestamp,
}

impl Writer<'_> {
    pub(super) fn id(&self) -> Uuid {
        self.entropy.uuid(self.now)
    }

    async fn execute(&self, statement: &str, values: &[&(dyn ToSql + Sync)]) {
        let done = self.client.execute(statement, values).await;
        done.unwrap_or_else(|error| panic!("{statement}: {error:?}"));
    }

    /// Where somebody of this name has their mail.
    pub(crate) fn email(&self, name: &str) -> String {
        format!("{name}@{}.example", self.organizer_id)
    }

    /// With a password, and a telephone that was offered and not confirmed.
    pub(super) async fn account(&self, account_id: Uuid, name: &str) {
        let email = self.email(name);
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
    }

    /// A mailed link, asked for in everybody's browser. One of kind `confirm` is of no account: it makes one.
    pub(crate) async fn link(&self, kind: &str, account_id: Option<Uuid>, email: &str) -> Uuid {
        let link = self.id();
        let insert = "insert into account_links (account_link_id, kind, account_id, email, email_folded, locale, browser_hash,
                name, password_hash, created_at, expires_at)
            values ($1, $2, $3, $4, $4, 'fr', sha256(decode(repeat('00', 16), 'hex')),
                case $2 when 'confirm' then 'Grace Hopper' end, case $2 when 'confirm' then $5 end, $6, $7)";
        let values: [&(dyn ToSql + Sync); 7] = [
            &link,
            &kind,
            &account_id,
            &email,
            &self.secrets.password_hash,
            &self.now,
            &(self.now + SignedDuration::from_hours(1)),
        ];
        self.execute(insert, &values).await;
        link
    }

    pub(super) async fn membership(&self, account_id: Uuid, role: Role, all_events: bool) {
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
    }

    pub(super) async fn disable(&self, account_id: Uuid) {
        let disable = "update accounts set disabled_at = $2 where account_id = $1";
        self.execute(disable, &[&account_id, &self.now]).await;
    }

    /// Which event somebody sees who does not see all.
    pub(super) async fn sees(&self, account_id: Uuid, event_id: Uuid) {
        let insert = "insert into membership_events (organizer_id, account_id, event_id) values ($1, $2, $3)";
        self.execute(insert, &[&self.organizer_id, &account_id, &event_id])
            .await;
    }

    /// Codes of the telephone that was offered are asked for.
    pub(crate) async fn confirm_telephone(&self, account_id: Uuid) {
        let confirm = "update accounts
            set totp_sealed = totp_pending_sealed, totp_pending_sealed = null, totp_pending_until = null
            where account_id = $1 and totp_pending_sealed is not null";
        self.execute(confirm, &[&account_id]).await;
    }

    pub(super) fn usual(&self, stepped_up: Timestamp) -> Times {
        Times {
            stepped_up,
            last_seen: self.now,
            expires: self.now + LIFE,
        }
    }

    pub(super) async fn session(&self, account_id: Uuid, times: &Times) -> SessionToken {
        let token = SessionToken::new(self.entropy);
        self.insert_session(self.id(), account_id, times, &token)
            .await;
        token
    }

    pub(super) async fn insert_session(
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

    pub(super) async fn key(
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

    pub(super) async fn device(&self, revoked_at: Option<Timestamp>) -> DeviceToken {
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
    pub(super) async fn invitation(&self, invitation_id: Uuid, invited_by: Uuid) {
        let email = self.email("grace");
        let insert = "insert into invitations (invitation_id, organizer_id, email, email_folded, role, all_events, locale,
                invited_by, created_at, mailed_at, expires_at)
            values ($1, $2, $3, $3, 'sales', true, 'fr', $4, $5, $5, $6)";
        let values: [&(dyn ToSql + Sync); 6] = [
            &invitation_id,
            &self.organizer_id,
            &email,
            &invited_by,
            &self.now,
            &(self.now + SignedDuration::from_hours(168)),
        ];
        self.execute(insert, &values).await;
    }

    pub(super) async fn audit_entry(&self) {
        let insert = "insert into audit_entries (audit_entry_id, chain_id, organizer_id, actor_kind, action, subject_kind, subject_id,
                difference, created_at)
            values ($1, $2, $2, 'operator', 'organizer.founded', 'organizer', $2, $3, $4)";
        let values: [&(dyn ToSql + Sync); 4] =
            [&self.id(), &self.organizer_id, &json!({}), &self.now];
        self.execute(insert, &values).await;
    }
}
