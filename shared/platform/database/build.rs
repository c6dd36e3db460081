//! Embeds `migrations/` into the crate, so that a binary brings the schema it was written for.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../migrations")
        .canonicalize()
        .expect("the checkout has a folder of migrations");
    let functions = folder.join("functions");

    let mut code = String::from("&[\n");
    let mut before = None;
    for name in sql_files(&folder) {
        let (version, rest) = name.split_once('_').unwrap_or_default();
        assert!(
            version.len() == 14
                && version.bytes().all(|byte| byte.is_ascii_digit())
                && !rest.is_empty(),
            "migrations/{name}.sql must be named YYYYMMDDHHMMSS_verb_object.sql"
        );
        assert!(
            before.as_deref() != Some(version),
            "two migrations have the version {version}"
        );
        before = Some(version.to_owned());
        let sql = include(&folder, &name);
        writeln!(
            code,
            "Migration {{ version: {version}, name: {name:?}, sql: {sql} }},"
        )
        .expect("a String grows as needed");
    }
    code.push(']');
    write("migrations.rs", &code);

    let mut code = String::from("&[\n");
    for name in sql_files(&functions) {
        let sql = include(&functions, &name);
        writeln!(code, "Function {{ name: {name:?}, sql: {sql} }},")
            .expect("a String grows as needed");
    }
    code.push(']');
    write("functions.rs", &code);
}

/// The names of a folder's SQL files, without `.sql`, in order.
fn sql_files(folder: &Path) -> Vec<String> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("the folder can be read")
        .map(|entry| {
            entry
                .expect("its entries too")
                .file_name()
                .into_string()
                .expect("names are ASCII")
        })
        .filter_map(|name| name.strip_suffix(".sql").map(str::to_owned))
        .filter(|name| name != "schema")
        .collect();
    names.sort();
    names
}

/// The expression for a file's content.
fn include(folder: &Path, name: &str) -> String {
    let path = folder.join(format!("{name}.sql"));
    println!("cargo::rerun-if-changed={}", path.display());
    let path = path.to_str().expect("the path of the checkout is UTF-8");
    format!("include_str!({path:?})")
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is how Cargo speaks to build scripts"
)]
fn write(file: &str, code: &str) {
    let folder = env::var("OUT_DIR").expect("Cargo sets it");
    fs::write(Path::new(&folder).join(file), code).expect("the build folder can be written");
}
