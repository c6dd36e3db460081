//! Writes `migrations/schema.sql`: what the migrations add up to, for people to read.
//!
//! `pg_dump` writes it, table by table, each followed by its constraints, indexes and triggers. Functions are left out: each
//! stands in a file of its own. As versions of `pg_dump` word things differently, the head of the file names the one that
//! wrote it, and with another nothing is written or compared.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use guichet_postgres::client_program;

use crate::scratch::Scratch;
use crate::{Failure, Mode, runtime};

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Schema {
    /// It says what the migrations say.
    UpToDate,
    /// It did not; it does now if it was to be written.
    Changed,
    /// There is no `pg_dump` and server of the version that wrote it, which is this one.
    Skipped(u32),
}

/// Where it is in the checkout.
pub const FILE: &str = "migrations/schema.sql";

/// As `pg_dump` names them, in the order in which they follow each other below a table. A type stands by itself.
const KINDS: [&str; 8] = [
    "TABLE",
    "COMMENT",
    "CONSTRAINT",
    "FK CONSTRAINT",
    "INDEX",
    "TRIGGER",
    "TYPE",
    "DOMAIN",
];

/// What else a dump may have, and is not shown.
const LEFT_OUT: [&str; 3] = ["AGGREGATE", "EXTENSION", "FUNCTION"];

/// Compares the file in `checkout` with the schema that the migrations make, or writes it.
pub fn run(checkout: &Path, mode: Mode) -> Result<Schema, Failure> {
    let path = checkout.join(FILE);
    let present = match fs::read_to_string(&path) {
        Ok(present) => Some(present),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(Failure::at(&path, &error)),
    };
    let runtime = runtime()?;
    let scratch = Scratch::create(&runtime)?;
    let version = runtime.block_on(scratch.version());
    let dumped = version.and_then(|version| {
        let wanted = present.as_deref().and_then(written_by).unwrap_or(version);
        let programs = Programs::find(version).filter(|_| wanted == version);
        let Some(programs) = programs else {
            return Ok(Err(Schema::Skipped(wanted)));
        };
        programs.schema(&scratch.url(), version).map(Ok)
    });
    scratch.drop(&runtime);
    let text = match dumped? {
        Ok(text) => text,
        Err(skipped) => return Ok(skipped),
    };
    if present.as_ref() == Some(&text) {
        return Ok(Schema::UpToDate);
    }
    if mode == Mode::Write {
        fs::write(&path, text).map_err(|error| Failure::at(&path, &error))?;
    }
    Ok(Schema::Changed)
}

fn head(version: u32) -> String {
    format!(
        "-- What the migrations add up to, without functions, for reading; nothing applies it.\n\
         -- Written by `make queries` with pg_dump of PostgreSQL {version}. Do not edit.\n"
    )
}

/// The version that the head names.
fn written_by(schema: &str) -> Option<u32> {
    let line = schema.lines().nth(1)?;
    let (_, rest) = line.split_once("PostgreSQL ")?;
    rest.split_once('.')?.0.parse().ok()
}

struct Programs {
    dump: PathBuf,
    restore: PathBuf,
}

impl Programs {
    fn find(version: u32) -> Option<Self> {
        Some(Self {
            dump: client_program("pg_dump", version)?,
            restore: client_program("pg_restore", version)?,
        })
    }

    fn schema(&self, url: &str, version: u32) -> Result<String, Failure> {
        let folder = tempfile::tempdir().map_err(|error| Failure(error.to_string()))?;
        let (archive, list) = (folder.path().join("archive"), folder.path().join("list"));
        command(
            Command::new(&self.dump)
                .args(["--schema-only", "--no-owner", "--no-privileges"])
                .args(["--format=custom", "--dbname", url, "--file"])
                .arg(&archive),
        )?;
        let contents = command(Command::new(&self.restore).arg("--list").arg(&archive))?;
        fs::write(&list, by_table(&contents)?).map_err(|error| Failure::at(&list, &error))?;
        let sql = command(
            Command::new(&self.restore)
                .args(["--file", "-", "--no-owner", "--no-privileges", "--use-list"])
                .args([&list, &archive]),
        )?;
        Ok(format!("{}{}", head(version), readable(&sql)))
    }
}

fn command(command: &mut Command) -> Result<String, Failure> {
    let program = command.get_program().to_owned();
    let told =
        |problem: &dyn std::fmt::Display| Failure(format!("{}: {problem}", program.display()));
    let output = command.output().map_err(|error| told(&error))?;
    if output.status.success() {
        String::from_utf8(output.stdout).map_err(|error| told(&error))
    } else {
        Err(told(&String::from_utf8_lossy(&output.stderr)))
    }
}

