use std::fmt;

use guichet_audit::Actor;
use guichet_clock::Clock;
use guichet_database::{Client, Database, ResultExt as _};
use guichet_http::{Method, Problem};
use guichet_queries::queries::access as queries;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::cache::CallerCache;
use crate::credential::Credential;
use crate::identity::{Identity, Membership, Scope, SignedIn};
use crate::metrics;
use crate::problems::sign_in_required;
use crate::role::Role;
use crate::session_token::IDLE;

/// How often it is written down that a session or key was used.
const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// What an `App` has so that its handlers can ask for a [`Caller`](crate::Caller).
pub struct Access {
    database: Database,
    clock: Clock,
    cache: CallerCache,
}

impl Access {
    /// Finds callers in this database.
    pub fn new(database: &Database, clock: &Clock) -> Self {
        metrics::show();
        Self {
            database: database.clone(),
            clock: clock.clone(),
            cache: CallerCache::default(),
        }
    }

    /// Forgets who called: to be called after the commit of whatever changes sessions, members, keys or devices, so that it holds
    /// here at once. Other instances read by what they know for up to 15 seconds.
    pub fn forget_all(&self) {
        self.cache.forget_all();
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Whose credential it is, and what they are at an organizer; 401 where it is not good.
    pub(crate) async fn find(
        &self,
        credential: Credential,
        organizer_id: Uuid,
        method: &Method,
    ) -> Result<Identity, Problem> {
        let key = (credential, organizer_id);
        // Taken before reading: what changes in the meantime must make this too old, not too new.
        let (now, generation) = (self.now(), self.cache.generation());
        let is_read = matches!(*method, Method::GET | Method::HEAD);
        if is_read && let Some(identity) = self.cache.get(&key, now) {
            return Ok(identity);
        }
        let client = self.database.get().await?;
        let found = match credential {
            Credential::Session(hash) => find_session(&client, &hash, organizer_id, now).await,
            Credential::Key(hash) => find_key(&client, &hash, organizer_id, now).await,
            Credential::Device(hash) => find_device(&client, &hash, organizer_id).await,
        };
        let identity = found?.ok_or_else(sign_in_required)?;
        // Not that somebody is no member: they may be let in at any moment.
        if identity.membership.is_some() || organizer_id.is_nil() {
            self.cache.keep(key, now, &identity, generation);
        }
        Ok(identity)
    }
}

async fn find_session(
    client: &Client,
    hash: &[u8; 32],
    organizer_id: Uuid,
    now: Timestamp,
) -> Result<Option<Identity>, Problem> {
    let row = queries::find_session()
        .bind(
            client,
            &now,
            &hash.as_slice(),
            &(now - IDLE),
            &(now - SEEN_EVERY),
            &organizer_id,
        )
        .opt()
        .await
        .or_problem()?;
    let Some(row) = row else {
        return Ok(None);
    };
    let membership = match row.role {
        Some(role) => Some(Membership {
            role: read(&role)?,
            events: if row.all_events == Some(true) {
                Scope::All
            } else {
                Scope::Listed(row.event_ids.into())
            },
        }),
        None => None,
    };
    Ok(Some(Identity {
        actor: Actor::Person(row.account_id),
        person: Some(SignedIn {
            session_id: row.session_id,
            account_id: row.account_id,
            stepped_up_at: row.stepped_up_at,
        }),
        membership,
    }))
}

async fn find_key(
    client: &Client,
    hash: &[u8; 32],
    organizer_id: Uuid,
    now: Timestamp,
) -> Result<Option<Identity>, Problem> {
    let row = queries::find_api_key()
        .bind(client, &now, &hash.as_slice(), &(now - SEEN_EVERY))
        .opt()
        .await
        .or_problem()?;
    let Some(row) = row else {
        return Ok(None);
    };
    let role = read(&row.role)?;
    Ok(Some(Identity {
        actor: Actor::Key(row.api_key_id),
        person: None,
        membership: (row.organizer_id == organizer_id).then_some(of_all_events(role)),
    }))
}

async fn find_device(
    client: &Client,
    hash: &[u8; 32],
    organizer_id: Uuid,
) -> Result<Option<Identity>, Problem> {
    let row = queries::find_device()
        .bind(client, &hash.as_slice())
        .opt()
        .await
        .or_problem()?;
    Ok(row.map(|row| Identity {
        actor: Actor::Device(row.device_id),
        person: None,
        membership: (row.organizer_id == organizer_id).then_some(of_all_events(Role::Gate)),
    }))
}

fn of_all_events(role: Role) -> Membership {
    Membership {
        role,
        events: Scope::All,
    }
}

fn read(role: &str) -> Result<Role, Problem> {
    role.parse().map_err(Problem::internal)
}

impl fmt::Debug for Access {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Access").finish_non_exhaustive()
    }
}
