//! `make function`, on a copy of what it changes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use guichet_local::manifest::{Manifest, Trigger};
use tempfile::TempDir;

/// What it reads and changes.
const PARTS: [&str; 11] = [
    "compose.yaml",
    "functions.yaml",
    "functions/sweeper",
    "local/matrix/Cargo.toml",
    "local/matrix/src",
    "local/openapi/Cargo.toml",
    "local/openapi/src",
    "monitoring/prometheus",
    "shared/development/http-function",
    "shared/development/new-function",
    "shared/development/push-function",
];

fn checkout() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for part in PARTS {
        let to = folder.path().join(part);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(part);
        let copied = Command::new("cp").arg("-R").arg(from).arg(to).status();
        assert!(copied.unwrap().success());
    }
    folder
}

fn new_function(checkout: &TempDir, name: &str, kind: &str) -> Output {
    Command::new(checkout.path().join("shared/development/new-function"))
        .args([name, kind])
        .output()
        .unwrap()
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

#[test]
fn a_new_function_is_named_wherever_functions_are() {
    let checkout = checkout();
    for (name, kind) in [("box-office", "http"), ("seat-maps", "push")] {
        let output = new_function(&checkout, name, kind);
        assert!(output.status.success(), "{output:?}");
    }
    let read = |file: &str| fs::read_to_string(checkout.path().join(file)).unwrap();
    let manifest = Manifest::parse(&read("functions.yaml")).unwrap();
    let trigger = &manifest.functions["seat-maps"].trigger;
    assert_eq!(
        *trigger,
        Trigger::Push(vec!["seat-maps-requested".to_owned()])
    );
    assert_eq!(
        manifest.route("/api/v1/box-office/time"),
        Some("box-office")
    );
    for name in ["box-office", "seat-maps"] {
        let named_in_compose = read("compose.yaml").matches(&format!("  {name}: ")).count()
            + read("compose.yaml")
                .matches(&format!("\n  {name}:\n"))
                .count();
        assert_eq!(named_in_compose, 2, "{name}");
        let targets = read("monitoring/prometheus/functions.yaml");
        assert!(
            targets.contains(&format!("targets: [{name}:8080]")),
            "{name}"
        );
        let manifest = read(&format!("functions/{name}/Cargo.toml"));
        assert!(
            manifest.contains(&format!("name = \"guichet-{name}\"")),
            "{name}"
        );
        for file in files(&checkout.path().join("functions").join(name)) {
            let text = fs::read_to_string(&file).unwrap();
            for template in [
                "http-function",
                "push-function",
                "http_function",
                "push_function",
            ] {
                assert!(!text.contains(template), "{}", file.display());
            }
        }
    }
    assert!(read("local/openapi/src/main.rs").contains("guichet_box_office::routes().openapi(),"));
    assert!(read("local/openapi/Cargo.toml").contains("guichet-box-office = {"));
    assert!(!read("local/openapi/Cargo.toml").contains("seat-maps"));
    assert!(read("local/matrix/Cargo.toml").contains("guichet-box-office = {"));
    assert!(read("local/matrix/src/functions.rs").contains("guichet_box_office::App::from_env)"));
    assert!(read("local/matrix/src/table.rs").contains("(\"box-office.time\", Public("));
}

#[test]
fn what_cannot_be_a_function_is_refused_and_changes_nothing() {
    let checkout = checkout();
    let before = fs::read_to_string(checkout.path().join("functions.yaml")).unwrap();
    for (name, kind, named) in [
        ("Box", "http", "NAME"),
        ("../box", "http", "NAME"),
        ("", "http", "NAME"),
        ("box", "job", "KIND"),
        ("sweeper", "push", "functions/sweeper is there"),
    ] {
        let output = new_function(&checkout, name, kind);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && said.contains(named), "{said}");
    }
    let after = fs::read_to_string(checkout.path().join("functions.yaml")).unwrap();
    assert_eq!(before, after);
}
