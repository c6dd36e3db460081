//! hyper with one answer, in memory before anybody asks: what the machine and the protocol allow a function that has
//! nothing else to do.
//!
//! `ANSWER` is a file with the answer: its status, its headers (each in a line, `name: value`), an empty line, its body.
//! Listens on `PORT` of this machine, in one thread as functions do.

use std::convert::Infallible;
use std::error::Error;
use std::net::Ipv4Addr;

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{HeaderName, HeaderValue};
use hyper::http::response::Parts;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::runtime::Builder;

type Failure = Box<dyn Error + Send + Sync>;

#[expect(
    clippy::disallowed_methods,
    reason = "hyper and nothing of ours: that is the point"
)]
fn main() -> Result<(), Failure> {
    let variable = |name| std::env::var(name).map_err(|error| format!("{name}: {error}"));
    let (head, body) = answer(&std::fs::read(variable("ANSWER")?)?)?;
    let port = variable("PORT")?.parse()?;
    Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(serve(port, &head, &body))
}

async fn serve(port: u16, head: &Parts, body: &Bytes) -> Result<(), Failure> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let (head, body) = (head.clone(), body.clone());
        let service = service_fn(move |_| {
            let answer = Response::from_parts(head.clone(), Full::new(body.clone()));
            std::future::ready(Ok::<_, Infallible>(answer))
        });
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

fn answer(file: &[u8]) -> Result<(Parts, Bytes), Failure> {
    let end = file
        .windows(2)
        .position(|two| two == b"\n\n")
        .ok_or("the answer has no empty line")?;
    let mut lines = std::str::from_utf8(&file[..end])?.lines();
    let (mut head, ()) = Response::new(()).into_parts();
    head.status = lines.next().unwrap_or_default().parse::<StatusCode>()?;
    for line in lines {
        let (name, value) = line.split_once(": ").ok_or("a header is no header")?;
        head.headers
            .append(name.parse::<HeaderName>()?, HeaderValue::from_str(value)?);
    }
    Ok((head, Bytes::copy_from_slice(&file[end + 2..])))
}
