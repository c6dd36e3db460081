//! The checkout function: see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    guichet_http::run("checkout", |env| {
        Ok((
            guichet_checkout::routes(),
            guichet_checkout::App::from_env(env)?,
        ))
    })
}
