//! The backoffice function: see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    guichet_http::run("backoffice", |env| {
        Ok((
            guichet_backoffice::routes(),
            guichet_backoffice::App::from_env(env)?,
        ))
    })
}
