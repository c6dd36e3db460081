//! The http-function function: see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    guichet_http::run("http-function", |env| {
        Ok((
            guichet_http_function::routes(),
            guichet_http_function::App::from_env(env)?,
        ))
    })
}
