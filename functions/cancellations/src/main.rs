//! The cancellations function: see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    guichet_http::run("cancellations", |env| {
        Ok((
            guichet_cancellations::routes(),
            guichet_cancellations::App::from_env(env)?,
        ))
    })
}
