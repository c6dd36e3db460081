//! Writes `shared/queries`: see the library.

use std::process::ExitCode;

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
    match run(&checkout(), mode) {
        Ok(changed) if changed.is_empty() => {
            println!("shared/queries is up to date");
            ExitCode::SUCCESS
        }
        Ok(changed) => {
            let (verb, code) = match mode {
                Mode::Write => ("wrote", ExitCode::SUCCESS),
                Mode::Check => ("is out of date, run `make queries`:", ExitCode::FAILURE),
            };
            for file in changed {
                println!("{verb} shared/queries/{}", file.display());
            }
            code
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
