//! Joins the OpenAPI documents of the HTTP functions into the one that the storefront's typed client is made from.
//!
//! `guichet-openapi <file>` writes it, `guichet-openapi --check <file>` fails when the file is not what the routes say.

use std::process::ExitCode;
use std::{env, fs};

use guichet_http::join;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (check, file) = match arguments.as_slice() {
        [file] => (false, file),
        [check, file] if check == "--check" => (true, file),
        _ => return refuse("usage: guichet-openapi [--check] <file>"),
    };
    let document = match document() {
        Ok(document) => format!("{document:#}\n"),
        Err(name) => return refuse(&format!("the documents do not fit together: {name}")),
    };
    if check {
        return match fs::read_to_string(file) {
            Ok(written) if written == document => ExitCode::SUCCESS,
            _ => refuse(&format!(
                "{file} is not what the routes say: run `make openapi`"
            )),
        };
    }
    match fs::write(file, document) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refuse(&format!("{file} cannot be written: {error}")),
    }
}

fn document() -> Result<serde_json::Value, String> {
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
