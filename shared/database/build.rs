//! Embeds `migrations/*.sql` into the crate, so that a binary brings the schema it was written for.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

#[expect(
    clippy::disallowed_methods,
    reason = "this is how Cargo speaks to build scripts"
)]
fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../migrations")
        .canonicalize()
        .expect("the checkout has a folder of migrations");
    println!("cargo::rerun-if-changed={}", folder.display());

    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the folder can be read")
        .map(|entry| {
            entry
                .expect("its entries too")
                .file_name()
                .into_string()
                .expect("names are ASCII")
        })
        .filter_map(|name| name.strip_suffix(".sql").map(str::to_owned))
        .collect();
    names.sort();

    let mut code = String::from("&[\n");
    let mut before = None;
    for name in names {
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
        let path = folder.join(format!("{name}.sql"));
        println!("cargo::rerun-if-changed={}", path.display());
        writeln!(
            code,
            "Migration {{ version: {version}, name: {name:?}, sql: include_str!({:?}) }},",
            path.to_str().expect("the path of the checkout is UTF-8")
        )
        .expect("a String grows as needed");
    }
    code.push(']');
    let target = Path::new(&env::var("OUT_DIR").expect("Cargo sets it")).join("migrations.rs");
    fs::write(target, code).expect("the build folder can be written");
}
