//! Writes `shared/platform/queries`, `shared/domain/queries` and `migrations/schema.sql`: see the library.

use std::process::ExitCode;

use guichet_queries_generator::schema::{self, Schema};
use guichet_queries_generator::{Mode, checkout, run};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mode = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => Mode::Write,
        ["--check"] => Mode::Check,
        _ => {
            eprintln!("usage: guichet-queries-generator [--check]");
            return ExitCode::from(2);
        }
    };
    let checkout = checkout();
    let outcome = run(&checkout, mode).and_then(|changed| {
        let schema = schema::run(&checkout, mode)?;
        Ok((changed, schema))
    });
    let (mut changed, schema) = match outcome {
        Ok(outcome) => outcome,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    match schema {
        Schema::UpToDate => {}
        Schema::Changed => changed.push(schema::FILE.into()),
        Schema::Skipped(version) => println!(
            "Skipped: {} needs pg_dump and a server of PostgreSQL {version}",
            schema::FILE
        ),
    }
    if changed.is_empty() {
        println!("generated files are up to date");
        return ExitCode::SUCCESS;
    }
    let (verb, code) = match mode {
        Mode::Write => ("wrote", ExitCode::SUCCESS),
        Mode::Check => ("out of date, run `make queries`:", ExitCode::FAILURE),
    };
    for file in changed {
        println!("{verb} {}", file.display());
    }
    code
}
