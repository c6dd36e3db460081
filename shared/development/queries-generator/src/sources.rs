//! Finds the query files and puts them where cornucopia expects them.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::Failure;

/// A query file, and the module it becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) module: String,
    /// Relative to the checkout.
    pub(crate) path: PathBuf,
}

/// All in the folders right below `parents`, by module: `<name>/queries.sql` is `<name>`, and where there are too many for one
/// file, `<name>/queries/<part>.sql` is `<name>_<part>`. A parent that is not there has none.
pub(crate) fn find(checkout: &Path, parents: &[&str]) -> Result<Vec<Source>, Failure> {
    let mut sources: Vec<Source> = Vec::new();
    for parent in parents {
        let folder = checkout.join(parent);
        if !folder.exists() {
            continue;
        }
        for name in names(&folder)? {
            let module = name.replace('-', "_");
            let path = Path::new(parent).join(&name).join("queries.sql");
            let parts = path.with_extension("");
            if checkout.join(&path).is_file() {
                sources.push(Source { module, path });
            } else if checkout.join(&parts).is_dir() {
                for file in names(&checkout.join(&parts))? {
                    let part = file.trim_end_matches(".sql").replace('-', "_");
                    sources.push(Source {
                        module: format!("{module}_{part}"),
                        path: parts.join(file),
                    });
                }
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

fn names(folder: &Path) -> Result<Vec<String>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::at(folder, &error))?;
    let name = |entry: io::Result<fs::DirEntry>| {
        let entry = entry.map_err(|error| Failure::at(folder, &error))?;
        Ok(entry.file_name().to_string_lossy().into_owned())
    };
    entries.map(name).collect()
}

impl Source {
    /// Where it is staged.
    pub(crate) fn staged(&self, folder: &Path) -> PathBuf {
        folder.join(format!("{}.sql", self.module))
    }
}

/// Writes each to `<module>.sql` in `folder`.
pub(crate) fn stage(sources: &[Source], checkout: &Path, folder: &Path) -> Result<(), Failure> {
    for source in sources {
        let from = checkout.join(&source.path);
        let written = fs::read_to_string(&from).map_err(|error| Failure::at(&from, &error))?;
        let to = source.staged(folder);
        fs::write(&to, describe(&written)).map_err(|error| Failure::at(&to, &error))?;
    }
    Ok(())
}

/// The comment above a query as the documentation of its function: cornucopia wants it below the query's name
/// and with three dashes. No line is added or lost, so reports point where they should.
fn describe(written: &str) -> String {
    let mut staged = String::with_capacity(written.len() + written.len() / 16);
    let mut comment = Vec::new();
    for line in written.lines() {
        let words = line
            .strip_prefix("--")
            .filter(|words| words.is_empty() || words.starts_with(' '));
        if let Some(words) = words {
            comment.push(words);
            continue;
        }
        // Over several lines the name is not finished here, and the comment stays where it is.
        let named =
            line.starts_with("--!") && line.matches('(').count() == line.matches(')').count();
        let (before, dashes) = if named {
            (Some(line), "---")
        } else {
            (None, "--")
        };
        let comment = comment.drain(..).map(|words| format!("{dashes}{words}"));
        let after = (!named).then(|| line.to_owned());
        for line in before
            .map(str::to_owned)
            .into_iter()
            .chain(comment)
            .chain(after)
        {
            staged.push_str(&line);
            staged.push('\n');
        }
    }
    for words in comment {
        staged.push_str("--");
        staged.push_str(words);
        staged.push('\n');
    }
    staged
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_comment_above_a_query_moves_below_its_name() {
        let written = "-- About the file.\n\n-- What it answers,\n--\n-- for the reader.\n--! find (a?)\nselect 1;\n\
                       --: Type()\n-- inside\n--! long (a?,\n--! b?)\nselect 2;\n-- the end\n";
        let staged = "-- About the file.\n\n--! find (a?)\n--- What it answers,\n---\n--- for the reader.\nselect 1;\n\
                      --: Type()\n-- inside\n--! long (a?,\n--! b?)\nselect 2;\n-- the end\n";
        assert_eq!(describe(written), staged);
    }
}
