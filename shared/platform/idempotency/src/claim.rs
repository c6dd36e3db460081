use guichet_clock::Clock;
use guichet_database::{Database, DatabaseError, Failure, ResultExt, Transaction};
use guichet_http::{Problem, Response, StatusCode};
use guichet_platform_queries::client::GenericClient;
use guichet_platform_queries::queries::idempotency::{self as queries, FindKeys};
use jiff::{SignedDuration, Timestamp};

use crate::answer::StoredResponse;
use crate::problems::{in_progress, key_reused};
use crate::request_key::IdempotencyKey;

/// How long a key is known, and its answer kept.
pub const RETENTION: SignedDuration = SignedDuration::from_hours(24);

/// After this a request that was never finished counts as crashed: twice what a handler may take, for a statement that
/// the server is still at work on. Whoever repeats a request waits that long for one that has died.
const LOCKED: SignedDuration = SignedDuration::from_secs(20);

/// A key may be freed between our failing to take it and our looking at who has it; not time and again.
const ATTEMPTS: usize = 3;

/// A request with its key, and whose key it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    scope: String,
    request: IdempotencyKey,
}

/// Whether a request is the first with its key.
#[derive(Debug)]
pub enum Begun {
    /// It is: do the work, then [`Claim::store`] its answer or [`Claim::finish`].
    Acquired(Claim),
    /// It is not: this is what was answered.
    Replayed(StoredResponse),
}

/// The right to answer the first request with a key, for twenty seconds.
#[derive(Debug)]
pub struct Claim {
    key: Key,
    /// Also tells our claim from one of somebody who took over after us.
    locked_until: Timestamp,
}

impl Key {
    /// The key of a request, among those of `scope`: the operation and the caller, such as `orders.cancel:<order id>`.
    pub fn new(scope: impl Into<String>, request: IdempotencyKey) -> Self {
        let scope = scope.into();
        Self { scope, request }
    }

    /// Takes the key, or finds the answer that was given; else 422 or 409.
    pub async fn begin(self, database: &Database, clock: &Clock) -> Result<Begun, Problem> {
        let client = database.get().await?;
        Ok(self.begin_with(&client, clock).await?)
    }

    /// The same in the transaction that does the work and keeps its answer with [`Claim::store`]. Nobody sees the key
    /// taken before the commit, so it is free again at once when the transaction is rolled back or the process dies.
    /// Who comes with it meanwhile waits for the end, as long as the database's lock timeout lets them.
    pub async fn begin_within(
        self,
        transaction: &Transaction<'_>,
        clock: &Clock,
    ) -> Result<Begun, Failure> {
        self.begin_with(transaction, clock).await
    }

    /// What was answered to the first requests with these keys, if they have been; 422 or 409 as in [`Key::begin`]. One
    /// answer each, in their order.
    pub async fn answered_each(
        keys: &[&Self],
        client: &impl GenericClient,
        now: Timestamp,
    ) -> Result<Vec<Result<Option<StoredResponse>, Problem>>, Failure> {
        let (scopes, texts) = names(keys);
        let found = queries::find_keys()
            .bind(client, &scopes, &texts)
            .all()
            .await?;
        let mut answers: Vec<_> = keys.iter().map(|_| Ok(None)).collect();
        for found in found.into_iter().filter(|found| found.expires_at > now) {
            let nth = usize::try_from(found.number - 1).map_err(Problem::internal)?;
            answers[nth] = keys[nth].judge(found).map(Some);
        }
        Ok(answers)
    }

    /// Keeps the answers to the first requests with these keys: for a handler that finds its own work done when it is
    /// asked again, and looked for answers with [`Key::answered_each`]. Nothing where somebody else was first.
    pub async fn keep_each(
        answers: &[(&Self, &StoredResponse)],
        client: &impl GenericClient,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let keys: Vec<&Self> = answers.iter().map(|(key, _)| *key).collect();
        let (scopes, texts) = names(&keys);
        let fingerprints: Vec<&[u8]> = keys
            .iter()
            .map(|key| key.request.fingerprint.as_slice())
            .collect();
        let statuses: Vec<i16> = answers.iter().map(|(_, answer)| status(answer)).collect();
        let content_types: Vec<_> = answers
            .iter()
            .map(|(_, answer)| answer.content_type.as_deref())
            .collect();
        let locations: Vec<_> = answers
            .iter()
            .map(|(_, answer)| answer.location.as_deref())
            .collect();
        let bodies: Vec<&[u8]> = answers
            .iter()
            .map(|(_, answer)| answer.body.as_ref())
            .collect();
        queries::keep_answers()
            .bind(
                client,
                &now,
                &(now + RETENTION),
                &scopes,
                &texts,
                &fingerprints,
                &statuses,
                &content_types,
                &locations,
                &bodies,
            )
            .await?;
        Ok(())
    }

