use std::fmt::{self, Display};

/// A field of what was sent, and what it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// A JSON pointer to it, within the rule or series that was checked: `/rule/until`.
    pub pointer: String,
    /// What is legal, as it ends the sentence "must be …".
    pub legal: String,
}

impl FieldError {
    pub(crate) fn new(pointer: impl Into<String>, legal: impl Into<String>) -> Self {
        Self {
            pointer: pointer.into(),
            legal: legal.into(),
        }
    }

    /// The same error of a field that is part of something larger: `prefix` points to that part.
    #[must_use]
    pub fn within(self, prefix: &str) -> Self {
        Self {
            pointer: format!("{prefix}{}", self.pointer),
            ..self
        }
    }
}

impl Display for FieldError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} must be {}", self.pointer, self.legal)
    }
}

impl std::error::Error for FieldError {}

/// Errors, as they are found.
#[derive(Debug, Default)]
pub(crate) struct Checks(Vec<FieldError>);

impl Checks {
    /// Adds an error where something is not legal.
    pub(crate) fn that(
        &mut self,
        is_legal: bool,
        pointer: impl Into<String>,
        legal: impl Into<String>,
    ) {
        if !is_legal {
            self.0.push(FieldError::new(pointer, legal));
        }
    }

    /// Adds the errors of a part.
    pub(crate) fn part(&mut self, prefix: &str, errors: Vec<FieldError>) {
        self.0
            .extend(errors.into_iter().map(|error| error.within(prefix)));
    }

    /// All of them.
    pub(crate) fn errors(self) -> Vec<FieldError> {
        self.0
    }
}
