//! Values that are kept as files, each as JSON.

use std::fs;
use std::io;
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::files::write_whole;

/// Writes a value as JSON, see [`write_whole`].
pub(crate) fn write_json(path: &Path, value: &impl Serialize) -> io::Result<()> {
    write_whole(path, &serde_json::to_vec_pretty(value)?)
}

/// Reads all `.json` files of a folder, which is made when it is missing.
pub(crate) fn read_all_json<T: DeserializeOwned>(folder: &Path) -> io::Result<Vec<T>> {
    fs::create_dir_all(folder)?;
    let mut values = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let value = serde_json::from_slice(&fs::read(&path)?)
                .map_err(|error| io::Error::other(format!("{}: {error}", path.display())))?;
            values.push(value);
        }
    }
    Ok(values)
}
