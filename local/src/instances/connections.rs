//! Connections to one instance, used again.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use http::{Request, Response};
use hyper::body::Incoming;
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::Instant;

use crate::body::Body;

/// Functions close connections that are idle for 30 s. One that is never used after a third of that is not closed while it is used.
const USABLE_AFTER_USE: Duration = Duration::from_secs(10);

/// Connections to one port of this machine.
#[derive(Debug)]
pub(super) struct Connections {
    address: SocketAddr,
    idle: Mutex<Vec<Idle>>,
}

#[derive(Debug)]
struct Idle {
    sender: SendRequest<Body>,
    since: Instant,
}

/// An answer, and the connection that its body still comes from.
pub(super) struct Answered {
    pub(super) response: Response<Incoming>,
    pub(super) sender: SendRequest<Body>,
}

/// Why there is no answer.
pub(super) enum SendError {
    /// Nobody listens any more; the function cannot have seen the request.
    NotSent(Box<Request<Body>>),
    /// The connection broke while or after it was sent.
    Broken(String),
}

impl Connections {
    pub(super) fn new(port: u16) -> Self {
        Self {
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, port)),
            idle: Mutex::default(),
        }
    }

    /// Keeps a connection that somebody else has made.
    pub(super) async fn keep(&self, stream: std::net::TcpStream) -> std::io::Result<()> {
        stream.set_nonblocking(true)?;
        let sender = handshake(TcpStream::from_std(stream)?).await?;
        self.give_back(sender);
        Ok(())
    }

    /// Sends a request over a kept connection, or a new one. A request that was not begun to be sent, because the other side had closed
    /// the connection, is sent once more.
    pub(super) async fn send(&self, mut request: Request<Body>) -> Result<Answered, SendError> {
        while let Some(mut sender) = self.take() {
            match sender.try_send_request(request).await {
                Ok(response) => return Ok(Answered { response, sender }),
                Err(mut error) => match error.take_message() {
                    Some(unsent) => request = unsent,
                    None => return Err(SendError::Broken(describe(error.error()))),
                },
            }
        }
        let Ok(mut sender) = self.connect().await else {
            return Err(SendError::NotSent(Box::new(request)));
        };
        match sender.try_send_request(request).await {
            Ok(response) => Ok(Answered { response, sender }),
            Err(mut error) => Err(match error.take_message() {
                Some(unsent) => SendError::NotSent(Box::new(unsent)),
                None => SendError::Broken(describe(error.error())),
            }),
        }
    }

    /// Keeps a connection whose answer has been read to its end.
    pub(super) fn give_back(&self, sender: SendRequest<Body>) {
        if !sender.is_closed() {
            self.lock().push(Idle {
                sender,
                since: Instant::now(),
            });
        }
    }

    async fn connect(&self) -> std::io::Result<SendRequest<Body>> {
        handshake(TcpStream::connect(self.address).await?).await
    }

    fn take(&self) -> Option<SendRequest<Body>> {
        let mut idle = self.lock();
        idle.retain(|kept| !kept.sender.is_closed() && kept.since.elapsed() < USABLE_AFTER_USE);
        let ready = idle.iter().rposition(|kept| kept.sender.is_ready())?;
        Some(idle.swap_remove(ready).sender)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Idle>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn handshake(stream: TcpStream) -> std::io::Result<SendRequest<Body>> {
    stream.set_nodelay(true)?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream))
        .await
        .map_err(std::io::Error::other)?;
    // Ends when the sender is dropped or the function closes; its error reaches whoever waits for an answer.
    tokio::spawn(connection);
    sender.ready().await.map_err(std::io::Error::other)?;
    Ok(sender)
}

fn describe(error: &hyper::Error) -> String {
    match std::error::Error::source(error) {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}
