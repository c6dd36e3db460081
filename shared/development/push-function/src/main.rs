//! The push-function function: see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    guichet_http::run("push-function", |env| {
        Ok((
            guichet_push_function::routes(),
            guichet_push_function::App::from_env(env)?,
        ))
    })
}
