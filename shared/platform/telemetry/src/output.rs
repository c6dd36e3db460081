//! Standard output, one line or many at a time.

use std::cell::Cell;
use std::io::{Write as _, stdout};
use std::marker::PhantomData;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// So much is written at once under load: what a pipe takes in one piece, four times over.
const FULL_BYTES: usize = 16 * 1024;

/// The lines that are not written yet.
static GATHERED: Mutex<Vec<u8>> = Mutex::new(Vec::new());

thread_local! {
    static GATHERS: Cell<bool> = const { Cell::new(false) };
}

/// As long as this lives, lines of this thread are gathered; see [`gather`].
#[derive(Debug)]
pub struct Gathering(PhantomData<*const ()>);

/// From now on, lines of this thread wait to be written together, since writing one takes longer than making it: until
/// somebody calls [`flush`], which a runtime does whenever it has nothing else to do, until there are many, or until one
/// of them is a warning or an error. Lines of other threads are written at once, after those.
#[must_use]
pub fn gather() -> Gathering {
    GATHERS.set(true);
    Gathering(PhantomData)
}

/// Writes what was gathered.
pub fn flush() {
    write(&mut gathered());
}

/// Takes a line.
pub(crate) fn put(line: &[u8], is_urgent: bool) {
    let mut gathered = gathered();
    gathered.extend_from_slice(line);
    if is_urgent || !GATHERS.get() || gathered.len() >= FULL_BYTES {
        write(&mut gathered);
    }
}

fn gathered() -> MutexGuard<'static, Vec<u8>> {
    GATHERED.lock().unwrap_or_else(PoisonError::into_inner)
}

fn write(gathered: &mut Vec<u8>) {
    if !gathered.is_empty() {
        // Nobody could be told that nobody reads.
        drop(stdout().lock().write_all(gathered));
        gathered.clear();
    }
}

impl Drop for Gathering {
    fn drop(&mut self) {
        GATHERS.set(false);
        flush();
    }
}
