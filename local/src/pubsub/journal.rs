//! What was accepted and has not been delivered yet, on disk: a publish is answered only after it has been written here, so that neither
//! a stop nor a crash loses it.
//!
//! The file is a list of what happened, one JSON object per line. It is read when the local cloud starts, written anew without what is
//! over, and again whenever it has grown large. A last line that was cut off by a crash was never answered and is dropped.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tokio::sync::{mpsc, oneshot};

use super::ledger::{Ledger, Record, Unfinished};

/// Written anew whenever so much has been added.
const COMPACT_BYTES: u64 = 4 * 1024 * 1024;
/// Records that are written, and made durable, together.
const BATCH: usize = 1024;

/// Writes records. Cheap to clone; the file is closed when the last one is dropped.
#[derive(Clone)]
pub(super) struct Journal {
    queue: mpsc::Sender<Entry>,
}

struct Entry {
    /// None where somebody only wants to know that all before it is written.
    record: Option<Record>,
    /// Told when it is on disk; without one it may be lost by a crash.
    written: Option<oneshot::Sender<Result<(), String>>>,
}

impl Journal {
    /// Opens the file and answers what it says is left to do, in the order of publishing.
    pub(super) fn open(path: &Path) -> io::Result<(Self, Vec<Unfinished>)> {
        let mut ledger = Ledger::default();
        match fs::read(path) {
            Ok(bytes) => bytes
                .split(|byte| *byte == b'\n')
                .filter_map(|line| serde_json::from_slice(line).ok())
                .for_each(|record| ledger.apply(record)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        let unfinished = ledger.unfinished();
        let mut writer = Writer {
            path: path.to_owned(),
            file: None,
            size: 0,
            ledger,
        };
        writer.compact()?;
        let (queue, entries) = mpsc::channel(BATCH);
        tokio::task::spawn_blocking(move || writer.run(entries));
        Ok((Self { queue }, unfinished))
    }

    /// Writes a record and waits until it is on disk.
    pub(super) async fn write(&self, record: Record) -> Result<(), String> {
        self.put(Some(record)).await
    }

    /// Waits until all that was noted is on disk.
    pub(super) async fn settle(&self) -> Result<(), String> {
        self.put(None).await
    }

    async fn put(&self, record: Option<Record>) -> Result<(), String> {
        let (written, result) = oneshot::channel();
        let closed = || "the journal is closed".to_owned();
        self.queue
            .send(Entry {
                record,
                written: Some(written),
            })
            .await
            .map_err(|_| closed())?;
        result.await.map_err(|_| closed())?
    }

    /// Writes a record whose loss by a crash only means that a message is delivered again.
    pub(super) async fn note(&self, record: Record) {
        // Only a writer that panicked is gone while this exists, and then publishing fails as well.
        let _ = self
            .queue
            .send(Entry {
                record: Some(record),
                written: None,
            })
            .await;
    }
}

/// The thread that owns the file.
struct Writer {
    path: PathBuf,
    file: Option<File>,
    size: u64,
    ledger: Ledger,
}

impl Writer {
    fn run(mut self, mut entries: mpsc::Receiver<Entry>) {
        let mut batch = Vec::with_capacity(BATCH);
        while entries.blocking_recv_many(&mut batch, BATCH) > 0 {
            let result = self
                .write(&batch)
                .map_err(|error| format!("{}: {error}", self.path.display()));
            if result.is_err() {
                // Half a line may be there: the next batch begins with a whole file.
                self.file = None;
            }
            for entry in batch.drain(..) {
                if let Some(record) = entry.record
                    && (result.is_ok() || entry.written.is_none())
                {
                    self.ledger.apply(record);
                }
                if let Some(written) = entry.written {
                    // Whoever asked may have gone away.
                    let _ = written.send(result.clone());
                }
            }
            if result.is_ok() && self.size > COMPACT_BYTES && self.compact().is_err() {
                // It stays long; the next batch tries again.
                self.size = 0;
            }
        }
    }

    fn write(&mut self, batch: &[Entry]) -> io::Result<()> {
        if self.file.is_none() {
            self.compact()?;
        }
        let mut lines = Vec::new();
        for record in batch.iter().filter_map(|entry| entry.record.as_ref()) {
            append_line(&mut lines, record)?;
        }
        let file = self.file.as_mut().expect("compact has just opened it");
        file.write_all(&lines)?;
        self.size += lines.len() as u64;
        if batch.iter().any(|entry| entry.written.is_some()) {
            file.sync_data()
        } else {
            Ok(())
        }
    }

    /// Writes the file anew, with what is left to do only.
    fn compact(&mut self) -> io::Result<()> {
        let unfinished = self.path.with_extension("new");
        let mut lines = Vec::new();
        for record in self.ledger.records() {
            append_line(&mut lines, &record)?;
        }
        fs::write(&unfinished, &lines)?;
        let file = OpenOptions::new().append(true).open(&unfinished)?;
        file.sync_all()?;
        fs::rename(&unfinished, &self.path)?;
        if let Some(folder) = self.path.parent() {
            File::open(folder)?.sync_all()?;
        }
        self.file = Some(file);
        self.size = 0;
        Ok(())
    }
}

fn append_line(lines: &mut Vec<u8>, record: &Record) -> io::Result<()> {
    serde_json::to_writer(&mut *lines, record)?;
    lines.push(b'\n');
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::pubsub::{Message, NewMessage};

    fn message(id: u64) -> Message {
        let new = NewMessage {
            data: "payload".into(),
            ..NewMessage::default()
        };
        Message::new(id, "orders", new, Timestamp::UNIX_EPOCH)
    }

    fn published(id: u64) -> Record {
        Record::Published {
            message: message(id),
            subscriptions: vec!["one".to_owned(), "two".to_owned()],
        }
    }

    fn done(id: u64, subscription: &str) -> Record {
        Record::Done {
            id: id.to_string(),
            subscription: subscription.to_owned(),
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn what_is_over_is_not_in_the_file_after_it_was_opened_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("journal");
        let (journal, left) = Journal::open(&path).expect("opened");
        assert!(left.is_empty());
        for id in 1000..1100 {
            journal.write(published(id)).await.expect("written");
        }
        for id in 1000..1099 {
            journal.note(done(id, "one")).await;
            journal.note(done(id, "two")).await;
        }
        let failed = Record::Failed {
            id: "1099".to_owned(),
            subscription: "two".to_owned(),
            attempts: 3,
        };
        journal.note(failed).await;
        journal.write(done(1099, "one")).await.expect("written");
        drop(journal);

        for _ in 0..2 {
            let (_journal, left) = Journal::open(&path).expect("opened");
            let [unfinished] = &left[..] else {
                panic!("one message is left, not {}", left.len());
            };
            assert_eq!(unfinished.message, message(1099));
            assert_eq!(unfinished.subscriptions.keys().collect::<Vec<_>>(), ["two"]);
            assert_eq!(unfinished.subscriptions["two"].attempts, 3);
            let text = fs::read_to_string(&path).expect("readable");
            assert_eq!(text.lines().count(), 2, "{text}");
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn what_the_disk_does_not_take_is_refused_and_the_file_is_made_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("journal");
        let full = OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .expect("Linux has it");
        let writer = Writer {
            path: path.clone(),
            file: Some(full),
            size: 0,
            ledger: Ledger::default(),
        };
        let (queue, entries) = mpsc::channel(BATCH);
        let thread = tokio::task::spawn_blocking(move || writer.run(entries));
        let journal = Journal { queue };
        let refused = journal
            .write(published(1000))
            .await
            .expect_err("the disk is full");
        assert!(refused.contains("No space left"), "{refused}");
        journal
            .write(published(1001))
            .await
            .expect("there is a file again");
        drop(journal);
        thread.await.expect("ended");
        let (_journal, left) = Journal::open(&path).expect("opened");
        assert_eq!(left.len(), 1);
        assert_eq!(left[0].message.id, "1001");
    }
}
