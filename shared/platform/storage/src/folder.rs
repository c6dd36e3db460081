//! Objects as files of a folder: for one machine, or for several that share a volume.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use guichet_clock::Clock;
use jiff::Timestamp;

use crate::LARGEST_OBJECT_BYTES;
use crate::error::StorageError;
use crate::name::{FOLDER, ObjectName};
use crate::object::{Cursor, ObjectPage, Revision, StoredObject};

/// The folder. When a file was last put is its time of modification.
pub(crate) struct Folder {
    /// The folder of the objects themselves, `media` in the one that was named.
    objects: PathBuf,
    page_length: usize,
    clock: Clock,
}

impl Folder {
    pub(crate) fn new(root: &Path, page_length: usize, clock: Clock) -> Self {
        Self {
            objects: root.join(FOLDER),
            page_length,
            clock,
        }
    }

    pub(crate) async fn put(
        self: &Arc<Self>,
        name: &ObjectName,
        content: Bytes,
    ) -> Result<(), StorageError> {
        let name = name.clone();
        self.work(move |folder| folder.write(&name, &content)).await
    }

    pub(crate) async fn get(self: &Arc<Self>, name: &ObjectName) -> Result<Bytes, StorageError> {
        let name = name.clone();
        self.work(move |folder| match folder.read(&name) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Ok(Err(StorageError::NotFound(name)))
            }
            read => read.map(Ok),
        })
        .await?
    }

    pub(crate) async fn find(
        self: &Arc<Self>,
        name: &ObjectName,
    ) -> Result<Option<StoredObject>, StorageError> {
        let name = name.clone();
        self.work(move |folder| folder.look(name)).await
    }

    pub(crate) async fn delete(
        self: &Arc<Self>,
        object: &StoredObject,
    ) -> Result<bool, StorageError> {
        let object = object.clone();
        self.work(move |folder| folder.remove(&object)).await
    }

    pub(crate) async fn list(
        self: &Arc<Self>,
        prefix: &str,
        from: Option<&Cursor>,
    ) -> Result<ObjectPage, StorageError> {
        let (prefix, after) = (prefix.to_owned(), from.map(|cursor| cursor.0.clone()));
        self.work(move |folder| folder.page(&prefix, after.as_deref()))
            .await
    }

    /// File systems block, so their calls are made where that holds up nobody.
    async fn work<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Self) -> io::Result<T> + Send + 'static,
    ) -> Result<T, StorageError> {
        let folder = Arc::clone(self);
        tokio::task::spawn_blocking(move || work(&folder))
            .await
            .map_err(|panicked| StorageError::Permanent(panicked.into()))?
            .map_err(classified)
    }

    fn path(&self, name: &ObjectName) -> PathBuf {
        self.objects.join(name.as_str())
    }

    /// Keeps other processes from putting and deleting until the file is dropped.
    fn lock(&self) -> io::Result<File> {
        let file = File::create(self.objects.join(".lock"))?;
        file.lock()?;
        Ok(file)
    }

    fn write(&self, name: &ObjectName, content: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.objects)?;
        let _lock = self.lock()?;
        let now = SystemTime::from(self.clock.now());
        let path = self.path(name);
        match File::open(&path) {
            Ok(file) => return file.set_modified(now),
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Err(_) => {}
        }
        // What a crash left of it is written over, as nobody else writes.
        let unfinished = self.objects.join(".unfinished");
        let mut file = File::create(&unfinished)?;
        file.write_all(content)?;
        file.set_modified(now)?;
        file.sync_all()?;
        fs::rename(&unfinished, &path)?;
        File::open(&self.objects)?.sync_all()
    }

    fn read(&self, name: &ObjectName) -> io::Result<Bytes> {
        let mut content = Vec::new();
        File::open(self.path(name))?
            .take(LARGEST_OBJECT_BYTES as u64 + 1)
            .read_to_end(&mut content)?;
        Ok(content.into())
    }

    fn look(&self, name: ObjectName) -> io::Result<Option<StoredObject>> {
        let modified = match fs::metadata(self.path(&name)) {
            Ok(metadata) => metadata.modified()?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let put_at = Timestamp::try_from(modified).map_err(io::Error::other)?;
        Ok(Some(StoredObject {
            name,
            put_at,
            revision: Revision::File(put_at.as_nanosecond()),
        }))
    }

    fn remove(&self, object: &StoredObject) -> io::Result<bool> {
        let _lock = match self.lock() {
            Ok(lock) => lock,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
            Err(error) => return Err(error),
        };
        match self.look(object.name.clone())? {
            Some(found) if found.revision != object.revision => Ok(false),
            Some(_) => fs::remove_file(self.path(&object.name)).map(|()| true),
            None => Ok(true),
        }
    }

    fn page(&self, prefix: &str, after: Option<&str>) -> io::Result<ObjectPage> {
        let entries = match fs::read_dir(&self.objects) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(ObjectPage {
                    objects: Vec::new(),
                    next: None,
                });
            }
            Err(error) => return Err(error),
        };
        let mut names: Vec<ObjectName> = Vec::new();
        for entry in entries {
            // Whatever else somebody has put there stays unseen.
            let name = entry?
                .file_name()
                .to_str()
                .and_then(|name| name.parse().ok());
            names.extend(name.filter(|name: &ObjectName| {
                name.as_str().starts_with(prefix) && after.is_none_or(|after| name.as_str() > after)
            }));
        }
        names.sort_unstable();
        let more = names.len() > self.page_length;
        names.truncate(self.page_length);
        let last = names.last().filter(|_| more);
        let next = last.map(|name| Cursor(name.to_string()));
        let mut objects = Vec::with_capacity(names.len());
        for name in names {
            objects.extend(self.look(name)?);
        }
        Ok(ObjectPage { objects, next })
    }
}

/// What an operator has to put right is permanent, all else may pass.
fn classified(error: io::Error) -> StorageError {
    match error.kind() {
        io::ErrorKind::PermissionDenied
        | io::ErrorKind::ReadOnlyFilesystem
        | io::ErrorKind::NotADirectory
        | io::ErrorKind::IsADirectory
        | io::ErrorKind::AlreadyExists
        | io::ErrorKind::InvalidInput
        | io::ErrorKind::Other => StorageError::Permanent(error.into()),
        _ => StorageError::Transient(error.into()),
    }
}
