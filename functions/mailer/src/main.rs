//! The mailer function: see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    guichet_http::run("mailer", |env| {
        Ok((
            guichet_mailer::routes(),
            guichet_mailer::App::from_env(env)?,
        ))
    })
}
