//! A server that has the function's answer in memory: see `floor/src/bin/guichet-from-memory.rs`.

use std::fmt::Write as _;

use bytes::Bytes;
use http::Response;
use http::header::{CONTENT_LENGTH, DATE};

use crate::{Function, Result, System};

/// Starts one that says the same as this answer, with all its headers.
pub(super) async fn start(system: &System, answer: &Response<Bytes>) -> Result<Function> {
    let mut file = format!("{}\n", answer.status().as_u16());
    for (name, value) in answer.headers() {
        // hyper adds its own.
        if *name != DATE && *name != CONTENT_LENGTH {
            writeln!(file, "{name}: {}", value.to_str()?)?;
        }
    }
    file.push('\n');
    let mut file = file.into_bytes();
    file.extend_from_slice(answer.body());
    let path = system.folder().join("answer");
    std::fs::write(&path, file)?;
    let environment = [("ANSWER".to_owned(), path.display().to_string())];
    let log = system.log("from-memory");
    Function::start(&system.program("from-memory")?, &environment.into(), &log).await
}