/// The table of contents, sorted by table and kind. A line is `4; 1259 16417 FK CONSTRAINT public claims claims_pool_id_fkey`.
fn by_table(contents: &str) -> Result<String, Failure> {
    let mut entries = Vec::new();
    for line in contents.lines().filter(|line| !line.starts_with(';')) {
        let words: Vec<&str> = line.split(' ').collect();
        let names = words.get(3..).unwrap_or_default().join(" ");
        let of = |kind: &&&str| names.starts_with(&format!("{kind} "));
        if LEFT_OUT.iter().any(|kind| of(&kind)) || names.contains(" FUNCTION ") {
            continue;
        }
        let Some(rank) = KINDS.iter().position(|kind| of(&kind)) else {
            return Err(Failure(format!(
                "{FILE}: schema.rs does not know where this belongs: {line}"
            )));
        };
        let about = names[KINDS[rank].len()..].trim_start();
        // `public claims claims_pkey`, `public claims_order_id_idx`, or `- EXTENSION cube` and `public TABLE claims`.
        let mut about = about.split(' ').skip(1);
        let name = match (KINDS[rank], about.next()) {
            ("COMMENT", Some("TABLE")) => about.next(),
            ("COMMENT", _) => continue,
            (_, name) => name,
        };
        entries.push((name.unwrap_or_default().to_owned(), rank, line));
    }
    let tables: Vec<String> = entries
        .iter()
        .filter(|(_, rank, _)| *rank == 0)
        .map(|(name, ..)| name.clone())
        .collect();
    // An index only tells its own name, which begins with its table's.
    for (name, ..) in &mut entries {
        let beginning = |table: &&String| {
            name.strip_prefix(table.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
        };
        if let Some(table) = tables
            .iter()
            .filter(beginning)
            .max_by_key(|table| table.len())
        {
            name.clone_from(table);
        }
    }
    // What is of one table and kind is in pg_dump's order already.
    entries.sort_by(|one, other| (&one.0, one.1).cmp(&(&other.0, other.1)));
    let lines: Vec<&str> = entries.iter().map(|(.., line)| *line).collect();
    Ok(lines.join("\n"))
}

/// Without settings, comments and the schema's name; a blank line before each table, a line for each of its constraints.
fn readable(sql: &str) -> String {
    let noise = |line: &&str| {
        line.is_empty()
            || ["--", "\\", "SET ", "SELECT pg_catalog.set_config"]
                .iter()
                .any(|beginning| line.starts_with(beginning))
    };
    let mut text = String::new();
    for line in sql.lines().filter(|line| !noise(line)) {
        if ["CREATE TABLE", "CREATE TYPE", "CREATE DOMAIN"]
            .iter()
            .any(|beginning| line.starts_with(beginning))
        {
            text.push('\n');
        }
        text.push_str(&line.replace("public.", ""));
        text.push('\n');
    }
    text.replace("\n    ADD CONSTRAINT ", " ADD CONSTRAINT ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_to_a_table_follows_it_and_functions_are_left_out() {
        let contents = "; Archive\n3; 1259 16 TABLE public event_serials o\n4; 1259 17 TABLE public events o\n\
            5; 0 0 COMMENT public TABLE events o\n6; 1255 18 FUNCTION public half(a integer) o\n\
            7; 0 0 COMMENT public FUNCTION half(a integer) o\n8; 3079 19 EXTENSION - cube \n\
            9; 0 0 COMMENT - EXTENSION cube \n10; 1259 20 INDEX public event_serials_a_idx o\n\
            11; 1259 21 INDEX public events_b_idx o\n12; 2620 22 TRIGGER public events raise o\n\
            13; 2606 23 FK CONSTRAINT public events events_a_fkey o\n14; 2606 24 CONSTRAINT public events events_pkey o";
        let order: Vec<String> = by_table(contents)
            .expect("all are known")
            .lines()
            .map(|line| line.split(';').next().unwrap_or_default().to_owned())
            .collect();
        assert_eq!(order, ["3", "10", "4", "5", "14", "13", "11", "12"]);
        assert!(by_table("1; 0 0 POLICY public events mine o").is_err());
    }

    #[test]
    fn the_head_tells_who_wrote_it() {
        assert_eq!(written_by(&head(15)), Some(15));
        assert_eq!(written_by(""), None);
    }
}
