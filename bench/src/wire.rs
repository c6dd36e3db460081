//! A blocking HTTP/1 client of a few lines, for where a runtime's own delays would be measured too.

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::Result;

/// What has to be answered.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Expected {
    Success,
    /// To whoever does not say who they are: 401.
    Unauthorized,
}

/// Sends a request and reads the whole answer; fails unless it is the expected one.
pub(crate) fn ask(
    stream: &mut TcpStream,
    request: &[u8],
    expected: Expected,
    buffer: &mut Vec<u8>,
) -> Result<()> {
    stream.write_all(request)?;
    buffer.clear();
    let mut part = [0; 16 * 1024];
    loop {
        let count = stream.read(&mut part)?;
        buffer.extend_from_slice(&part[..count]);
        match length(buffer)? {
            Some(length) if buffer.len() >= length => return check(buffer, expected),
            _ if count == 0 => {
                return Err("the connection was closed in the middle of an answer".into());
            }
            _ => {}
        }
    }
}

fn check(answer: &[u8], expected: Expected) -> Result<()> {
    let text = String::from_utf8_lossy(answer);
    let status = match expected {
        Expected::Success => "HTTP/1.1 2",
        Expected::Unauthorized => "HTTP/1.1 401 ",
    };
    if text.starts_with(status) {
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
    fn another_answer_than_the_expected_one_is_an_error() {
        let no_content = b"HTTP/1.1 204 No Content\r\n\r\n";
        let unauthorized = b"HTTP/1.1 401 Unauthorized\r\n\r\n";
        assert!(check(no_content, Expected::Success).is_ok());
        assert!(check(unauthorized, Expected::Unauthorized).is_ok());
        assert!(check(unauthorized, Expected::Success).is_err());
        assert!(check(no_content, Expected::Unauthorized).is_err());
    }
}
