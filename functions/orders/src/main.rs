//! The orders function: see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    guichet_http::run("orders", |env| {
        Ok((
            guichet_orders::routes(),
            guichet_orders::App::from_env(env)?,
        ))
    })
}
