use guichet_contact::{check_email, fold_email};
use guichet_http::Problem;

/// An e-mail address as it was typed, and as it is compared.
pub(crate) struct Email {
    pub(crate) typed: String,
    pub(crate) folded: String,
}

impl Email {
    /// The address in the field `email` of a body; else 422.
    pub(crate) fn read(typed: &str) -> Result<Self, Problem> {
        let invalid = |legal| Problem::invalid("/email", legal);
        let typed = check_email(typed).map_err(invalid)?;
        let folded = fold_email(&typed)
            .ok_or_else(|| Problem::internal("a checked address has a folded form"))?;
        Ok(Self { typed, folded })
    }
}
