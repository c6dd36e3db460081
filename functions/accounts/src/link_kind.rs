/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LinkKind {
    Confirm,
    SignIn,
    Reset,
    ChangeEmail,
}

impl LinkKind {
    pub(crate) const ALL: [Self; 4] = [Self::Confirm, Self::SignIn, Self::Reset, Self::ChangeEmail];

    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::SignIn => "sign_in",
            Self::Reset => "reset",
            Self::ChangeEmail => "change_email",
        }
    }
}
