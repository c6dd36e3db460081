use guichet_audit::Action;
use serde_json::json;

/// What entries of the audit log may say, a row each: `"account.created"`.
pub(crate) fn audit_actions() -> String {
    format!("{:#}\n", json!(Action::ALL))
}
