use std::fmt;
use std::path::Path;

use tokio_postgres::Client;

use crate::TestDatabase;

/// A rule of `docs/invariants.sql` that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The comment above the rule's query.
    pub rule: String,
    /// The rows that break it, as JSON.
    pub rows: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.rule)?;
        self.rows
            .iter()
            .try_for_each(|row| writeln!(f, "    {row}"))
    }
}

/// Panics, naming rules and rows, unless everything that must always be true of the data is.
pub async fn check_invariants(test: &TestDatabase) {
    let violations = violations(test).await;
    assert!(
        violations.is_empty(),
        "{} of the rules of docs/invariants.sql are broken:\n{}",
        violations.len(),
        violations
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n")
    );
}

/// The rules that do not hold.
pub async fn violations(test: &TestDatabase) -> Vec<Violation> {
    violations_in(&test.client().await).await
}

/// The rules that do not hold in any database of the project.
pub async fn violations_in(client: &Client) -> Vec<Violation> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../docs/invariants.sql");
    let file = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut violations = Vec::new();
    for (rule, query) in rules(&file) {
        let rows = client
            .query(
                &format!("select to_jsonb(violation)::text from ({query}) as violation"),
                &[],
            )
            .await
            .unwrap_or_else(|error| panic!("docs/invariants.sql, {rule:?}: {error:?}"));
        if !rows.is_empty() {
            violations.push(Violation {
                rule,
                rows: rows.iter().map(|row| row.get(0)).collect(),
            });
        }
    }
    violations
}

/// Each query with the comment above it. One without a comment belongs to the rule before it.
fn rules(text: &str) -> Vec<(String, String)> {
    let mut rules: Vec<(String, String)> = Vec::new();
    let mut comment = Vec::new();
    let mut query = Vec::new();
    for line in text.lines().map(str::trim_end) {
        match line.trim_start().strip_prefix("--") {
            Some(words) if query.is_empty() => comment.push(words.trim()),
            Some(_) => {}
            // An empty line below a comment makes it one about the file.
            None if line.is_empty() && query.is_empty() => comment.clear(),
            None => query.push(line),
        }
        if line.ends_with(';') {
            let whole = query.join("\n");
            let rule = match (comment.is_empty(), rules.last()) {
                (true, Some((above, _))) => above.clone(),
                _ => comment.join(" "),
            };
            rules.push((rule, whole.trim_end_matches(';').to_owned()));
            comment.clear();
            query.clear();
        }
    }
    assert!(
        query.is_empty(),
        "docs/invariants.sql does not end with a semicolon"
    );
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_query_is_named_by_the_comment_above_it() {
        let text = "-- What the file is about.\n\n-- A pool is\n-- never overdrawn.\nselect 1\n-- why\nwhere false;\n\n\
                    select 2;\n-- Another.\nselect 3;\n";
        let expected = [
            ("A pool is never overdrawn.", "select 1\nwhere false"),
            ("A pool is never overdrawn.", "select 2"),
            ("Another.", "select 3"),
        ];
        let expected = expected.map(|(rule, query)| (rule.to_owned(), query.to_owned()));
        assert_eq!(rules(text), expected);
    }
}
