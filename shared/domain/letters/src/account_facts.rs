use guichet_access::{Role, UnknownRole};
use guichet_contact::check_name;
use guichet_queries::queries::mailer::AccountMail;

/// What the words of a mail about an account speak of: `account` in the templates.
pub struct AccountFacts {
    /// Whom it greets: nobody, unless the account has confirmed this address.
    pub(crate) name: Option<String>,
    /// Of the address that people know the ticket office by.
    pub(crate) host: String,
    /// How long its link is good for, from when it was asked for; 0 for a mail without one.
    pub(crate) minutes: i32,
    /// Who invites, as the next three are; empty for other mails.
    pub(crate) organizer: String,
    /// Who of them.
    pub(crate) invited_by: String,
    pub(crate) role: Option<Role>,
}

impl AccountFacts {
    /// `Err` for a role that a newer release has given.
    pub fn of(mail: &AccountMail, host: &str) -> Result<Self, UnknownRole> {
        // What was a name once and would not be taken for one today is not said.
        let name = |name: &Option<String>| name.as_deref().and_then(|name| check_name(name).ok());
        let organizer = mail.organizer_name.clone().unwrap_or_default();
        Ok(Self {
            name: name(&mail.account_name),
            host: host.to_owned(),
            minutes: mail.link_minutes.unwrap_or_default(),
            invited_by: name(&mail.invited_by).unwrap_or_else(|| organizer.clone()),
            organizer,
            role: mail.role.as_deref().map(str::parse).transpose()?,
        })
    }
}
