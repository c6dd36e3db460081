//! Compares what was generated with what is checked in, and writes the difference.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Failure;

/// The files of the crate, by their path in it.
pub(crate) type Files = BTreeMap<PathBuf, String>;

/// The files that differ, are missing, or are there though nothing generates them.
pub(crate) fn changes(generated: &Files, destination: &Path) -> Result<Vec<PathBuf>, Failure> {
    let present = if destination.exists() {
        read(destination)?
    } else {
        Files::new()
    };
    let mut changed: Vec<PathBuf> = generated
        .iter()
        .filter(|(path, content)| present.get(*path) != Some(content))
        .map(|(path, _)| path.clone())
        .chain(
            present
                .keys()
                .filter(|path| !generated.contains_key(*path))
                .cloned(),
        )
        .collect();
    changed.sort();
    Ok(changed)
}

/// Writes those only: a file that is written is built anew, even if it says the same.
pub(crate) fn write(
    generated: &Files,
    destination: &Path,
    changed: &[PathBuf],
) -> Result<(), Failure> {
    for name in changed {
        let path = destination.join(name);
        let outcome = match generated.get(name) {
            Some(content) => path
                .parent()
                .map_or(Ok(()), fs::create_dir_all)
                .and_then(|()| fs::write(&path, content)),
            None => fs::remove_file(&path),
        };
        outcome.map_err(|error| Failure::at(&path, &error))?;
    }
    Ok(())
}

/// Every file below a folder.
pub(crate) fn read(folder: &Path) -> Result<Files, Failure> {
    let mut files = Files::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).map_err(|error| Failure::at(&next, &error))? {
            let path = entry.map_err(|error| Failure::at(&next, &error))?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let content = fs::read_to_string(&path).map_err(|error| Failure::at(&path, &error))?;
            let name = path
                .strip_prefix(folder)
                .expect("it was found in there")
                .to_owned();
            files.insert(name, content);
        }
    }
    Ok(files)
}
