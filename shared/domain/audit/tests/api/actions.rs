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

/// The actions that functions and the command of archives append from Rust: `Action::EventCreated`.
fn actions_in_rust() -> BTreeSet<String> {
    let mut sources = vec![
        checkout().join("functions"),
        checkout().join("shared/domain/archive/src"),
    ];
    let mut code = String::new();
    while let Some(path) = sources.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("a folder");
            sources.extend(entries.map(|entry| entry.expect("an entry").path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            code.push_str(&fs::read_to_string(&path).expect("text"));
        }
    }
    let is_named = |action: &&Action| code.contains(&format!("Action::{action:?},"));
    let named = Action::ALL.iter().filter(is_named);
    named.map(|action| action.as_str().to_owned()).collect()
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
fn every_action_is_appended_and_no_other() {
    let known: BTreeSet<String> = Action::ALL
        .iter()
        .map(|action| action.as_str().to_owned())
        .collect();
    let mut appended = actions_in_rust();
    for path in sql_files() {
        let sql = fs::read_to_string(&path).expect("text");
        let actions = actions_in(&sql);
        let unknown: Vec<_> = actions.difference(&known).collect();
        assert!(unknown.is_empty(), "{}: {unknown:?}", path.display());
        appended.extend(actions);
    }
    let by_nobody: Vec<_> = known.difference(&appended).collect();
    assert!(by_nobody.is_empty(), "nobody appends {by_nobody:?}");
}

#[test]
fn actions_are_read_from_sql() {
    let sql = "-- the account's, 'not.this'\nvalues ('person', case when x then 'member.left' else 'api_key.made' end, '{}', 'session.%')";
    assert_eq!(
        actions_in(sql),
        ["api_key.made", "member.left"].map(str::to_owned).into()
    );
}
