//! Writes the part of `kubernetes/` that follows from `functions.yaml`.
//!
//! `guichet-kubernetes <folder>` writes it, `guichet-kubernetes --check <folder>` fails when a file is not what the manifest says.
//! Everything that is the same for all functions (what their processes may do, the database, labels) is added by the
//! hand-written files beside them.

mod deployments;
mod google;
mod knative;
mod pod;
mod routes;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use guichet_local::manifest::Manifest;

const HEADER: &str = "# Made from functions.yaml by `make kubernetes`; do not edit.\n";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (check, folder) = match arguments.as_slice() {
        [folder] => (false, Path::new(folder)),
        [check, folder] if check == "--check" => (true, Path::new(folder)),
        _ => return refuse("usage: guichet-kubernetes [--check] <folder>"),
    };
    let manifest = match Manifest::read(&folder.join("../functions.yaml")) {
        Ok(manifest) => manifest,
        Err(error) => return refuse(&error.to_string()),
    };
    for (name, content) in files(&manifest) {
        let file = folder.join(name);
        if check {
            if fs::read_to_string(&file).ok().as_deref() != Some(&content) {
                let file = file.display();
                return refuse(&format!(
                    "{file} is not what functions.yaml says: run `make kubernetes`"
                ));
            }
        } else if let Err(error) = fs::write(&file, content) {
            return refuse(&format!("{} cannot be written: {error}", file.display()));
        }
    }
    ExitCode::SUCCESS
}

/// All files by their path in the folder.
fn files(manifest: &Manifest) -> Vec<(&'static str, String)> {
    [
        (
            "functions/deployments/functions.yaml",
            deployments::all(manifest),
        ),
        (
            "gateway/deployments/routes.yaml",
            routes::to_services(manifest),
        ),
        ("functions/knative/functions.yaml", knative::all(manifest)),
        ("gateway/knative/routes.yaml", routes::to_knative(manifest)),
        ("components/google/subscribe.sh", google::commands(manifest)),
    ]
    .map(|(name, content)| {
        let content = match content.strip_prefix("#!/bin/sh\n") {
            Some(rest) => format!("#!/bin/sh\n{HEADER}{rest}"),
            None => format!("{HEADER}{content}"),
        };
        (name, content)
    })
    .into()
}

fn refuse(reason: &str) -> ExitCode {
    eprintln!("{reason}");
    ExitCode::FAILURE
}
