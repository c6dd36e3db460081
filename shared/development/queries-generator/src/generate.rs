//! Runs cornucopia against a migrated database.

use std::fs;
use std::path::Path;
use std::process::Command;

use cornucopia::config::{Config, TypeMapping};

use crate::output::{Files, read};
use crate::scratch::Scratch;
use crate::{Crate, Failure, adapt, runtime, sources};

/// PostgreSQL's types that become something else than cornucopia would choose.
const TYPES: [(&str, &str); 4] = [
    ("pg_catalog.timestamptz", "jiff::Timestamp"),
    ("pg_catalog.timestamp", "jiff::civil::DateTime"),
    ("pg_catalog.date", "jiff::civil::Date"),
    ("pg_catalog.time", "jiff::civil::Time"),
];

pub(crate) fn generate(checkout: &Path, generated: &Crate) -> Result<Files, Failure> {
    let work =
        tempfile::tempdir().map_err(|error| Failure(format!("a temporary folder: {error}")))?;
    let (staged, written) = (work.path().join("queries"), work.path().join("crate"));
    fs::create_dir(&staged).map_err(|error| Failure::at(&staged, &error))?;
    let sources = sources::find(checkout, generated.sources)?;
    sources::stage(&sources, checkout, &staged)?;

    let runtime = runtime()?;
    let scratch = Scratch::create(&runtime)?;
    let config = TYPES
        .iter()
        .fold(Config::builder(), |config, (name, rust)| {
            let mapping = TypeMapping::Detailed {
                rust_type: (*rust).to_owned(),
                borrowed_type: None,
                is_copy: true,
                attributes: Vec::new(),
                attributes_borrowed: Vec::new(),
                attributes_nullable: Vec::new(),
                attributes_borrowed_nullable: Vec::new(),
            };
            config.add_type_mapping(*name, mapping)
        });
    let config = config
        .queries(&staged)
        .destination(&written)
        .name(generated.name)
        .build();
    // Blocks this thread, while the runtime's own drives the connection.
    let outcome = cornucopia::gen_live(&scratch.client, config);
    scratch.drop(&runtime);
    outcome.map_err(|error| Failure(sources::unstage(&error.report(), &sources, &staged)))?;

    let mut files = read(&written)?;
    adapt::adapt(&mut files, generated.name, &sources)?;
    for (path, content) in &files {
        let path = written.join(path);
        fs::write(&path, content).map_err(|error| Failure::at(&path, &error))?;
    }
    format(checkout, &written)?;
    read(&written)
}

/// As the rest of the project is formatted.
fn format(checkout: &Path, folder: &Path) -> Result<(), Failure> {
    let mut command = Command::new("rustfmt");
    command
        .args(["--edition", "2024", "--config-path"])
        .arg(checkout)
        .arg(folder.join("src/lib.rs"))
        // Where the version of the toolchain is named.
        .current_dir(checkout);
    match command.output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(Failure(format!(
            "rustfmt: {}",
            String::from_utf8_lossy(&output.stderr)
        ))),
        Err(error) => Err(Failure(format!("rustfmt: {error}"))),
    }
}
