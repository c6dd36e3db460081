//! What the rows of the matrix have in common: they are counted, and all that are wrong are told at once.

use guichet_http::StatusCode;

use crate::answer::Answer;

/// Rows that were tried.
#[derive(Default)]
pub(crate) struct Rows {
    tried: usize,
    wrong: Vec<String>,
}

impl Rows {
    /// A row: `what` was asked, and `expected` of the answer.
    pub(crate) fn check(&mut self, what: &str, answer: &Answer, expected: Expected) {
        self.tried += 1;
        let is_expected = match expected {
            Expected::Status(status) => answer.status == status.as_u16(),
            Expected::Done => (200..300).contains(&answer.status),
            Expected::Failed => answer.status >= 500,
        };
        if !is_expected {
            self.wrong
                .push(format!("{what}: expected {expected:?}, but {answer}"));
        }
    }

    /// What must hold after a row.
    pub(crate) fn hold(&mut self, what: &str, holds: Result<(), String>) {
        if let Err(reason) = holds {
            self.wrong.push(format!("{what}: {reason}"));
        }
    }

    /// Says how many rows there were.
    ///
    /// # Panics
    /// When some were not as expected.
    pub(crate) fn finish(self, name: &str) {
        println!("{name}: {} rows", self.tried);
        assert!(self.tried > 0, "{name}: nothing was tried");
        assert!(
            self.wrong.is_empty(),
            "{name}: {} of {} rows are wrong\n{}",
            self.wrong.len(),
            self.tried,
            self.wrong.join("\n")
        );
    }
}

/// What a row's answer must be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Expected {
    /// Exactly this.
    Status(StatusCode),
    /// It is done.
    Done,
    /// It could not be done, and the function is to blame.
    Failed,
}

/// Whether an answer about what there is not is the same as another: nobody learns from it what there is.
pub(crate) fn same(first: &Answer, answer: &Answer) -> Result<(), String> {
    if first == answer {
        return Ok(());
    }
    Err(format!(
        "it differs from another answer about what there is not: {answer:?}, not {first:?}"
    ))
}
