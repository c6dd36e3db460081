//! Writes what the storefront has from the functions: the OpenAPI document that its typed client is made from, which joins
//! those of the HTTP functions, the currencies, which role has which right, and what the audit log says.
//!
//! `guichet-openapi <folder>` writes the files, `guichet-openapi --check <folder>` fails when they are not what it would
//! write.

mod audit_actions;
mod currencies;
mod rights;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use guichet_http::join;
use guichet_local::manifest::{Manifest, Trigger};
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
        Err(reason) => return refuse(&reason),
    };
    let files = [
        ("openapi.json", format!("{document:#}\n")),
        ("currencies.json", currencies::decimals()),
        ("currency-codes.json", currencies::codes()),
        ("amounts.json", currencies::amounts()),
        ("rights.json", rights::rights()),
        ("audit-actions.json", audit_actions::audit_actions()),
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
    let document = join(
        "Guichet",
        [
            guichet_accounts::routes().openapi(),
            guichet_backoffice::routes().openapi(),
            guichet_catalog::routes().openapi(),
            guichet_checkout::routes().openapi(),
            guichet_images::routes().openapi(),
            guichet_orders::routes().openapi(),
            guichet_payments::routes().openapi(),
            guichet_sales::routes().openapi(),
        ],
    )
    .map_err(|name| format!("the documents do not fit together: {name}"))?;
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../functions.yaml");
    let manifest = Manifest::read(&manifest).map_err(|error| error.to_string())?;
    match undocumented(&manifest, &document) {
        Some(name) => Err(format!(
            "functions.yaml has `{name}`, but the document has none of its paths: add guichet-{name} to local/openapi/Cargo.toml and its \
             routes to local/openapi/src/main.rs"
        )),
        None => Ok(document),
    }
}

/// A function for everybody of which no path is in the document.
fn undocumented<'manifest>(
    manifest: &'manifest Manifest,
    document: &Value,
) -> Option<&'manifest str> {
    let paths = document["paths"].as_object()?;
    manifest.functions.iter().find_map(|(name, function)| {
        let Trigger::Http(public) = &function.trigger else {
            return None;
        };
        let is_documented = paths.keys().any(|path| path.starts_with(&public.path));
        (!is_documented).then_some(name.as_str())
    })
}

fn refuse(reason: &str) -> ExitCode {
    eprintln!("{reason}");
    ExitCode::FAILURE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_that_the_document_does_not_have_is_named() {
        let with = "functions:\n  gate: { kind: http, path: /api/v1/gate }\n";
        let manifest = Manifest::parse(with).expect("legal");
        let document = document().expect("complete");
        assert_eq!(undocumented(&manifest, &document), Some("gate"));
    }
}
