//! Takes the headers of pages from `frontend/hosting.yaml`, so that the pages of this function have those of the storefront's files.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

use serde::Deserialize;

const FILE: &str = "../../frontend/hosting.yaml";

#[derive(Deserialize)]
struct Document {
    headers: BTreeMap<String, String>,
}

#[expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script so where to write"
)]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FILE}");
    let document: Document = serde_norway::from_str(&fs::read_to_string(FILE)?)?;
    let mut list = String::new();
    for (name, value) in document.headers {
        write!(list, "({:?}, {value:?}),", name.to_lowercase())?;
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("page_headers.rs"), format!("&[{list}]"))?;
    Ok(())
}
