//! How much memory accounts take at most while 64 people sign in at once, or pretend to.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use futures::future::try_join_all;
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::Barrier;
use tokio::time::timeout;

use super::{address, seed};
use crate::memory::peak_mb;
use crate::{Base, Figure, Report, Result, System};

const AT_ONCE: u16 = 64;

const REACH_MB: f64 = 256.0;

/// More than a function takes to give up on anything.
const LIMIT: Duration = Duration::from_secs(30);

const LARGE_BYTES: usize = 1_000_000;
const CHUNK_BYTES: usize = 16 * 1024;

/// The longest that is hashed.
const PASSWORD_BYTES: usize = 1024;

/// One of the ways to sign in.
#[derive(Clone, Copy)]
struct Way {
    name: &'static str,
    request: fn(u16) -> Vec<u8>,
    /// The statuses that may be answered.
    expected: &'static [u16],
}

const WAYS: [Way; 3] = [
    Way {
        name: "1 MB by Content-Length",
        request: |_| {
            let mut request = head(&format!("content-length: {LARGE_BYTES}"));
            request.resize(request.len() + LARGE_BYTES, b'x');
            request
        },
        expected: &[413],
    },
    Way {
        name: "1 MB in chunks",
        request: |_| {
            let mut request = head("transfer-encoding: chunked");
            for chunk in vec![b'x'; LARGE_BYTES].chunks(CHUNK_BYTES) {
                request.extend(format!("{:x}\r\n", chunk.len()).into_bytes());
                request.extend(chunk);
                request.extend(b"\r\n");
            }
            request.extend(b"0\r\n\r\n");
            request
        },
        expected: &[413],
    },
    Way {
        name: "passwords of 1,024 bytes",
        request: |account| {
            let body =
                json!({"email": address("known", account), "password": password()}).to_string();
            let mut request = head(&format!(
                "x-forwarded-for: 10.0.0.{account}\r\ncontent-length: {}",
                body.len()
            ));
            request.extend(body.into_bytes());
            request
        },
        expected: &[201, 403, 429, 503],
    },
];

/// Measures: each way with a function of its own, and all at once.
pub async fn run(system: &System, report: &mut Report) -> Result<()> {
    let base = system.database("accounts-memory").await?;
    seed(&base, AT_ONCE, &password()).await?;
    for way in &WAYS {
        let name = format!("{AT_ONCE} sign-ins at once, {}", way.name);
        measure(system, &base, report, &name, std::slice::from_ref(way)).await?;
    }
    let name = format!("{AT_ONCE} sign-ins at once of each kind");
    measure(system, &base, report, &name, &WAYS).await
}

async fn measure(
    system: &System,
    base: &Base,
    report: &mut Report,
    name: &str,
    ways: &[Way],
) -> Result<()> {
    let function = system.function("accounts", &base.socket_url, &[]).await?;
    let begin = Arc::new(Barrier::new(ways.len() * usize::from(AT_ONCE)));
    let clients = ways.iter().flat_map(|way| {
        (0..AT_ONCE).map(|account| {
            let client = client(function.address(), begin.clone(), *way, account);
            tokio::spawn(client)
        })
    });
    let mut statuses = BTreeMap::new();
    for status in try_join_all(clients).await? {
        *statuses.entry(status?).or_insert(0) += 1;
    }
    let statuses: Vec<_> = statuses
        .into_iter()
        .map(|(status, count)| format!("{count} × {status}"))
        .collect();
    let peak = Figure::new(format!("{name}, peak"), peak_mb(function.pid()?)?, "MB");
    report.add(peak.at_most(REACH_MB));
    report.add(Figure::words(
        format!("{name}, answered"),
        statuses.join(", "),
    ));
    Ok(())
}

/// The status that one client is answered with, which first sends all that it has to send. Fails when it gets no answer.
async fn client(address: SocketAddr, begin: Arc<Barrier>, way: Way, account: u16) -> Result<u16> {
    let request = (way.request)(account);
    let mut stream = TcpStream::connect(address).await?;
    begin.wait().await;
    let exchange = async {
        stream.write_all(&request).await?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await?;
        crate::Result::Ok(answer)
    };
    let answer = timeout(LIMIT, exchange)
        .await?
        .map_err(|error| format!("{}: no answer: {error}", way.name))?;
    let status = status(&answer).ok_or_else(|| format!("{}: no answer", way.name))?;
    if !way.expected.contains(&status) {
        return Err(format!("{}: {}", way.name, String::from_utf8_lossy(&answer)).into());
    }
    Ok(status)
}

fn status(answer: &[u8]) -> Option<u16> {
    let text = answer.strip_prefix(b"HTTP/1.1 ")?.get(..3)?;
    str::from_utf8(text).ok()?.parse().ok()
}

/// `framing` and other headers, without the end of the last line.
fn head(framing: &str) -> Vec<u8> {
    format!(
        "POST /api/v1/accounts/sessions HTTP/1.1\r\nhost: guichet.test\r\nconnection: close\r\n\
         content-type: application/json\r\n{framing}\r\n\r\n"
    )
    .into_bytes()
}

fn password() -> String {
    "long password, ".repeat(PASSWORD_BYTES)[..PASSWORD_BYTES].to_owned()
}
