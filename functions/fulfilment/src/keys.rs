use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use guichet_clock::Entropy;
use guichet_config::MasterKey;
use guichet_database::{Failure, Transaction};
use guichet_http::Problem;
use guichet_queries::queries::fulfilment as queries;
use guichet_tickets::SigningKey;
use jiff::Timestamp;
use uuid::Uuid;

/// How many keys are kept in memory. An instance that meets more events than that begins anew.
const KEPT: usize = 256;

/// The events' signing keys. One that is in the database never changes, so it is read once.
pub(crate) struct Keys {
    master: MasterKey,
    read: Mutex<HashMap<Uuid, Arc<SigningKey>>>,
}

impl Keys {
    /// Keys that are sealed under this one.
    pub(crate) fn new(master: MasterKey) -> Self {
        Self {
            master,
            read: Mutex::default(),
        }
    }

    /// The key of an event. The first order that is paid makes it; of two at once, both use the first's.
    pub(crate) async fn of(
        &self,
        event_id: Uuid,
        transaction: &Transaction<'_>,
        entropy: &Entropy,
        now: Timestamp,
    ) -> Result<Arc<SigningKey>, Failure> {
        let known = self.lock().get(&event_id).cloned();
        if let Some(key) = known {
            return Ok(key);
        }
        if let Some(key) = self.stored(transaction, event_id).await? {
            let mut read = self.lock();
            if read.len() >= KEPT {
                read.clear();
            }
            read.insert(event_id, Arc::clone(&key));
            return Ok(key);
        }
        let key = SigningKey::generate(entropy);
        let (public, sealed) = (
            key.public_key().to_bytes(),
            key.seal(&self.master, event_id, entropy),
        );
        let inserted = queries::insert_signing_key()
            .bind(transaction, &event_id, &public.as_slice(), &sealed, &now)
            .await?;
        if inserted == 1 {
            // Not kept yet: this transaction may still be rolled back.
            return Ok(Arc::new(key));
        }
        let first = self.stored(transaction, event_id).await?;
        first.ok_or_else(|| {
            Problem::internal("an event's signing key is there and cannot be read").into()
        })
    }

    async fn stored(
        &self,
        transaction: &Transaction<'_>,
        event_id: Uuid,
    ) -> Result<Option<Arc<SigningKey>>, Failure> {
        let row = queries::signing_key()
            .bind(transaction, &event_id)
            .opt()
            .await?;
        let open = |sealed: Vec<u8>| {
            let key = SigningKey::open(&self.master, event_id, &sealed);
            key.map(Arc::new).map_err(Problem::internal)
        };
        Ok(row.map(open).transpose()?)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Uuid, Arc<SigningKey>>> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
