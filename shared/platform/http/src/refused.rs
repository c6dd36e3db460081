//! Why a handler refuses: the type of its failure.

use std::fmt;
use std::marker::PhantomData;

use guichet_problem::ProblemType;

use crate::{Operation, Problem};

/// The problems that an operation answers with, beside those that its parameters imply and those of the server (5xx).
///
/// ```
/// # use guichet_http::{Problems, ProblemType, StatusCode};
/// const SOLD_OUT: ProblemType = ProblemType::new(StatusCode::CONFLICT, "sold-out", "Sold out");
///
/// /// Why places are not held.
/// enum HoldProblem {}
///
/// impl Problems for HoldProblem {
///     const ALL: &[(ProblemType, &str)] = &[(SOLD_OUT, "others have what is wanted")];
/// }
/// ```
pub trait Problems: 'static {
    /// Each with the end of the sentence "answered when …".
    const ALL: &'static [(ProblemType, &'static str)];
}

/// One of the problems `P`, or one of the server. The compiler cannot tell which problem a value is, so a debug build
/// answers 500 to one that the operation does not describe: a test that provokes it fails.
pub struct Refused<P> {
    problem: Problem,
    of: PhantomData<fn() -> P>,
}

impl<P, E: Into<Problem>> From<E> for Refused<P> {
    fn from(error: E) -> Self {
        Self {
            problem: error.into(),
            of: PhantomData,
        }
    }
}

impl<P> fmt::Debug for Refused<P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problem.fmt(formatter)
    }
}

/// What a handler may fail with.
pub trait Refuse: 'static {
    /// The problem.
    fn into_problem(self) -> Problem;

    /// Adds the problems to the document.
    fn describe(operation: Operation) -> Operation;
}

impl<P: Problems> Refuse for Refused<P> {
    fn into_problem(self) -> Problem {
        self.problem
    }

    fn describe(operation: Operation) -> Operation {
        P::ALL.iter().fold(operation, |operation, (problem, when)| {
            operation.problem(*problem, when)
        })
    }
}

/// Of an operation that has no problems of its own.
impl Refuse for Problem {
    fn into_problem(self) -> Problem {
        self
    }

    fn describe(operation: Operation) -> Operation {
        operation
    }
}
