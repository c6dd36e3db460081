//! HTTP/1.1 as cheaply as it can be spoken: the load shares two cores with what it loads, so a general client would
//! measure itself.

use std::io;
use std::net::SocketAddr;
use std::ops::Range;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// More than any answer of a function needs to be read at once; longer ones make it grow.
const BUFFER_BYTES: usize = 16 * 1024;

/// Shorter than any time after which a function hangs up on a connection over which nothing comes.
const FRESH: Duration = Duration::from_secs(3);

/// As many as a function ever sends.
const HEADERS: usize = 32;

/// What a function answered.
#[derive(Debug)]
pub(crate) struct Answer<'a> {
    /// The status.
    pub(crate) status: u16,
    /// Whether it says when to come back.
    pub(crate) retry_after: bool,
    /// The body.
    pub(crate) body: &'a [u8],
}

/// A caller of one function over one connection that is kept open, and opened again when the function closed it.
pub(crate) struct Caller {
    address: SocketAddr,
    stream: Option<TcpStream>,
    used: Instant,
    buffer: Vec<u8>,
    /// Where the last answer's body is in the buffer.
    body: Range<usize>,
}

/// Where an answer ends, and what its head says.
struct Head {
    status: u16,
    retry_after: bool,
    closes: bool,
    body_from: usize,
    body_to: usize,
}

impl Caller {
    /// A caller that connects with its first request.
    pub(crate) fn new(address: SocketAddr) -> Self {
        Self {
            address,
            stream: None,
            used: Instant::now(),
            buffer: vec![0; BUFFER_BYTES],
            body: 0..0,
        }
    }

    /// Connects, so that the next request does not have to wait for it.
    pub(crate) async fn connect(&mut self) -> io::Result<()> {
        if self.used.elapsed() > FRESH {
            self.stream = None;
        }
        if self.stream.is_none() {
            let stream = TcpStream::connect(self.address).await?;
            stream.set_nodelay(true)?;
            self.stream = Some(stream);
        }
        self.used = Instant::now();
        Ok(())
    }

    /// Sends a whole request and reads its whole answer.
    pub(crate) async fn ask(&mut self, request: &[u8]) -> io::Result<Answer<'_>> {
        self.connect().await?;
        match self.exchange(request).await {
            Ok(head) => {
                if head.closes {
                    self.stream = None;
                }
                self.body = head.body_from..head.body_to;
                Ok(Answer {
                    status: head.status,
                    retry_after: head.retry_after,
                    body: self.last_body(),
                })
            }
            Err(error) => {
                self.stream = None;
                Err(error)
            }
        }
    }

    /// The body of the last answer.
    pub(crate) fn last_body(&self) -> &[u8] {
        &self.buffer[self.body.clone()]
    }

    async fn exchange(&mut self, request: &[u8]) -> io::Result<Head> {
        let stream = self.stream.as_mut().ok_or(io::ErrorKind::NotConnected)?;
        stream.write_all(request).await?;
        let mut filled = 0;
        loop {
            let read = stream.read(&mut self.buffer[filled..]).await?;
            if read == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            filled += read;
            if let Some(head) = parse(&self.buffer[..filled])? {
                if head.body_to > self.buffer.len() {
                    self.buffer.resize(head.body_to, 0);
                }
                if filled < head.body_to {
                    stream
                        .read_exact(&mut self.buffer[filled..head.body_to])
                        .await?;
                }
                return Ok(head);
            }
            if filled == self.buffer.len() {
                self.buffer.resize(filled * 2, 0);
            }
        }
    }
}

/// The head of an answer, if all of it is there.
fn parse(bytes: &[u8]) -> io::Result<Option<Head>> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut response = httparse::Response::new(&mut headers);
    let httparse::Status::Complete(body_from) = response.parse(bytes).map_err(invalid)? else {
        return Ok(None);
    };
    let mut head = Head {
        status: response.code.unwrap_or_default(),
        retry_after: false,
        closes: false,
        body_from,
        body_to: body_from,
    };
    for header in response.headers.iter() {
        if header.name.eq_ignore_ascii_case("content-length") {
            let text = str::from_utf8(header.value).map_err(invalid)?;
            head.body_to = body_from + text.parse::<usize>().map_err(invalid)?;
        } else if header.name.eq_ignore_ascii_case("retry-after") {
            head.retry_after = true;
        } else if header.name.eq_ignore_ascii_case("connection") {
            head.closes = header.value.eq_ignore_ascii_case(b"close");
        } else if header.name.eq_ignore_ascii_case("transfer-encoding") {
            return Err(invalid("functions answer whole bodies"));
        }
    }
    Ok(Some(head))
}

fn invalid(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_ends_where_its_length_says() {
        let bytes = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\ncontent-length: 2\r\n\r\n{}HTTP/1.1";
        let head = parse(bytes).expect("HTTP").expect("whole");
        assert_eq!((head.status, head.retry_after), (503, true));
        assert_eq!(&bytes[head.body_from..head.body_to], b"{}");
    }

    #[test]
    fn half_a_head_is_no_answer_yet() {
        assert!(
            parse(b"HTTP/1.1 200 OK\r\ncontent-le")
                .expect("HTTP")
                .is_none()
        );
    }

    #[test]
    fn an_answer_in_pieces_is_refused_rather_than_misread() {
        let bytes = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n";
        assert!(parse(bytes).is_err());
    }
}
