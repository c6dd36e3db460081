//! The command of an operator who moves an organizer: see `docs/archive.md`.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use guichet_archive::{ArchiveError, Imported, Installation, export, import};
use guichet_clock::{Clock, Entropy};
use guichet_config::{ConfigError, Env};
use guichet_database::{Database, DatabaseConfig};
use guichet_storage::Storage;

/// Exit code of a command that was called wrongly, as `sysexits.h` has it.
const USAGE: u8 = 64;

/// Exit code of a process that was configured wrongly.
const BAD_CONFIGURATION: u8 = 78;

enum Command {
    Export { slug: String, file: PathBuf },
    Import { file: PathBuf, owner: String },
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let command = match arguments[..] {
        ["export", "--organizer", slug, file] => Command::Export {
            slug: slug.to_owned(),
            file: file.into(),
        },
        ["import", file, "--owner", owner] => Command::Import {
            file: file.into(),
            owner: owner.to_owned(),
        },
        _ => {
            eprintln!(
                "usage: guichet-archive export --organizer SLUG FILE\n       guichet-archive import FILE --owner EMAIL"
            );
            return ExitCode::from(USAGE);
        }
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a process that has just started may open the few files a runtime needs");
    runtime.block_on(async {
        let installation = match installation(&Env::from_process()) {
            Ok(installation) => installation,
            Err(error) => {
                eprintln!("guichet-archive: {error}");
                return ExitCode::from(BAD_CONFIGURATION);
            }
        };
        match run(&installation, &command).await {
            Ok(said) => {
                println!("{said}");
                ExitCode::SUCCESS
            }
            Err(error) => {
                eprintln!("guichet-archive: {error}");
                ExitCode::FAILURE
            }
        }
    })
}

fn installation(env: &Env) -> Result<Installation, ConfigError> {
    let (clock, entropy) = (Clock::system(), Entropy::system());
    let config = DatabaseConfig::from_env(env)?.application_name("archive");
    Ok(Installation {
        database: Database::new(&config.pool_size(1).by_hand()),
        storage: Storage::from_env(env, clock.clone(), entropy.clone())?,
        clock,
        entropy,
        address: env.optional("PUBLIC_URL"),
    })
}

async fn run(installation: &Installation, command: &Command) -> Result<String, ArchiveError> {
    match command {
        Command::Export { slug, file } => {
            write(installation, slug, file).await?;
            Ok(format!("{slug} is in {}", file.display()))
        }
        Command::Import { file, owner } => {
            let file = BufReader::new(File::open(file)?);
            Ok(report(&import(installation, owner, file).await?))
        }
    }
}

/// A file that is there already stays as it is, and one that breaks off is taken away.
async fn write(installation: &Installation, slug: &str, path: &Path) -> Result<(), ArchiveError> {
    let file = BufWriter::new(File::create_new(path)?);
    let written = export(installation, slug, file).await;
    if written.is_err() {
        fs::remove_file(path)?;
    }
    written
}

fn report(imported: &Imported) -> String {
    let mut report = format!(
        "the organizer {}: {} events (drafts), {} dates, {} venues, {} products, {} codes, {} pictures",
        imported.slug,
        imported.events,
        imported.dates,
        imported.venues,
        imported.products,
        imported.codes,
        imported.pictures
    );
    for renamed in &imported.renamed {
        let entry = &renamed.entry;
        let _ = write!(
            report,
            "\n{entry}: {} is taken, so it is {}",
            renamed.from, renamed.to
        );
    }
    report
}
