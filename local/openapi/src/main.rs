//! Writes what the storefront has from the functions: the OpenAPI document that its typed client is made from, which joins
//! those of the HTTP functions, and the currencies.
//!
//! `guichet-openapi <folder>` writes the files, `guichet-openapi --check <folder>` fails when they are not what it would
//! write.

mod currencies;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use guichet_http::join;
use serde_json::Value;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (check, folder) = match arguments.as_slice() {
        [folder] => (false, folder),
        [check, folder] if check == "--check" => (true, folder),
        _ => return refuse("usage: guichet-openapi [--check] <folder>"),
    };
    let document = match document() {
        Ok(document) => document,
        Err(name) => return refuse(&format!("the documents do not fit together: {name}")),
    };
    let files = [
        ("openapi.json", format!("{document:#}\n")),
        ("currencies.json", currencies::decimals()),
        ("amounts.json", currencies::amounts()),
    ];
    for (name, content) in files {
        let file = Path::new(folder).join(name);
        let done = if check {
            fs::read_to_string(&file)
                .is_ok_and(|written| written == content)
                .then_some(())
                .ok_or("is out of date: run `make openapi`".to_owned())
        } else {
            fs::write(&file, content).map_err(|error| format!("cannot be written: {error}"))
        };
        if let Err(reason) = done {
            return refuse(&format!("{} {reason}", file.display()));
        }
    }
    ExitCode::SUCCESS
}

fn document() -> Result<Value, String> {
    join(
        "Guichet",
        [
            guichet_catalog::routes().openapi(),
            guichet_checkout::routes().openapi(),
            guichet_orders::routes().openapi(),
            guichet_payments::routes().openapi(),
        ],
    )
}

fn refuse(reason: &str) -> ExitCode {
    eprintln!("{reason}");
    ExitCode::FAILURE
}
