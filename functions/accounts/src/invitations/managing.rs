//! Who lets in, and keeps out, members of which role: looked at before, and by the database once more under its lock.

use guichet_access::{Role, role_required};
use guichet_http::Problem;

use crate::outcomes::MembershipOutcome;
use crate::problems::INVITATION_OVER;

/// 403 where somebody of this role may not let in, or keep out, another.
pub(super) fn check_role(role: Role, other: Role) -> Result<(), Problem> {
    if role.may_manage(other) {
        return Ok(());
    }
    Err(role_required(role, &[Role::Owner]))
}

/// What `mail_invitation` and `revoke_invitation` answer to somebody who had this role.
pub(super) fn check_outcome(role: Role, outcome: &str) -> Result<(), Problem> {
    match outcome.parse().map_err(Problem::internal)? {
        MembershipOutcome::Done => Ok(()),
        MembershipOutcome::Absent => Err(INVITATION_OVER.into()),
        // Their role was taken away a moment ago.
        MembershipOutcome::NotYours => Err(role_required(role, &[Role::Owner])),
        other => Err(Problem::internal(other.as_str())),
    }
}
