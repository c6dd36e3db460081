//! What ARCHITECTURE.md says about who may depend on whom.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

fn checkout() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../..")
        .canonicalize()
        .expect("three folders below the checkout")
}

/// A crate of the workspace.
struct Package {
    name: String,
    folder: PathBuf,
    /// `functions`, `shared/platform`, …
    wing: String,
    /// Names, and whether it is a dependency of its tests alone.
    dependencies: Vec<(String, bool)>,
}

fn packages() -> Vec<Package> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version=1"])
        .current_dir(checkout())
        .output()
        .expect("cargo metadata");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let list = |value: &Value| value.as_array().expect("a list").clone();
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    list(&metadata["packages"])
        .iter()
        .map(|package| {
            let folder = PathBuf::from(text(&package["manifest_path"]))
                .parent()
                .expect("in a folder")
                .to_owned();
            let path = folder.strip_prefix(checkout()).expect("in the checkout");
            let wing = path
                .components()
                .take(if path.starts_with("shared") { 2 } else { 1 });
            Package {
                name: text(&package["name"]),
                wing: wing.collect::<PathBuf>().display().to_string(),
                folder,
                dependencies: list(&package["dependencies"])
                    .iter()
                    .map(|to| (text(&to["name"]), to["kind"] == "dev"))
                    .collect(),
            }
        })
        .collect()
}

/// The wings that crates of a wing may depend on, and those that its tests may use too. `None`: no rule.
fn allowed(wing: &str) -> Option<(&'static [&'static str], &'static [&'static str])> {
    match wing {
        "shared/platform" => Some((&["shared/platform"], &["shared/development"])),
        "shared/domain" => Some((
            &["shared/platform", "shared/domain"],
            &["shared/development"],
        )),
        // No function on another: they meet in the database and in messages, and in tests of what they do together.
        "functions" => Some((
            &["shared/platform", "shared/domain"],
            &["shared/development", "functions"],
        )),
        "shared/development" => Some((&["shared/platform", "shared/development"], &[])),
        _ => None,
    }
}

#[test]
fn the_platform_knows_nothing_of_the_domain_and_no_function_of_another() {
    let packages = packages();
    let wing_of: BTreeMap<&str, &str> = packages
        .iter()
        .map(|package| (package.name.as_str(), package.wing.as_str()))
        .collect();
    assert!(wing_of.len() > 20, "{wing_of:?}");
    for package in &packages {
        let Some((always, in_tests)) = allowed(&package.wing) else {
            continue;
        };
        for (name, is_of_tests) in &package.dependencies {
            let Some(wing) = wing_of.get(name.as_str()) else {
                continue;
            };
            assert!(
                always.contains(wing) || (*is_of_tests && in_tests.contains(wing)),
                "{} is in {} and must not depend on {name}, which is in {wing}",
                package.name,
                package.wing
            );
        }
    }
}

#[test]
fn http_and_database_do_not_know_each_other() {
    for package in packages() {
        let other = match package.name.as_str() {
            "guichet-http" => "guichet-database",
            "guichet-database" => "guichet-http",
            _ => continue,
        };
        assert!(
            !package.dependencies.iter().any(|(name, _)| name == other),
            "{} depends on {other}",
            package.name
        );
    }
}

/// Words that only the plug-in of the local cloud says.
const TICKET_OFFICE: [&str; 9] = [
    "ticket",
    "payment",
    "refund",
    "bank",
    "buyer",
    "organizer",
    "venue",
    "money",
    "orders",
];

/// How it is registered.
const REGISTRATION: [&str; 2] = [
    "mod tickets;",
    "const PLUGINS: plugin::Plugins = &[&tickets::Tickets];",
];

#[test]
fn the_local_cloud_knows_of_tickets_in_one_folder_and_the_two_lines_that_register_it() {
    let packages = packages();
    let domain = packages
        .iter()
        .filter(|package| matches!(package.wing.as_str(), "shared/domain" | "functions"))
        .map(|package| package.name.replace('-', "_"));
    let words: Vec<String> = TICKET_OFFICE
        .map(str::to_owned)
        .into_iter()
        .chain(domain)
        .collect();
    let sources = checkout().join("local/src");
    let stack = files(&sources)
        .into_iter()
        .chain(files(&checkout().join("local/templates")))
        .filter(|path| !path.starts_with(sources.join("tickets")));
    let mut registered = Vec::new();
    for path in stack {
        let text = fs::read_to_string(&path).expect("text");
        for line in without_tests(&text).lines() {
            if REGISTRATION.contains(&line) {
                registered.push(line.to_owned());
                continue;
            }
            let lower = line.to_lowercase();
            let said = words.iter().find(|word| lower.contains(word.as_str()));
            assert_eq!(said, None, "{}: {line}", path.display());
        }
    }
    assert_eq!(registered, REGISTRATION);
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    entries
        .map(|entry| entry.expect("an entry").path())
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

/// The modules of a crate by their path, each with its code.
fn modules(sources: &Path) -> BTreeMap<Vec<String>, String> {
    let mut modules = BTreeMap::new();
    for path in files(sources) {
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let mut module: Vec<String> = path
            .strip_prefix(sources)
            .expect("below")
            .with_extension("")
            .iter()
            .map(|part| part.to_string_lossy().into_owned())
            .collect();
        if module.last().is_some_and(|name| name == "mod") {
            module.pop();
        }
        if !matches!(module.join("/").as_str(), "lib" | "main") {
            modules.insert(module, code(&fs::read_to_string(&path).expect("text")));
        }
    }
    modules
}

/// A file without its tests, which stand at its end.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or(text)
}

