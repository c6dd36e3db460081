//! The same endpoint in other languages, built where their tools are there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::program::Program;
use crate::{Result, System};

/// Where Debian's packages put the sources of Go's libraries.
const GO_PATH: &str = "/usr/share/gocode";

/// A program that answers availability, and what it is made of.
pub(super) struct Rival {
    pub(super) name: &'static str,
    pub(super) program: Program,
}

/// Those that can be built here. `coming` and `stock`: the statements that answer availability. Says which are left out,
/// and why.
pub(super) fn build(system: &System, database_url: &str, coming: &str, stock: &str) -> Vec<Rival> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("rivals");
    let folder = system.folder();
    let environment = [
        ("DATABASE_URL", database_url),
        ("COMING", coming),
        ("STOCK", stock),
        ("NODE_ENV", "production"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let mut rivals = Vec::new();
    for (name, built) in [
        ("Go with gin and pgx", go(&sources.join("go"), folder)),
        (
            "Node with fastify and pg",
            node(&sources.join("node"), &folder.join("node")),
        ),
    ] {
        match built {
            Ok((path, arguments)) => {
                let program = Program {
                    path,
                    arguments,
                    environment: environment.clone().into(),
                };
                rivals.push(Rival { name, program });
            }
            Err(error) => eprintln!("  left out: {name} ({error})"),
        }
    }
    rivals
}

fn go(source: &Path, folder: &Path) -> Result<(PathBuf, Vec<String>)> {
    if !Path::new(GO_PATH)
        .join("src/github.com/jackc/pgx/v4")
        .exists()
    {
        return Err("Debian: apt install golang-go golang-github-gin-gonic-gin-dev golang-github-jackc-pgx-v4-dev".into());
    }
    let program = folder.join("rival-go");
    let mut command = Command::new("go");
    command
        .args(["build", "-ldflags=-s -w", "-o"])
        .arg(&program)
        .arg(".")
        .current_dir(source)
        .env("CGO_ENABLED", "0")
        .env("GO111MODULE", "off")
        .env("GOPATH", GO_PATH)
        .env("GOCACHE", folder.join("go-cache"));
    finish(&mut command)?;
    Ok((program, Vec::new()))
}

fn node(source: &Path, folder: &Path) -> Result<(PathBuf, Vec<String>)> {
    fs::create_dir_all(folder)?;
    for name in ["package.json", "server.js"] {
        fs::copy(source.join(name), folder.join(name))?;
    }
    let mut install = Command::new("npm");
    install
        .args([
            "install",
            "--omit=dev",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
        ])
        .current_dir(folder);
    finish(&mut install)?;
    let found = finish(Command::new("/bin/sh").args(["-c", "command -v node"]))?;
    Ok((
        PathBuf::from(found.trim()),
        vec![folder.join("server.js").display().to_string()],
    ))
}

/// Runs a command; what it said, or what it complained of.
fn finish(command: &mut Command) -> Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command
        .output()
        .map_err(|error| format!("{program}: {error}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("{program}: {}", said.lines().last().unwrap_or_default()).into())
}
