//! What is answered about a session: whose it is, and what they may do where.

use guichet_access::{Right, Role, STEP_UP};
use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_money::Locale;
use guichet_queries::client::GenericClient;
use guichet_queries::queries::accounts::{self as queries, SessionRow};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::problems::SECOND_FACTORS;

/// A session, whose it is, and the organizers they work for.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct SessionAnswer {
    pub(crate) account: AccountProfile,
    session: SessionState,
    /// By the organizers' names.
    memberships: Vec<MembershipSummary>,
}

/// A person who signs in.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct AccountProfile {
    id: Uuid,
    email: String,
    name: String,
    locale: Locale,
    /// Else they sign in by mailed links alone.
    has_password: bool,
    /// What is asked for beside; empty without a second factor.
    second_factors: Vec<&'static str>,
    recovery_codes_left: i64,
}

/// Until when a session is good, and for what.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct SessionState {
    id: Uuid,
    expires_at: Timestamp,
    /// Until then, nothing asks for the password or a code again.
    stepped_up_until: Timestamp,
}

/// What somebody is at an organizer.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct MembershipSummary {
    organizer: OrganizerName,
    role: Role,
    /// Else the events in `event_ids` alone.
    all_events: bool,
    event_ids: Vec<Uuid>,
    /// What the role allows.
    rights: Vec<Right>,
}

/// How an organizer is called.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct OrganizerName {
    pub(crate) id: Uuid,
    pub(crate) slug: String,
    pub(crate) name: String,
}

impl SessionAnswer {
    /// Of this session; 404 where it has ended meanwhile.
    pub(crate) async fn read(
        client: &impl GenericClient,
        session_id: Uuid,
    ) -> Result<Self, Problem> {
        let rows = queries::session_answer()
            .bind(client, &session_id)
            .all()
            .await
            .or_problem()?;
        let first = rows.first().ok_or_else(Problem::not_found)?;
        let account = profile(first)?;
        let session = SessionState {
            id: session_id,
            expires_at: first.expires_at,
            stepped_up_until: first.stepped_up_at + STEP_UP,
        };
        let memberships = rows.into_iter().filter_map(membership);
        Ok(Self {
            account,
            session,
            memberships: memberships.collect::<Result<_, _>>()?,
        })
    }
}

fn profile(row: &SessionRow) -> Result<AccountProfile, Problem> {
    let second_factors = if row.has_totp {
        SECOND_FACTORS.to_vec()
    } else {
        Vec::new()
    };
    Ok(AccountProfile {
        id: row.account_id,
        email: row.email.clone(),
        name: row.name.clone(),
        locale: row.locale.parse().map_err(Problem::internal)?,
        has_password: row.has_password,
        second_factors,
        recovery_codes_left: row.recovery_codes_left,
    })
}

/// `None` of somebody who works for nobody.
fn membership(row: SessionRow) -> Option<Result<MembershipSummary, Problem>> {
    let organizer = OrganizerName {
        id: row.organizer_id?,
        slug: row.slug?,
        name: row.organizer_name?,
    };
    let (role, all_events) = (row.role?, row.all_events?);
    let role: Role = match role.parse() {
        Ok(role) => role,
        Err(error) => return Some(Err(Problem::internal(error))),
    };
    Some(Ok(MembershipSummary {
        organizer,
        role,
        all_events,
        event_ids: row.event_ids,
        rights: role.rights().collect(),
    }))
}
