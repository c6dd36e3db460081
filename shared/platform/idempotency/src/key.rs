use guichet_clock::Clock;
use guichet_database::{DatabaseError, Failure, Transaction};
use guichet_http::{IntoResponse, Problem, StatusCode};
use guichet_platform_queries::client::GenericClient;
use guichet_platform_queries::queries::idempotency::{self as queries, FindKeys};
use jiff::{SignedDuration, Timestamp};

use crate::answer::StoredResponse;
use crate::problems::{in_progress, key_reused};
use crate::request_key::IdempotencyKey;

/// How long a key is known, and its answer kept.
pub const RETENTION: SignedDuration = SignedDuration::from_hours(24);

/// A request with its key, and whose key it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    scope: String,
    request: IdempotencyKey,
}

impl Key {
    /// The key of a request, among those of `scope`: the operation and the caller, such as `orders.cancel:<order id>`.
    pub fn new(scope: impl Into<String>, request: IdempotencyKey) -> Self {
        let scope = scope.into();
        Self { scope, request }
    }

    /// What `work` answers, or what was answered to the first request with this key; else 422 or 409. The key is taken and
    /// the answer kept in the transaction of the work, so they are there together or not at all: after a refusal, or when
    /// the process dies, the key is free again at once. A concurrent request with the key waits for the end of the
    /// transaction, as long as the database's lock timeout lets it.
    pub async fn answer_once<T: IntoResponse>(
        &self,
        transaction: &Transaction<'_>,
        clock: &Clock,
        work: impl AsyncFnOnce() -> Result<T, Failure>,
    ) -> Result<StoredResponse, Failure> {
        let now = clock.now();
        let taken = queries::take_key()
            .bind(
                transaction,
                &self.scope,
                &self.request.key,
                &self.request.fingerprint.as_slice(),
                &now,
                &(now + RETENTION),
            )
            .await
            .map_err(waited)?;
        if taken == 0 {
            let (scopes, keys) = names(&[self]);
            let found = queries::find_keys()
                .bind(transaction, &scopes, &keys)
                .opt()
                .await?;
            // Whoever had it may have given it up meanwhile.
            let found = found.ok_or_else(in_progress)?;
            return Ok(self.judge(found)?);
        }
        let answer = StoredResponse::new(work().await?).await?;
        queries::store_answer()
            .bind(
                transaction,
                &status(&answer),
                &answer.content_type,
                &answer.location,
                &answer.body.as_ref(),
                &self.scope,
                &self.request.key,
            )
            .await?;
        Ok(answer)
    }

    /// What was answered to the first requests with these keys, if they have been; 422 or 409 as in [`Key::answer_once`]. One
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

    /// Keeps the answers to the first requests with these keys, for a handler that looked for them with
    /// [`Key::answered_each`] and finds its own work done when it is asked again. Nothing where somebody else was first.
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
