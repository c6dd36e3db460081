use guichet_http::Problem;

/// How an attempt to send a mail ended.
pub(crate) enum SendOutcome {
    /// The mail server has it.
    Sent,
    /// It will never be sent; and why, for its row.
    GivenUp(String),
    /// It is to be tried again; and why, for its row.
    Postponed { words: String, problem: Problem },
}

impl SendOutcome {
    /// What it was to say is no longer so, and another mail tells what is.
    pub(crate) fn outdated() -> Self {
        Self::GivenUp("what it was to say was no longer so".to_owned())
    }

    pub(crate) fn postponed(problem: Problem) -> Self {
        Self::Postponed {
            words: problem.name().to_owned(),
            problem,
        }
    }

    /// A newer release has written what this one cannot read, and will read it when this one is gone.
    pub(crate) fn unreadable(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::postponed(Problem::internal(error))
    }
}
