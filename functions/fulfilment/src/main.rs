//! The fulfilment function: see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    guichet_http::run("fulfilment", |env| {
        Ok((
            guichet_fulfilment::routes(),
            guichet_fulfilment::App::from_env(env)?,
        ))
    })
}
