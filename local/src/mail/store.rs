//! Caught mail as files, one `.eml` each, so that it outlives the run and opens in any mail reader.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use guichet_clock::{Clock, Entropy};
use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use super::message::{Content, Summary, read};
use crate::files::write_whole;

/// The oldest beyond so many are removed.
const KEPT: usize = 1000;

/// A mail in the store.
#[derive(Clone, Debug, Serialize)]
pub struct StoredMail {
    /// Its name in the store; sorts by time.
    pub id: Uuid,
    /// When it was caught.
    pub received_at: Timestamp,
    /// What a list shows.
    #[serde(flatten)]
    pub summary: Summary,
}

/// Mail in a folder.
pub struct MailStore {
    folder: PathBuf,
    clock: Clock,
    entropy: Entropy,
    /// Oldest first.
    mails: Mutex<Vec<Arc<StoredMail>>>,
}

impl MailStore {
    /// Opens the folder with what earlier runs left in it.
    pub fn open(folder: &Path, clock: Clock, entropy: Entropy) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let mut mails = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let id = path
                .file_stem()
                .and_then(|stem| stem.to_str())
                .and_then(|stem| stem.parse::<Uuid>().ok());
            if let (Some(id), Some("eml")) = (
                id,
                path.extension().and_then(|extension| extension.to_str()),
            ) {
                mails.push(Arc::new(stored(id, &fs::read(&path)?)));
            }
        }
        mails.sort_by_key(|mail| mail.id);
        Ok(Self {
            folder: folder.to_owned(),
            clock,
            entropy,
            mails: Mutex::new(mails),
        })
    }

    /// Keeps a mail; it is on disk when this returns. The addresses are those that the sender gave to the server, which need not be
    /// those in the mail's head.
    pub fn keep(&self, sender: &str, recipients: &[String], message: &[u8]) -> io::Result<()> {
        let mut raw = format!("Return-Path: <{sender}>\r\n").into_bytes();
        for recipient in recipients {
            raw.extend_from_slice(format!("Delivered-To: {recipient}\r\n").as_bytes());
        }
        raw.extend_from_slice(message);
        let id = self.entropy.uuid(self.clock.now());
        write_whole(&self.path(id), &raw)?;
        let mut mails = self.mails();
        mails.push(Arc::new(stored(id, &raw)));
        // Two that come within one millisecond may have been given names in the other order.
        mails.sort_by_key(|mail| mail.id);
        if mails.len() > KEPT {
            let oldest = mails.remove(0);
            fs::remove_file(self.path(oldest.id))?;
        }
        Ok(())
    }

    /// All mail, newest first.
    pub fn list(&self) -> Vec<Arc<StoredMail>> {
        self.mails().iter().rev().cloned().collect()
    }

    /// One mail and what is in it.
    pub fn open_mail(&self, id: Uuid) -> Option<(Arc<StoredMail>, Content)> {
        let mail = self.mails().iter().find(|mail| mail.id == id).cloned()?;
        let raw = self.raw(id)?;
        Some((mail, read(&raw)))
    }

    /// One mail as it was sent.
    pub fn raw(&self, id: Uuid) -> Option<Vec<u8>> {
        fs::read(self.path(id)).ok()
    }

    /// Removes all mail.
    pub fn clear(&self) -> io::Result<()> {
        let mut mails = self.mails();
        for mail in mails.drain(..) {
            fs::remove_file(self.path(mail.id))?;
        }
        Ok(())
    }

    fn path(&self, id: Uuid) -> PathBuf {
        self.folder.join(format!("{id}.eml"))
    }

    fn mails(&self) -> MutexGuard<'_, Vec<Arc<StoredMail>>> {
        self.mails.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn stored(id: Uuid, raw: &[u8]) -> StoredMail {
    let received_at = id.get_timestamp().and_then(|time| {
        let (seconds, nanoseconds) = time.to_unix();
        Timestamp::new(
            i64::try_from(seconds).ok()?,
            i32::try_from(nanoseconds).ok()?,
        )
        .ok()
    });
    StoredMail {
        id,
        received_at: received_at.unwrap_or_default(),
        summary: read(raw).summary,
    }
}
