//! Objects: images under names of their content, in a bucket of Cloud Storage or in a folder.
//!
//! An object is put, read, listed and deleted, and never changes, so whoever has it may keep it for ever. Whatever is stored is public: who
//! knows the name of an object reads it at [`ObjectName::path`] of the site. Who refers to an object is a matter of the database; what nobody
//! refers to is swept:
//!
//! ```no_run
//! # async fn sweep(storage: &guichet_storage::Storage, a_day_ago: jiff::Timestamp) -> Result<(), guichet_storage::StorageError> {
//! # async fn is_referred_to(_: &guichet_storage::ObjectName) -> bool { true }
//! let mut from = None;
//! loop {
//!     let page = storage.list("", from.as_ref()).await?;
//!     for object in &page.objects {
//!         // Put before the transaction that refers to it, so what was put just now may be referred to in a moment.
//!         if object.put_at < a_day_ago && !is_referred_to(&object.name).await {
//!             storage.delete(object).await?;
//!         }
//!     }
//!     from = page.next;
//!     if from.is_none() {
//!         return Ok(());
//!     }
//! }
//! # }
//! ```
//!
//! It is not for what only some may read, and not for what is larger than memory bears.

mod cloud;
mod error;
mod folder;
mod name;
mod object;
#[cfg(test)]
mod tests;
mod token;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use guichet_clock::{Clock, Entropy};
use guichet_config::{ConfigError, Env};
use tokio::time::timeout;

pub use self::error::StorageError;
pub use self::name::{ContentType, InvalidName, ObjectName};
pub use self::object::{Cursor, ObjectPage, StoredObject};

use self::cloud::{CloudStorage, ENDPOINT};
use self::folder::Folder;
use self::token::Tokens;

/// The largest object. Images are uploaded with at most so many bytes, and what is made of them is smaller.
pub const LARGEST_OBJECT_BYTES: usize = 10 * 1024 * 1024;

/// How long anybody may keep an object: its name is its content's, so for ever.
pub const CACHE_CONTROL: &str = "public, max-age=31536000, immutable";

/// What a call may take with all its attempts. Somebody waits for it.
pub const TIME_LIMIT: Duration = Duration::from_secs(20);

/// The most objects in a page of a list.
const PAGE_LENGTH: usize = 1000;

const VARIABLE: &str = "STORAGE_URL";
const LEGAL: &str = "a bucket, such as gs://tickets-example-media, or an absolute folder, such as file:///var/lib/guichet/storage";

/// Where objects are. Cheap to clone; clones share connections.
#[derive(Clone)]
pub struct Storage(Place);

#[derive(Clone)]
enum Place {
    Cloud(Arc<CloudStorage>),
    Folder(Arc<Folder>),
}

impl Storage {
    /// Reads `STORAGE_URL`: `gs://<bucket>`, with the rights of the service account that Google's library finds, or `file:///<folder>`, whose
    /// path stands there as it is. Neither has to exist yet, and nothing is opened, looked for or fetched before the first call.
    pub fn from_env(env: &Env, clock: Clock, entropy: Entropy) -> Result<Self, ConfigError> {
        let url: String = env.parse(VARIABLE, LEGAL)?;
        let place = match url.split_once("://") {
            Some(("gs", bucket)) if is_bucket(bucket) => {
                let tokens = Some(Tokens::default());
                let cloud =
                    CloudStorage::new(ENDPOINT, bucket, tokens, PAGE_LENGTH, clock, entropy);
                Place::Cloud(Arc::new(cloud))
            }
            Some(("file", folder)) if is_folder(folder) => {
                Place::Folder(Arc::new(Folder::new(Path::new(folder), PAGE_LENGTH, clock)))
            }
            _ => return Err(ConfigError::illegal(VARIABLE, LEGAL)),
        };
        Ok(Self(place))
    }

    /// Stores this content and answers its name, once it is safe. What is there already is not written again, but counts as put just now:
    /// who is about to delete it as [`Storage::list`] showed it does not.
    pub async fn put(
        &self,
        content_type: ContentType,
        content: Bytes,
    ) -> Result<ObjectName, StorageError> {
        if content.len() > LARGEST_OBJECT_BYTES {
            return Err(StorageError::TooLarge(LARGEST_OBJECT_BYTES));
        }
        let name = ObjectName::of(content_type, &content);
        in_time(async {
            match &self.0 {
                Place::Cloud(cloud) => cloud.put(&name, &content).await,
                Place::Folder(folder) => folder.put(&name, content).await,
            }
        })
        .await?;
        Ok(name)
    }

    /// The content of an object. It is what was put, or an error.
    pub async fn get(&self, name: &ObjectName) -> Result<Bytes, StorageError> {
        let content = in_time(async {
            match &self.0 {
                Place::Cloud(cloud) => cloud.get(name).await,
                Place::Folder(folder) => folder.get(name).await,
            }
        })
        .await?;
        if content.len() > LARGEST_OBJECT_BYTES {
            return Err(StorageError::TooLarge(LARGEST_OBJECT_BYTES));
        }
        if !name.fits(&content) {
            let reason = format!("{name} has another content than its name says");
            return Err(StorageError::Permanent(reason.into()));
        }
        Ok(content)
    }

    /// The object, if there is one.
    pub async fn find(&self, name: &ObjectName) -> Result<Option<StoredObject>, StorageError> {
        in_time(async {
            match &self.0 {
                Place::Cloud(cloud) => cloud.find(name).await,
                Place::Folder(folder) => folder.find(name).await,
            }
        })
        .await
    }

    /// Whether there is such an object.
    pub async fn exists(&self, name: &ObjectName) -> Result<bool, StorageError> {
        Ok(self.find(name).await?.is_some())
    }

    /// Deletes an object that has not been put again since it was found or listed. Answers whether it is gone: false where somebody has put
    /// it again, true also where it was gone already.
    pub async fn delete(&self, object: &StoredObject) -> Result<bool, StorageError> {
        in_time(async {
            match &self.0 {
                Place::Cloud(cloud) => cloud.delete(object).await,
                Place::Folder(folder) => folder.delete(object).await,
            }
        })
        .await
    }

    /// Up to a thousand objects whose names begin with `prefix`, in the order of their names: the first, or those where another page ended.
    /// What is put meanwhile may be missed. Files that are no objects are left out.
    pub async fn list(
        &self,
        prefix: &str,
        from: Option<&Cursor>,
    ) -> Result<ObjectPage, StorageError> {
        in_time(async {
            match &self.0 {
                Place::Cloud(cloud) => cloud.list(prefix, from).await,
                Place::Folder(folder) => folder.list(prefix, from).await,
            }
        })
        .await
    }
}

async fn in_time<T>(
    work: impl Future<Output = Result<T, StorageError>>,
) -> Result<T, StorageError> {
    match timeout(TIME_LIMIT, work).await {
        Ok(outcome) => outcome,
        Err(late) => Err(StorageError::Transient(late.into())),
    }
}

/// As Cloud Storage names buckets.
fn is_bucket(text: &str) -> bool {
    let is_legal = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'.')
    };
    (3..=222).contains(&text.len())
        && text.bytes().all(is_legal)
        && text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text.ends_with(|last: char| last.is_ascii_alphanumeric())
}

fn is_folder(text: &str) -> bool {
    Path::new(text).is_absolute() && text != "/"
}
