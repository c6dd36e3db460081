//! The folder of everything that is kept.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use crate::body::BoxError;

/// Makes the folder where it is missing, and keeps others out of it as long as the answer lives: two runs would deliver each message
/// twice and end each other's processes.
pub(super) fn open(folder: &Path) -> Result<File, BoxError> {
    fs::create_dir_all(folder).map_err(|error| unusable(folder, &error))?;
    let file = File::create(folder.join("lock")).map_err(|error| unusable(folder, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(format!(
            "Guichet already runs here (it uses {}). Stop that run first.",
            folder.display()
        )
        .into()),
        Err(fs::TryLockError::Error(error)) => Err(error.into()),
    }
}

fn unusable(folder: &Path, error: &io::Error) -> BoxError {
    let folder = folder.display();
    format!("The folder {folder}, for data and logs, cannot be used: {error}").into()
}
