use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use guichet_audit::Action;

fn checkout() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// The SQL functions and the queries of functions.
fn sql_files() -> Vec<PathBuf> {
    let entries = |folder: &str| {
        let entries = fs::read_dir(checkout().join(folder)).expect(folder);
        entries.map(|entry| entry.expect("an entry").path())
    };
    entries("migrations/functions")
        .chain(entries("functions").map(|folder| folder.join("queries.sql")))
        .filter(|path| path.is_file())
        .collect()
}

/// What stands in quotes in a file of SQL, comments aside, and has the form of an action.
fn actions_in(sql: &str) -> BTreeSet<String> {
    let code: Vec<&str> = sql
        .lines()
        .filter_map(|line| line.split("--").next())
        .collect();
    let is_word = |word: &str| {
        !word.is_empty()
            && word
                .chars()
                .all(|letter| letter.is_ascii_lowercase() || letter == '_')
    };
    let is_action = |text: &&str| {
        text.split_once('.')
            .is_some_and(|(noun, verb)| is_word(noun) && is_word(verb))
    };
    let code = code.join("\n");
    let quoted = code.split('\'').skip(1).step_by(2);
    quoted.filter(is_action).map(str::to_owned).collect()
}

#[test]
fn every_action_that_sql_appends_is_known() {
    let known: BTreeSet<&str> = Action::ALL.iter().map(|action| action.as_str()).collect();
    let mut found = 0;
    for path in sql_files() {
        let sql = fs::read_to_string(&path).expect("text");
        for action in actions_in(&sql) {
            assert!(
                known.contains(action.as_str()),
                "{}: {action}",
                path.display()
            );
            found += 1;
        }
    }
    assert!(found > 10, "{found}");
}

#[test]
fn actions_are_read_from_sql() {
    let sql = "-- the account's, 'not.this'\nvalues ('person', case when x then 'member.left' else 'api_key.made' end, '{}', 'session.%')";
    assert_eq!(
        actions_in(sql),
        ["api_key.made", "member.left"].map(str::to_owned).into()
    );
}
