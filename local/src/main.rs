//! `guichet-local`: see the library.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use guichet_config::Env;
use guichet_local::console::Console;
use guichet_local::leftovers;
use guichet_local::settings::Settings;

const USAGE: &str = "usage: guichet-local run [folder of the functions' binaries]

Starts the whole of Guichet on this machine. Variables:
  PORT           where it is opened (default 8080)
  DATABASE_URL   a PostgreSQL that is already there, instead of one in .local
  LOG_LEVEL      what functions log: trace, debug, info, warn or error (default info)
  IDLE_SECONDS   when a function without requests is stopped (default 60)
  STATE_FOLDER   where data, secrets, mail and logs are kept (default .local)

usage: guichet-local cloud

Starts what Google provides, for functions and a database that somebody else runs. Secrets may come in files (DATABASE_URL_FILE).
  DATABASE_URL              the database, which has its schema already
  SHARED_SECRETS            the functions' own
  PUBLIC_URL                what browsers open
  OIDC_ISSUER               where functions find SERVICES_PORT
  STATE_FOLDER              where mail and messages are kept
  STORAGE_URL               where functions store objects (default: file://, the folder storage in STATE_FOLDER)
  PROJECT_FOLDER            where functions.yaml and frontend/dist are
  FUNCTION_ADDRESSES        such as catalog=localhost:9001 (default: port 8080 of the host that has the function's name)
  HOST, PORT, SERVICES_PORT, SMTP_PORT            where it listens (default 0.0.0.0, 8080, 8081, 1025)

usage: guichet-local storefront

Answers with frontend/dist of PROJECT_FOLDER at HOST and PORT (default 0.0.0.0, 8080), for clusters; with the pages that a function
fills in, which is found as FUNCTION_ADDRESSES says (default: port 8080 of the host that has its name), and with pictures of STORAGE_URL.

usage: guichet-local secrets <folder>

Makes the secrets of containers. DATABASE_URL is the database, without the password that is made.

usage: guichet-local healthy

Ends with 0 when the cloud at PORT and everything behind it answers.";

type Outcome = Result<(), Box<dyn std::error::Error + Send + Sync>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let env = Env::from_process();
    let result = match arguments[..] {
        ["run"] => run(&env, None),
        ["run", programs] => run(&env, Some(programs)),
        ["cloud"] => cloud(&env),
        ["storefront"] => block_on(guichet_local::run_storefront(&env)),
        ["secrets", folder] => guichet_local::make_secrets(&env, Path::new(folder)),
        ["healthy"] => healthy(&env),
        ["watchdog", folder] => leftovers::watch(Path::new(folder)).map_err(Into::into),
        _ => {
            let shared = guichet_local::shared_variables().join(", ");
            eprintln!("{}", USAGE.replace("SHARED_SECRETS", &shared));
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

fn run(env: &Env, programs: Option<&str>) -> Outcome {
    let program = std::env::current_exe()?;
    let beside = program.parent().expect("a program is in a folder");
    let programs = programs.map_or_else(|| beside.to_owned(), PathBuf::from);
    let settings = Settings::from_env(env, checkout(), programs)?;
    block_on(guichet_local::run_on_this_machine(
        settings,
        &program,
        Console::standard(),
    ))
}

fn cloud(env: &Env) -> Outcome {
    block_on(guichet_local::run_for_containers(
        env,
        checkout(),
        Console::standard(),
    ))
}

fn healthy(env: &Env) -> Outcome {
    block_on(async { Ok(guichet_local::check_health(env).await?) })
}

/// Where the sources were when this was built.
fn checkout() -> PathBuf {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    project
        .expect("this crate is in a folder of the project")
        .to_owned()
}

fn block_on(work: impl Future<Output = Outcome>) -> Outcome {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(work)
}
