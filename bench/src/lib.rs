//! Every figure that the project publishes, each beside what it is compared with in the same run.
//!
//! [`measure`] starts a PostgreSQL of its own and the released binaries, measures, and fills a [`Report`]. Nothing here
//! fails because something is slow: the report says what was to be reached and whether it was.
//!
//! Measuring and measured share one machine, so figures of different runs, let alone machines, compare badly. Ratios
//! within one run do.

pub mod accounts;
pub mod calls;
pub mod catalogue;
pub mod cold_start;
pub mod figure;
pub mod function;
pub mod growth;
pub mod http;
pub mod machine;
pub mod memory;
pub mod pgbench;
pub mod sale;
pub mod samples;
pub mod system;
mod wire;

pub use figure::{Figure, Report};
pub use function::Function;
pub use system::{Base, System};

/// Whatever keeps a figure from being measured.
pub type Error = Box<dyn std::error::Error + Send + Sync>;

/// The outcome of measuring.
pub type Result<T> = std::result::Result<T, Error>;

/// What can be measured, in the order in which it is.
pub const MEASURES: [&str; 12] = [
    "cold-start",
    "memory",
    "catalogue",
    "sale",
    "purchases",
    "overload",
    "sell-out",
    "seats",
    "workers",
    "growth",
    "accounts-memory",
    "accounts-timing",
];

/// Takes one of [`MEASURES`]. `quick`: a tenth of the time, to see that it works; such figures are not for publishing.
pub async fn measure(name: &str, system: &System, report: &mut Report, quick: bool) -> Result<()> {
    report.begin(name);
    match name {
        "cold-start" => cold_start::run(system, report, quick).await,
        "memory" => memory::run(system, report, quick).await,
        "catalogue" => catalogue::run(system, report, quick).await,
        "sale" => sale::run(system, report, quick).await,
        "purchases" => sale::purchases::run(system, report, quick).await,
        "overload" => sale::overload::run(system, report, quick).await,
        "sell-out" => sale::sell_out::run(system, report, quick).await,
        "seats" => sale::seats::run(system, report, quick).await,
        "workers" => sale::workers::run(system, report, quick).await,
        "growth" => growth::run(system, report, quick).await,
        "accounts-memory" => accounts::memory::run(system, report).await,
        "accounts-timing" => accounts::timing::run(system, report, quick).await,
        _ => Err(format!(
            "there is no measure {name:?}; there are {}",
            MEASURES.join(", ")
        )
        .into()),
    }
}
