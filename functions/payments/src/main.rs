//! The payments function: see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    guichet_http::run("payments", |env| {
        Ok((
            guichet_payments::routes(),
            guichet_payments::App::from_env(env)?,
        ))
    })
}
