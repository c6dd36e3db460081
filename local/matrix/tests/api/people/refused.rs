use guichet_access::{ApiKey, IDLE, Role, SessionToken};
use jiff::SignedDuration;

use super::People;
use super::rows::{Times, Writer};
use crate::credentials::{Caller, Credential};

impl People {
    /// What is none, or not good any more: nobody may do anything with these.
    pub(super) async fn refused(&mut self, writer: &Writer<'_>) {
        let nobody = Caller::Nobody;
        let unknown = SessionToken::new(writer.entropy);
        let unknown_key = ApiKey::new(writer.entropy);
        for credential in [
            Credential::none(),
            Credential::cookie("a garbage cookie", "garbage", nobody),
            Credential::bearer("a garbage key", "guichet_garbage", nobody),
            Credential::session("an ended session", &unknown, nobody),
            Credential::key("a key that was never made", &unknown_key, nobody),
        ] {
            self.call_with(credential);
        }
        self.refused_sessions(writer).await;
        let yesterday = Some(writer.now - SignedDuration::from_hours(24));
        let key = writer.key(writer.id(), Role::Manager, yesterday, None);
        self.call_with(Credential::key("an expired key", &key.await, nobody));
        let key = writer.key(writer.id(), Role::Manager, None, yesterday);
        self.call_with(Credential::key("a revoked key", &key.await, nobody));
        let device = writer.device(yesterday).await;
        self.call_with(Credential::device("a revoked device", &device, nobody));
    }

    /// Each is an owner's, so that it is the credential alone that is refused.
    async fn refused_sessions(&mut self, writer: &Writer<'_>) {
        let owner = self.member(writer, "former", Role::Owner).await;
        let usual = || writer.usual(writer.now);
        let good = writer.session(owner, &usual()).await;
        let other = SessionToken::new(writer.entropy).text();
        let doubled = format!("{}; __Host-guichet-session={other}", good.text());
        self.call_with(Credential::cookie("two cookies", &doubled, Caller::Nobody));
        let over = Times {
            expires: writer.now - SignedDuration::from_secs(1),
            ..usual()
        };
        let idle = Times {
            last_seen: writer.now - IDLE - SignedDuration::from_hours(24),
            ..usual()
        };
        let disabled = self.member(writer, "disabled", Role::Owner).await;
        for (name, account_id, times) in [
            ("a session that is over", owner, over),
            ("a session that nobody used", owner, idle),
            ("a disabled account", disabled, usual()),
        ] {
            let token = writer.session(account_id, &times).await;
            self.call_with(Credential::session(name, &token, Caller::Nobody));
        }
        writer.disable(disabled).await;
    }
}
