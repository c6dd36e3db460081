//! Turns every `queries.sql` of the project into Rust: those of the platform's crates into `guichet-platform-queries`, those of
//! functions and of the domain's crates into `guichet-queries`.
//!
//! `functions/<name>/queries.sql` becomes `guichet_queries::queries::<name>`:
//! each query is prepared by a real PostgreSQL that has the project's migrations, which tells the types, and
//! cornucopia writes a function for it. A query with a mistake is reported with its file and line.
//!
//! The output is checked in, so that nobody needs a database to build. It is the same at each run;
//! [`Mode::Check`] tells whether it is what the sources say.
//!
//! Beside it [`schema`] writes what the migrations add up to, for people to read.
//!
//! `timestamptz` becomes `jiff::Timestamp`, which has no infinity: where a column may hold `infinity`, a query
//! selects `nullif(…, 'infinity')`.
//!
//! What cornucopia writes is adapted in three places (see `adapt.rs`): the manifest inherits from the
//! workspace, queries take the clients of `guichet-database`, and a statement without rows is prepared once a
//! connection rather than at each use.

mod adapt;
mod generate;
mod output;
pub mod schema;
mod scratch;
mod sources;

use std::fmt;
use std::path::{Path, PathBuf};

/// What to do with what was generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Write it.
    Write,
    /// Only compare it with what is there.
    Check,
}

/// Why nothing was generated; for the person at the terminal.
#[derive(Debug)]
pub struct Failure(String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

impl Failure {
    pub(crate) fn at(path: &Path, error: &dyn fmt::Display) -> Self {
        Self(format!("{}: {error}", path.display()))
    }
}

/// One whose own thread drives connections while another is blocked.
fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .map_err(|error| Failure(format!("a runtime: {error}")))
}

/// The checkout this program was built from.
pub fn checkout() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(3)
        .expect("this crate is three folders below the checkout")
        .to_owned()
}

/// A crate that is generated.
struct Crate {
    name: &'static str,
    /// The folder it is written to.
    folder: &'static str,
    /// In the folders right below these are its sources.
    sources: &'static [&'static str],
}

/// The platform has one of its own, as it must not depend on the domain's.
const CRATES: [Crate; 2] = [
    Crate {
        name: "guichet-platform-queries",
        folder: "shared/platform/queries",
        sources: &["shared/platform"],
    },
    Crate {
        name: "guichet-queries",
        folder: "shared/domain/queries",
        sources: &["functions", "shared/domain"],
    },
];

/// Generates from the sources in `checkout`; answers the files, by their path in it, that changed or, when only
/// checking, would.
pub fn run(checkout: &Path, mode: Mode) -> Result<Vec<PathBuf>, Failure> {
    let mut all = Vec::new();
    for each in &CRATES {
        let generated = generate::generate(checkout, each)?;
        let destination = checkout.join(each.folder);
        let changed = output::changes(&generated, &destination)?;
        if mode == Mode::Write {
            output::write(&generated, &destination, &changed)?;
        }
        all.extend(changed.iter().map(|file| Path::new(each.folder).join(file)));
    }
    Ok(all)
}
