//! What a function would cost if it were nothing but hyper and a database connection: the floor under its cold start.
//!
//! Answers every request with 200, on `PORT` of 127.0.0.1. Without `DATABASE_URL` it answers from memory. With it, the
//! connection is made while the port is already open, as functions do, and a request runs `select 1`; or, where
//! `STATEMENTS` names a file, the statements in it, each prepared, as the function sent them when it was recorded. Where that
//! is none, it does not wait for the connection.
//!
//! No limits, logs, metrics, pool, routes or errors, which is the point: the rest of what a function takes to its first
//! answer is what the crates in `shared/` cost.

mod statements;

use std::collections::HashMap;
use std::convert::Infallible;
use std::error::Error;
use std::fs;
use std::net::Ipv4Addr;
use std::sync::Arc;

use bytes::Bytes;
use http_body_util::Full;
use hyper::Response;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use statements::Statements;
use tokio::net::TcpListener;
use tokio::sync::OnceCell;
use tokio_postgres::{Client, NoTls};

struct Floor {
    url: Option<String>,
    client: OnceCell<Client>,
    statements: Statements,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut environment: HashMap<_, _> = std::env::vars().collect();
    let port: u16 = environment.get("PORT").ok_or("PORT is not set")?.parse()?;
    let statements = match environment.get("STATEMENTS") {
        Some(path) => serde_json::from_slice(&fs::read(path)?)?,
        None => Statements::one("select 1"),
    };
    let floor = Arc::new(Floor {
        url: environment.remove("DATABASE_URL"),
        client: OnceCell::new(),
        statements,
    });
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(serve(port, floor))
}

async fn serve(port: u16, floor: Arc<Floor>) -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let connecting = Arc::clone(&floor);
    tokio::spawn(async move { drop(connecting.client().await) });
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let floor = Arc::clone(&floor);
        let service = service_fn(move |_| answer(Arc::clone(&floor)));
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    }
}

impl Floor {
    /// The one connection; whoever asks while it is being made waits for it.
    async fn client(&self) -> Result<Option<&Client>, tokio_postgres::Error> {
        let Some(url) = &self.url else {
            return Ok(None);
        };
        let connect = async || {
            let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
            tokio::spawn(connection);
            Ok(client)
        };
        self.client.get_or_try_init(connect).await.map(Some)
    }

    async fn rows(&self) -> Result<usize, tokio_postgres::Error> {
        if self.statements.is_empty() {
            return Ok(0);
        }
        match self.client().await? {
            Some(client) => self.statements.run(client).await,
            None => Ok(0),
        }
    }
}

async fn answer(floor: Arc<Floor>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (status, text) = match floor.rows().await {
        Ok(rows) => (200, rows.to_string()),
        Err(error) => (500, format!("{error:?}")),
    };
    let mut response = Response::new(Full::from(text));
    *response.status_mut() = status.try_into().expect("both are legal");
    Ok(response)
}
