//! The refunds function: see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    guichet_http::run("refunds", |env| {
        Ok((
            guichet_refunds::routes(),
            guichet_refunds::App::from_env(env)?,
        ))
    })
}
