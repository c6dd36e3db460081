//! Reading the file: a tar archive within gzip, whose entries are few, plain and no larger than they may be.

use std::io::Read;

use flate2::read::GzDecoder;
use serde::de::DeserializeOwned;
use tar::{Archive, Entries};

use crate::error::ArchiveError;
use crate::format::{EVENTS, FORMAT, MANIFEST, Manifest, ORGANIZER, PICTURES, VERSION};
use crate::limits;

/// What is named where no entry is.
pub(crate) const ARCHIVE: &str = "archive";

/// An archive that is read once, from its beginning to its end.
pub(crate) struct ArchiveFile<R: Read>(Archive<GzDecoder<R>>);

/// What an entry is, by its name alone. No name leads to a file of this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum EntryKind {
    Manifest,
    Organizer,
    Event,
    /// The name below `pictures/`.
    Picture(String),
}

/// An entry in memory.
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) kind: EntryKind,
    pub(crate) content: Vec<u8>,
}

impl<R: Read> ArchiveFile<R> {
    pub(crate) fn new(file: R) -> Self {
        Self(Archive::new(GzDecoder::new(file)))
    }

    /// Raw, so that nothing is read of entries that only say something of others, such as names without a limit.
    pub(crate) fn entries(&mut self) -> Result<EntryReader<'_, R>, ArchiveError> {
        let entries = self.0.entries().map_err(|error| damaged(&error))?;
        Ok(EntryReader {
            entries: entries.raw(true),
            json_bytes: 0,
        })
    }
}

pub(crate) struct EntryReader<'a, R: Read> {
    entries: Entries<'a, GzDecoder<R>>,
    json_bytes: u64,
}

impl<R: Read> EntryReader<'_, R> {
    /// The next one, if it is one of those that an archive has.
    pub(crate) fn read_next(&mut self) -> Result<Option<Entry>, ArchiveError> {
        let Some(entry) = self.entries.next() else {
            return Ok(None);
        };
        let entry = entry.map_err(|error| damaged(&error))?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let refused = |reason: String| Err(ArchiveError::refused(&name, reason));
        if !entry.header().entry_type().is_file() {
            return refused("neither folders nor links belong into an archive".to_owned());
        }
        let Some(kind) = kind_of(&name) else {
            return refused("no such entry belongs into an archive".to_owned());
        };
        let size = entry.size();
        let largest = match kind {
            EntryKind::Picture(_) => limits::PICTURE_BYTES,
            _ => limits::JSON_BYTES,
        };
        if size > largest {
            return refused(format!("larger than {largest} bytes"));
        }
        if !matches!(kind, EntryKind::Picture(_)) {
            self.json_bytes += size;
            if self.json_bytes > limits::ALL_JSON_BYTES {
                let most = limits::ALL_JSON_BYTES;
                return refused(format!("with it, more than {most} bytes of JSON"));
            }
        }
        let mut content = Vec::new();
        let read = entry.take(largest).read_to_end(&mut content);
        let read = read.map_err(|error| ArchiveError::refused(&name, error.to_string()))?;
        if u64::try_from(read) != Ok(size) {
            return refused("it breaks off".to_owned());
        }
        Ok(Some(Entry {
            name,
            kind,
            content,
        }))
    }
}

fn damaged(error: &std::io::Error) -> ArchiveError {
    ArchiveError::refused(ARCHIVE, format!("no tar archive within gzip: {error}"))
}

/// `None` for a name that no archive has.
fn kind_of(name: &str) -> Option<EntryKind> {
    if name == MANIFEST {
        return Some(EntryKind::Manifest);
    }
    if name == ORGANIZER {
        return Some(EntryKind::Organizer);
    }
    if let Some(event) = name.strip_prefix(EVENTS) {
        let number = event.strip_suffix(".json")?;
        let is_number = number.len() == 4 && number.bytes().all(|byte| byte.is_ascii_digit());
        return is_number.then_some(EntryKind::Event);
    }
    let file = name.strip_prefix(PICTURES)?;
    let hash = file.strip_suffix(".jpg")?;
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_hash.then(|| EntryKind::Picture(file.to_owned()))
}

impl Entry {
    /// The JSON of it, whose fields are those of the format and no others.
    pub(crate) fn parse<T: DeserializeOwned>(&self) -> Result<T, ArchiveError> {
        let mut json = serde_json::Deserializer::from_slice(&self.content);
        let parsed = serde_path_to_error::deserialize(&mut json).map_err(|error| {
            let (place, inner) = (error.path().to_string(), error.inner());
            let reason = match place.as_str() {
                "." => inner.to_string(),
                place => format!("{place}: {inner}"),
            };
            ArchiveError::refused(&self.name, reason)
        })?;
        let end = json.end();
        end.map_err(|error| ArchiveError::refused(&self.name, error.to_string()))?;
        Ok(parsed)
    }

    /// Whether this is an archive of the version that is read.
    pub(crate) fn check_manifest(&self) -> Result<(), ArchiveError> {
        let json: serde_json::Value = self.parse()?;
        let version = json.get("version").and_then(serde_json::Value::as_u64);
        if json.get("format").and_then(serde_json::Value::as_str) != Some(FORMAT) {
            let reason = format!("format must be {FORMAT}");
            return Err(ArchiveError::refused(&self.name, reason));
        }
        if version != Some(u64::from(VERSION)) {
            let reason = format!("version must be {VERSION}, which is the only one that is read");
            return Err(ArchiveError::refused(&self.name, reason));
        }
        self.parse::<Manifest>().map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_the_format_are_entries() {
        let picture = format!("pictures/{}.jpg", "a".repeat(64));
        for name in [
            "manifest.json",
            "organizer.json",
            "events/0001.json",
            &picture,
        ] {
            assert!(kind_of(name).is_some(), "{name}");
        }
        for name in [
            "../manifest.json",
            "/etc/passwd",
            "events/../../x.json",
            "events/00001.json",
            "events/1.json",
            "pictures/../x.jpg",
            "pictures/a.jpg",
            "readme.txt",
            "",
        ] {
            assert_eq!(kind_of(name), None, "{name}");
        }
    }
}