/// A file without its tests and its comments.
fn code(text: &str) -> String {
    without_tests(text)
        .lines()
        .map(|line| line.split("//").next().unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The modules that a module names by `crate::` or `super::`, ancestors and descendants left out.
fn named<'modules>(
    module: &[String],
    code: &str,
    modules: &'modules BTreeMap<Vec<String>, String>,
) -> BTreeSet<&'modules Vec<String>> {
    let mut found = BTreeSet::new();
    for (start, base) in [("crate::", 0), ("super::", module.len() - 1)] {
        for (at, _) in code.match_indices(start) {
            let before = code[..at].chars().next_back();
            if before.is_some_and(|before| before.is_alphanumeric() || "_:".contains(before)) {
                continue;
            }
            let mut base = base;
            let mut rest = &code[at + start.len()..];
            while let Some(after) = rest.strip_prefix("super::") {
                (base, rest) = (base.saturating_sub(1), after);
            }
            for path in paths(rest) {
                let full: Vec<String> = module[..base].iter().cloned().chain(path).collect();
                let target = (1..=full.len())
                    .rev()
                    .find_map(|length| modules.get_key_value(&full[..length]));
                if let Some((target, _)) = target
                    && !target.starts_with(module)
                    && !module.starts_with(target)
                {
                    found.insert(target);
                }
            }
        }
    }
    found
}

/// The paths at the start of `a::b`, or of `a::{b::c, d}`.
fn paths(rest: &str) -> Vec<Vec<String>> {
    let is_of_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let split = |path: &str| -> Vec<String> {
        path.split("::")
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let end = rest.find(|c| !is_of_path(c)).unwrap_or(rest.len());
    let (stem, after) = rest.split_at(end);
    let Some(list) = after.strip_prefix('{') else {
        return vec![split(stem)];
    };
    let list = list.split('}').next().unwrap_or(list);
    list.split([',', '{'])
        .map(|item| {
            let item = item.trim();
            let end = item.find(|c| !is_of_path(c)).unwrap_or(item.len());
            split(stem).into_iter().chain(split(&item[..end])).collect()
        })
        .collect()
}

/// A module that can be reached from itself.
fn circle(modules: &BTreeMap<Vec<String>, String>) -> Option<Vec<String>> {
    let edges: BTreeMap<&Vec<String>, BTreeSet<&Vec<String>>> = modules
        .iter()
        .map(|(module, code)| (module, named(module, code, modules)))
        .collect();
    edges.keys().find_map(|start| {
        let mut reached = BTreeSet::new();
        let mut next: Vec<&Vec<String>> = edges[start].iter().copied().collect();
        while let Some(module) = next.pop() {
            if reached.insert(module) {
                next.extend(&edges[module]);
            }
        }
        reached.contains(start).then(|| (*start).clone())
    })
}

#[test]
fn no_files_of_a_crate_depend_on_each_other_in_a_circle() {
    let circles: Vec<String> = packages()
        .iter()
        // Generated code is as its generator makes it.
        .filter(|package| !package.folder.ends_with("queries"))
        .filter(|package| package.folder.join("src").is_dir())
        .filter_map(|package| {
            let module = circle(&modules(&package.folder.join("src")))?;
            Some(format!("{}: {}", package.name, module.join("::")))
        })
        .collect();
    assert_eq!(circles, Vec::<String>::new());
}

#[test]
fn a_circle_is_found_whatever_way_files_name_each_other() {
    let crate_of = |files: &[(&str, &str)]| -> BTreeMap<Vec<String>, String> {
        let module = |path: &str| path.split("::").map(str::to_owned).collect();
        files
            .iter()
            .map(|(path, text)| (module(path), code(text)))
            .collect()
    };
    for files in [
        [("a", "use crate::b::B;"), ("b", "use crate::{App, a::A};")],
        [("a", "let x = super::b::c();"), ("b", "use crate::a;")],
        [
            ("x::a", "use super::super::y::Y;"),
            ("y", "use crate::x::{z, a::A};"),
        ],
    ] {
        assert!(circle(&crate_of(&files)).is_some(), "{files:?}");
    }
    for files in [
        [("a", "use crate::b::B;"), ("b", "// use crate::a::A;")],
        [("a", "use crate::a::b::B;"), ("a::b", "use super::A;")],
        [
            ("a", "use crate::b;"),
            ("b", "#[cfg(test)]\nmod tests {\nuse crate::a;\n}"),
        ],
    ] {
        assert_eq!(circle(&crate_of(&files)), None, "{files:?}");
    }
}
