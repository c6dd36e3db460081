//! How long the disk takes to keep something, which every commit waits for.

use std::fs::File;
use std::io::{Seek as _, Write as _};
use std::path::Path;
use std::time::Instant;

use super::load::Times;
use crate::Result;

/// A page of the database's log.
const PAGE: [u8; 8192] = [1; 8192];

/// How often it is tried.
const TIMES: u32 = 500;

/// Writes a page over itself, and waits for it, many times.
pub(crate) fn sync(folder: &Path) -> Result<Times> {
    let path = folder.join("sync");
    let mut file = File::create(&path)?;
    file.write_all(&PAGE)?;
    file.sync_all()?;
    let mut times = Times::default();
    for _ in 0..TIMES {
        file.rewind()?;
        file.write_all(&PAGE)?;
        let began = Instant::now();
        file.sync_data()?;
        times.record(began.elapsed());
    }
    std::fs::remove_file(&path)?;
    Ok(times)
}
