//! `guichet-local run`: see the library.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use guichet_config::Env;
use guichet_local::console::Console;
use guichet_local::settings::Settings;

const USAGE: &str = "usage: guichet-local run [folder of the functions' binaries]

Starts the whole of Guichet on this machine. Variables:
  PORT           where it is opened (default 8080)
  DATABASE_URL   a PostgreSQL that is already there, instead of one in .local
  LOG_LEVEL      what functions log: trace, debug, info, warn or error (default info)
  IDLE_SECONDS   when a function without requests is stopped (default 60)
  STATE_FOLDER   where data, secrets, mail and logs are kept (default .local)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments[..] {
        ["run"] => run(None),
        ["run", programs] => run(Some(programs)),
        ["watchdog", folder] => {
            guichet_local::leftovers::watch(Path::new(folder)).map_err(Into::into)
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(programs: Option<&str>) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let program = std::env::current_exe()?;
    let project = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("this crate is in a folder of the project");
    let beside = program.parent().expect("a program is in a folder");
    let programs = programs.map_or_else(|| beside.to_owned(), PathBuf::from);
    let settings = Settings::from_env(&Env::from_process(), project.to_owned(), programs)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(guichet_local::run(settings, &program, Console::standard()))
}
