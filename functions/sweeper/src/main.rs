//! The sweeper function: see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    guichet_http::run("sweeper", |env| {
        Ok((
            guichet_sweeper::routes(),
            guichet_sweeper::App::from_env(env)?,
        ))
    })
}
