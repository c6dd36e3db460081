//! Finds the query files and puts them where cornucopia expects them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Failure;

/// A query file, and the module it becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) module: String,
    /// Relative to the checkout.
    pub(crate) path: PathBuf,
}

/// All of them, by module.
pub(crate) fn find(checkout: &Path) -> Result<Vec<Source>, Failure> {
    let mut sources: Vec<Source> = Vec::new();
    for parent in ["functions", "shared"] {
        let folder = checkout.join(parent);
        for entry in fs::read_dir(&folder).map_err(|error| Failure::at(&folder, &error))? {
            let entry = entry.map_err(|error| Failure::at(&folder, &error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = Path::new(parent).join(&name).join("queries.sql");
            if checkout.join(&path).is_file() {
                sources.push(Source {
                    module: name.replace('-', "_"),
                    path,
                });
            }
        }
    }
    sources.sort_by(|one, other| one.module.cmp(&other.module));
    match sources
        .windows(2)
        .find(|pair| pair[0].module == pair[1].module)
    {
        Some(pair) => Err(Failure(format!(
            "{} and {} would both become the module {}",
            pair[0].path.display(),
            pair[1].path.display(),
            pair[0].module
        ))),
        None => Ok(sources),
    }
}

impl Source {
    /// Where it is staged.
    pub(crate) fn staged(&self, folder: &Path) -> PathBuf {
        folder.join(format!("{}.sql", self.module))
    }
}

/// Copies each to `<module>.sql` in `folder`.
pub(crate) fn stage(sources: &[Source], checkout: &Path, folder: &Path) -> Result<(), Failure> {
    for source in sources {
        let from = checkout.join(&source.path);
        fs::copy(&from, source.staged(folder)).map_err(|error| Failure::at(&from, &error))?;
    }
    Ok(())
}

/// A report about staged files as one about the files people edit.
pub(crate) fn unstage(report: &str, sources: &[Source], folder: &Path) -> String {
    sources.iter().fold(report.to_owned(), |report, source| {
        report.replace(
            &source.staged(folder).display().to_string(),
            &source.path.display().to_string(),
        )
    })
}
