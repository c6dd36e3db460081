//! Fits what cornucopia writes into the project.

use std::fmt::Write as _;
use std::path::Path;

use crate::Failure;
use crate::output::Files;
use crate::sources::Source;

/// In place of the manifest that cornucopia writes, which names versions of its own.
const MANIFEST: &str = include_str!("../templates/Cargo.toml.template");

/// Lets queries take the clients of `guichet-database`.
const CLIENTS: &str = include_str!("../templates/guichet.rs.template");

/// The head of every file; a name of the tool and its version would make the diff of an upgrade larger.
const THEIR_HEAD: &str = "// This file was generated with `cornucopia`. Do not modify.\n";
const OUR_HEAD: &str = "// Generated from the queries.sql files by `make queries`. Do not edit.\n";

pub(crate) fn adapt(files: &mut Files, name: &str, sources: &[Source]) -> Result<(), Failure> {
    for (path, content) in files.iter_mut() {
        *content = content.replace(THEIR_HEAD, OUR_HEAD);
        if path.starts_with("src/queries") {
            *content = prepare_once(content);
            if content.contains(".execute(") {
                return Err(changed(path, "a statement without rows"));
            }
        }
    }
    files.insert("Cargo.toml".into(), MANIFEST.replace("{name}", name));
    files.insert(
        "src/client/async_/guichet.rs".into(),
        format!("{OUR_HEAD}\n{CLIENTS}"),
    );
    replace(
        files,
        "src/client/async_.rs",
        "mod generic_client;",
        "mod generic_client;\nmod guichet;\npub use guichet::execute;",
    )?;
    replace(
        files,
        "src/lib.rs",
        OUR_HEAD,
        &format!("{OUR_HEAD}{}", description(sources)),
    )
}

/// A statement without rows is written as `client.execute(self.0, …)`, over one line or several, which
/// prepares it at each use. This makes it like every other statement: prepared once on each connection.
fn prepare_once(content: &str) -> String {
    let mut adapted = String::with_capacity(content.len());
    let mut rest = content;
    while let Some((before, after)) = rest.split_once(".execute(") {
        let call = before.trim_end().strip_suffix("client");
        if let (Some(before), Some(after)) = (call, after.trim_start().strip_prefix("self.0,")) {
            adapted.push_str(before);
            adapted.push_str("crate::client::execute(client, self.0, self.1.as_ref(),");
            rest = after;
        } else {
            adapted.push_str(before);
            adapted.push_str(".execute(");
            rest = after;
        }
    }
    adapted.push_str(rest);
    adapted
}

fn replace(files: &mut Files, path: &str, from: &str, to: &str) -> Result<(), Failure> {
    let content = files
        .get_mut(Path::new(path))
        .ok_or_else(|| changed(Path::new(path), "the file"))?;
    if !content.contains(from) {
        return Err(changed(Path::new(path), from));
    }
    *content = content.replacen(from, to, 1);
    Ok(())
}

/// Another version of cornucopia writes something else.
fn changed(path: &Path, what: &str) -> Failure {
    Failure(format!(
        "cornucopia no longer writes {what} in {} as adapt.rs expects",
        path.display()
    ))
}

fn description(sources: &[Source]) -> String {
    let mut text = String::from(
        "\n//! The project's SQL as functions, one module for each `queries.sql`:\n//!\n",
    );
    for source in sources {
        writeln!(
            text,
            "//! - [`queries::{}`]: `{}`",
            source.module,
            source.path.display()
        )
        .expect("a String grows as needed");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_without_rows_is_prepared_once_however_it_was_formatted() {
        let expected = "{ crate::client::execute(client, self.0, self.1.as_ref(), &[id]).await }";
        for written in [
            "{ client.execute(self.0, &[id]).await }",
            "{ client\n    .execute(\n  self.0, &[id]).await }",
        ] {
            assert_eq!(prepare_once(written), expected);
        }
        assert_eq!(
            prepare_once("other.execute(self.0, &[])"),
            "other.execute(self.0, &[])"
        );
    }
}
