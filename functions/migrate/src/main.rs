//! The migrate job: see the library.

use std::process::ExitCode;

use guichet_config::Env;

fn main() -> ExitCode {
    guichet_migrate::run(&Env::from_process())
}
