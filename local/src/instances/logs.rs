//! What functions write: all of it into `<name>.log`, warnings and errors also to the developer, briefly.

use std::collections::VecDeque;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Deserialize;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, BufReader};

use crate::console::Console;

/// A log of this size is put aside as `<name>.log.old`, which replaces the one before.
const LOG_LIMIT_BYTES: u64 = 8 * 1024 * 1024;
/// A longer line is cut into several.
const LINE_LIMIT_BYTES: u64 = 64 * 1024;
/// Lines of standard error that are shown after a crash.
const LAST_LINES: usize = 12;
/// A message on the console is cut after so many letters.
const BRIEF: usize = 300;

/// The log of one function, shared by its instances. Cheap to clone.
#[derive(Clone)]
pub(super) struct Log {
    name: String,
    path: PathBuf,
    file: Arc<Mutex<Option<File>>>,
    console: Console,
}

/// The last lines of standard error of one instance.
#[derive(Clone, Debug, Default)]
pub(super) struct LastLines(Arc<Mutex<VecDeque<String>>>);

impl LastLines {
    pub(super) fn text(&self) -> Vec<String> {
        self.lock().iter().cloned().collect()
    }

    fn push(&self, line: &str) {
        let mut lines = self.lock();
        if lines.len() == LAST_LINES {
            lines.pop_front();
        }
        lines.push_back(line.to_owned());
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, VecDeque<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Log {
    pub(super) fn new(name: &str, folder: &Path, console: Console) -> Self {
        Self {
            name: name.to_owned(),
            path: folder.join(format!("{name}.log")),
            file: Arc::default(),
            console,
        }
    }

    /// Copies standard output to the log until it ends.
    pub(super) async fn follow_output(self, output: impl AsyncRead + Unpin) {
        follow(output, |line| {
            self.write(line);
            if let Some(brief) = worth_showing(line) {
                self.console.about(&self.name, &brief);
            }
        })
        .await;
    }

    /// Copies standard error to the log until it ends, and keeps its last lines.
    pub(super) async fn follow_errors(self, errors: impl AsyncRead + Unpin, last: LastLines) {
        follow(errors, |line| {
            self.write(line);
            last.push(line);
        })
        .await;
    }

    fn write(&self, line: &str) {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(error) = self.append(&mut file, line) {
            *file = None;
            self.console.about(
                &self.name,
                &format!("cannot write {}: {error}", self.path.display()),
            );
        }
    }

    fn append(&self, file: &mut Option<File>, line: &str) -> io::Result<()> {
        if file.as_ref().is_some_and(|file| {
            file.metadata()
                .is_ok_and(|metadata| metadata.len() > LOG_LIMIT_BYTES)
        }) {
            *file = None;
            fs::rename(&self.path, self.path.with_extension("log.old"))?;
        }
        let file = match file {
            Some(file) => file,
            None => file.insert(
                OpenOptions::new()
                    .create(true)
                    .append(true)
                    .open(&self.path)?,
            ),
        };
        file.write_all(format!("{line}\n").as_bytes())
    }
}

async fn follow(stream: impl AsyncRead + Unpin, mut each: impl FnMut(&str)) {
    let mut reader = BufReader::new(stream);
    let mut line = Vec::new();
    loop {
        line.clear();
        match (&mut reader)
            .take(LINE_LIMIT_BYTES)
            .read_until(b'\n', &mut line)
            .await
        {
            Ok(0) | Err(_) => return,
            Ok(_) => each(String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r'])),
        }
    }
}

/// The fields of Cloud Logging's format that matter here.
#[derive(Deserialize)]
struct Entry {
    severity: String,
    message: Option<String>,
}

fn worth_showing(line: &str) -> Option<String> {
    let entry: Entry = serde_json::from_str(line).ok()?;
    if !matches!(
        entry.severity.as_str(),
        "WARNING" | "ERROR" | "CRITICAL" | "ALERT" | "EMERGENCY"
    ) {
        return None;
    }
    let message = printable(&entry.message.unwrap_or_default());
    Some(format!(
        "{:<7} {message}",
        entry.severity.to_ascii_lowercase()
    ))
}

/// One line that a terminal shows as it is, whatever the text holds.
pub(super) fn printable(text: &str) -> String {
    text.chars()
        .take(BRIEF)
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_and_worse_are_shown_and_nothing_else() {
        assert_eq!(
            worth_showing(
                r#"{"severity":"WARNING","message":"slow","time":"2026-11-22T10:00:00Z"}"#
            )
            .as_deref(),
            Some("warning slow")
        );
        assert_eq!(
            worth_showing(r#"{"severity":"INFO","message":"fine"}"#),
            None
        );
        assert_eq!(worth_showing("not JSON"), None);
    }

    #[tokio::test]
    async fn all_lines_are_kept_and_a_long_one_is_cut() {
        let folder = tempfile::tempdir().expect("a folder");
        let console = Console::into_writer(Box::new(io::sink()));
        let log = Log::new("echo", folder.path(), console);
        let endless = "x".repeat(70_000);
        let last = LastLines::default();
        log.clone()
            .follow_errors(
                format!("one\ntwo\r\n{endless}\nend").as_bytes(),
                last.clone(),
            )
            .await;
        let text = fs::read_to_string(folder.path().join("echo.log")).expect("written");
        let lengths: Vec<_> = text.lines().map(str::len).collect();
        assert_eq!(lengths, [3, 3, 65_536, 4_464, 3]);
        assert_eq!(last.text().last().map(String::as_str), Some("end"));
    }
}
