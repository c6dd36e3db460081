//! What is known of a stored object without its content.

use jiff::Timestamp;

use crate::name::ObjectName;

/// An object as it was when somebody looked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredObject {
    /// Its name.
    pub name: ObjectName,
    /// When it was last put, which may be after it was first put. By the clock of the storage.
    pub put_at: Timestamp,
    pub(crate) revision: Revision,
}

/// Changes whenever the object is put again, and for nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Revision {
    /// When the file was put, in nanoseconds of its file system.
    File(i128),
    /// Cloud Storage's numbers for the content and for what is said about it.
    Generation {
        generation: String,
        metageneration: String,
    },
}

/// Some of the objects, in the order of their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectPage {
    /// The objects. There may be few or none although more follow.
    pub objects: Vec<StoredObject>,
    /// Where to go on; nothing when these were the last.
    pub next: Option<Cursor>,
}

/// Where a list goes on. Good for the same prefix only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor(pub(crate) String);
