use std::future::Future;

use crate::error::DatabaseError;
use crate::failure::Failure;

/// Asks several questions in one statement or transaction, and each by itself where that fails in a way that one of them
/// may have caused: so that a bad one does not fail its neighbours. As many answers as questions, in their order.
///
/// `ask` answers each question of those it is given, and has changed nothing when it fails.
pub async fn together<Q, A, F>(
    questions: Vec<Q>,
    ask: impl Fn(Vec<Q>) -> F,
) -> Vec<Result<A, Failure>>
where
    Q: Clone,
    F: Future<Output = Result<Vec<A>, Failure>>,
{
    let alone = questions.len() == 1;
    let failure = match ask(questions.clone()).await {
        Ok(answers) => return answers.into_iter().map(Ok).collect(),
        Err(failure) if alone => return vec![Err(failure)],
        Err(failure) => failure,
    };
    let mut answers = Vec::with_capacity(questions.len());
    for question in questions {
        answers.push(match failure.of_the_database() {
            Some(same) => Err(same.into()),
            None => ask(vec![question]).await.and_then(|mut answers| {
                answers.pop().ok_or_else(|| {
                    guichet_http::Problem::internal("a question was not answered").into()
                })
            }),
        });
    }
    answers
}

impl Failure {
    /// The same failure again, if it is the database that failed, whatever it was asked.
    fn of_the_database(&self) -> Option<DatabaseError> {
        match self {
            Self::Database(DatabaseError::Busy(_)) => Some(DatabaseError::Busy(None)),
            Self::Database(DatabaseError::ClockDiffers(ahead)) => {
                Some(DatabaseError::ClockDiffers(*ahead))
            }
            Self::Database(DatabaseError::Unavailable(source)) => {
                Some(DatabaseError::Unavailable(source.clone()))
            }
            Self::Database(DatabaseError::CommitUnknown(source)) => {
                Some(DatabaseError::CommitUnknown(source.clone()))
            }
            _ => None,
        }
    }
}
