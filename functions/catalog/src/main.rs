//! The catalog function: see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    guichet_http::run("catalog", |env| {
        Ok((
            guichet_catalog::routes(),
            guichet_catalog::App::from_env(env)?,
        ))
    })
}