    async fn begin_with(
        self,
        client: &impl GenericClient,
        clock: &Clock,
    ) -> Result<Begun, Failure> {
        let now = clock.now();
        for _ in 0..ATTEMPTS {
            let locked_until = queries::claim_key()
                .bind(
                    client,
                    &self.scope,
                    &self.request.key,
                    &self.request.fingerprint.as_slice(),
                    &(now + LOCKED),
                    &now,
                    &(now + RETENTION),
                )
                .opt()
                .await
                .map_err(waited)?;
            if let Some(locked_until) = locked_until {
                return Ok(Begun::Acquired(Claim {
                    key: self,
                    locked_until,
                }));
            }
            let (scopes, texts) = names(&[&self]);
            let found = queries::find_keys()
                .bind(client, &scopes, &texts)
                .opt()
                .await?;
            if let Some(found) = found {
                return Ok(Begun::Replayed(self.judge(found)?));
            }
        }
        Err(in_progress().into())
    }

    fn judge(&self, found: FindKeys) -> Result<StoredResponse, Problem> {
        if found.fingerprint != self.request.fingerprint {
            return Err(key_reused());
        }
        let (Some(status), Some(body)) = (found.status, found.body) else {
            return Err(in_progress());
        };
        let status = u16::try_from(status)
            .ok()
            .and_then(|status| StatusCode::from_u16(status).ok());
        Ok(StoredResponse {
            // Only what was the status of a response is ever stored.
            status: status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            content_type: found.content_type,
            location: found.location,
            body: body.into(),
        })
    }
}

impl Claim {
    /// Keeps the answer in the transaction that does the work: both or neither. False if the claim has run out
    /// and somebody else may be doing the work: then roll back.
    pub async fn store(
        &self,
        transaction: &Transaction<'_>,
        answer: &StoredResponse,
    ) -> Result<bool, Problem> {
        self.store_with(transaction, answer).await
    }

    /// Keeps a success and gives the key back after a refusal. Answers what the handler did.
    pub async fn finish(
        self,
        database: &Database,
        outcome: Result<Response, Problem>,
    ) -> Result<Response, Problem> {
        let kept = match &outcome {
            Ok(response) if !is_refusal(response.status()) => {
                let answer = StoredResponse::of(response).await;
                self.finish_with(database, Some(&answer)).await
            }
            // Perhaps it was done: the key stays taken until somebody can have found out.
            Err(problem) if problem.problem_type() == guichet_database::OUTCOME_UNKNOWN => Ok(()),
            _ => self.finish_with(database, None).await,
        };
        if let Err(problem) = kept {
            // The work is done or refused either way, and that is what the caller has to know.
            tracing::error!(
                ?problem,
                "the outcome of an Idempotency-Key could not be kept"
            );
        }
        outcome
    }

    async fn finish_with(
        &self,
        database: &Database,
        answer: Option<&StoredResponse>,
    ) -> Result<(), Problem> {
        let client = database.get_with_long_wait().await?;
        match answer {
            Some(answer) => {
                self.store_with(&client, answer).await?;
            }
            None => {
                queries::free_key()
                    .bind(
                        &client,
                        &self.key.scope,
                        &self.key.request.key,
                        &self.locked_until,
                    )
                    .await
                    .or_problem()?;
            }
        }
        Ok(())
    }

    async fn store_with(
        &self,
        client: &impl GenericClient,
        answer: &StoredResponse,
    ) -> Result<bool, Problem> {
        let changed = queries::store_answer()
            .bind(
                client,
                &status(answer),
                &answer.content_type,
                &answer.location,
                &answer.body.as_ref(),
                &self.key.scope,
                &self.key.request.key,
                &self.locked_until,
            )
            .await
            .or_problem()?;
        Ok(changed == 1)
    }
}

fn names<'a>(keys: &[&'a Key]) -> (Vec<&'a str>, Vec<&'a str>) {
    keys.iter()
        .map(|key| (key.scope.as_str(), key.request.key.as_str()))
        .unzip()
}

/// A key that somebody has taken in a transaction can only be waited for.
fn waited(error: impl Into<DatabaseError>) -> Failure {
    match error.into() {
        DatabaseError::Locked(_) => in_progress().into(),
        other => other.into(),
    }
}

fn status(answer: &StoredResponse) -> i16 {
    i16::try_from(answer.status.as_u16()).expect("an HTTP status has three digits")
}

fn is_refusal(status: StatusCode) -> bool {
    status.is_client_error() || status.is_server_error()
}
