//! The sales function: see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    guichet_http::run("sales", |env| {
        Ok((guichet_sales::routes(), guichet_sales::App::from_env(env)?))
    })
}
