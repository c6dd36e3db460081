//! The accounts function: see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    guichet_http::run("accounts", |env| {
        Ok((
            guichet_accounts::routes(),
            guichet_accounts::App::from_env(env)?,
        ))
    })
}
