//! The images function: see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    guichet_http::run("images", |env| {
        Ok((
            guichet_images::routes(),
            guichet_images::App::from_env(env)?,
        ))
    })
}
