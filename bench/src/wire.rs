//! A blocking HTTP/1 client of a few lines, for where a runtime's own delays would be measured too.

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::Result;

/// Sends a request and reads the whole answer; fails unless it is a success.
pub(crate) fn ask(stream: &mut TcpStream, request: &[u8], buffer: &mut Vec<u8>) -> Result<()> {
    stream.write_all(request)?;
    buffer.clear();
    let mut part = [0; 16 * 1024];
    loop {
        let count = stream.read(&mut part)?;
        buffer.extend_from_slice(&part[..count]);
        match length(buffer)? {
            Some(length) if buffer.len() >= length => return succeeded(buffer),
            _ if count == 0 => {
                return Err("the connection was closed in the middle of an answer".into());
            }
            _ => {}
        }
    }
}

fn succeeded(answer: &[u8]) -> Result<()> {
    let text = String::from_utf8_lossy(answer);
    if text.starts_with("HTTP/1.1 2") {
        return Ok(());
    }
    Err(format!("answered {text}").into())
}

/// How long the answer is that begins here, head and body, once that can be told.
fn length(answer: &[u8]) -> Result<Option<usize>> {
    let Some(end) = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n") else {
        return Ok(None);
    };
    let head = std::str::from_utf8(&answer[..end])?.to_ascii_lowercase();
    let mut lengths = head
        .lines()
        .filter_map(|line| line.strip_prefix("content-length:"));
    let body = match lengths.next() {
        Some(length) => length.trim().parse()?,
        None if head.starts_with("http/1.1 204") => 0,
        None => return Err(format!("an answer of unknown length: {head}").into()),
    };
    Ok(Some(end + 4 + body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_an_answer_is_told_from_its_head() {
        let whole = |text: &str| length(text.as_bytes()).expect("legal");
        assert_eq!(whole("HTTP/1.1 200 OK\r\ncontent-le"), None);
        assert_eq!(
            whole("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"),
            Some(40)
        );
        assert_eq!(whole("HTTP/1.1 204 No Content\r\n\r\n"), Some(27));
        assert!(length(b"HTTP/1.1 200 OK\r\n\r\n").is_err());
    }

    #[test]
    fn only_a_success_is_one() {
        assert!(succeeded(b"HTTP/1.1 204 No Content\r\n\r\n").is_ok());
        assert!(succeeded(b"HTTP/1.1 503 Service Unavailable\r\n\r\n").is_err());
    }
}
