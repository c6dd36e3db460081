//! The statements of the catalog function, for pgbench.

use crate::Result;

/// Where the function's own queries are generated from, so that both say the same.
const QUERIES: &str = include_str!("../../../functions/catalog/queries.sql");

/// A script that sends statements in one flight, as the function does.
pub(super) fn pipeline(names: &[&str]) -> Result<String> {
    let statements: Vec<_> = names
        .iter()
        .map(|name| statement(name))
        .collect::<Result<_>>()?;
    Ok(format!(
        "\\startpipeline\n{}\n\\endpipeline\n",
        statements.join("\n")
    ))
}

/// A statement by its name. Both the generator and pgbench write `:slug` for a value.
fn statement(name: &str) -> Result<&'static str> {
    let found = QUERIES.split("--! ").skip(1).find_map(|query| {
        let (head, rest) = query.split_once('\n')?;
        let is_it = head.split_whitespace().next() == Some(name);
        is_it.then_some(rest)
    });
    let end = |rest: &'static str| rest.split_inclusive(';').next();
    found
        .and_then(end)
        .ok_or_else(|| format!("the catalog function has no query {name}").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_found_by_its_name_alone() {
        let statement = statement("list_stock").expect("it is there");
        assert!(statement.starts_with("select e.event_id, r.rate_id"));
        assert!(statement.ends_with("where e.slug = any(:slugs);"));
        assert!(super::statement("list").is_err());
    }

    #[test]
    fn statements_fly_together() {
        let script = pipeline(&["list_stock", "find_code"]).expect("both are there");
        assert!(script.starts_with("\\startpipeline\nselect"));
        assert!(script.ends_with(";\n\\endpipeline\n"));
        assert_eq!(script.matches(';').count(), 2);
    }
}
