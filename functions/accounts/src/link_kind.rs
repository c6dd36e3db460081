/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LinkKind {
    Confirm,
    SignIn,
    Reset,
}

impl LinkKind {
    pub(crate) const ALL: [Self; 3] = [Self::Confirm, Self::SignIn, Self::Reset];

    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::SignIn => "sign_in",
            Self::Reset => "reset",
        }
    }
}
