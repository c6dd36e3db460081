//! A mail server that takes everything for everybody (RFC 5321, with the extensions that clients use without asking).

use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{
    AsyncBufRead, AsyncBufReadExt, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufStream,
};
use tokio::net::TcpListener;
use tokio::time::timeout;

use super::store::MailStore;

/// Mail with attachments is a few hundred kilobytes; this is what common servers take.
const MESSAGE_LIMIT_BYTES: usize = 25 * 1024 * 1024;
/// RFC 5321 asks for 512 and 1000; a longer line is not mail.
const LINE_LIMIT_BYTES: u64 = 64 * 1024;
/// RFC 5321 asks for at least 100.
const RECIPIENT_LIMIT: usize = 100;
/// A client that is silent for longer has gone away.
const SILENCE_LIMIT: Duration = Duration::from_mins(5);

/// Takes mail until it is aborted.
pub async fn serve(listener: TcpListener, store: Arc<MailStore>) {
    loop {
        if let Ok((stream, _)) = listener.accept().await {
            let store = Arc::clone(&store);
            // What goes wrong concerns the client only, and it notices.
            tokio::spawn(async move {
                let _ = session(BufStream::new(stream), &store).await;
            });
        } else {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

/// What a client has said of the next mail.
#[derive(Default)]
struct Envelope {
    sender: Option<String>,
    recipients: Vec<String>,
}

async fn session(
    mut stream: impl AsyncBufRead + AsyncWrite + Unpin,
    store: &MailStore,
) -> io::Result<()> {
    reply(&mut stream, "220 localhost Guichet catches all mail").await?;
    let mut envelope = Envelope::default();
    while let Some(line) = read_line(&mut stream).await? {
        let line = String::from_utf8_lossy(&line).into_owned();
        let (verb, argument) = line.split_once(' ').unwrap_or((&line, ""));
        match verb.to_ascii_uppercase().as_str() {
            "EHLO" => {
                envelope = Envelope::default();
                let size = format!("250-SIZE {MESSAGE_LIMIT_BYTES}\r\n");
                let greeting = format!(
                    "250-localhost\r\n{size}250-8BITMIME\r\n250-PIPELINING\r\n250 SMTPUTF8"
                );
                reply(&mut stream, &greeting).await?;
            }
            "HELO" => {
                envelope = Envelope::default();
                reply(&mut stream, "250 localhost").await?;
            }
            "MAIL" => reply(&mut stream, mail_from(&mut envelope, argument)).await?,
            "RCPT" => reply(&mut stream, rcpt_to(&mut envelope, argument)).await?,
            "DATA" if envelope.recipients.is_empty() => {
                reply(&mut stream, "503 5.5.1 Say who it is from and for first").await?;
            }
            "DATA" => {
                reply(&mut stream, "354 End with a line that is a dot").await?;
                let Some(message) = read_message(&mut stream).await? else {
                    return Ok(());
                };
                let answer = take(std::mem::take(&mut envelope), message, store);
                reply(&mut stream, &answer).await?;
            }
            "RSET" => {
                envelope = Envelope::default();
                reply(&mut stream, "250 2.0.0 Forgotten").await?;
            }
            "NOOP" => reply(&mut stream, "250 2.0.0 Fine").await?,
            "VRFY" => reply(&mut stream, "252 2.5.0 Everybody is welcome").await?,
            "QUIT" => return reply(&mut stream, "221 2.0.0 Goodbye").await,
            _ => reply(&mut stream, "502 5.5.1 Not known here").await?,
        }
    }
    Ok(())
}

fn mail_from(envelope: &mut Envelope, argument: &str) -> &'static str {
    match address(argument, "FROM:") {
        _ if envelope.sender.is_some() => "503 5.5.1 One sender is enough",
        Some(sender) => {
            envelope.sender = Some(sender);
            "250 2.1.0 Sender taken"
        }
        None => "501 5.5.4 Expected MAIL FROM:<address>",
    }
}

fn rcpt_to(envelope: &mut Envelope, argument: &str) -> &'static str {
    match address(argument, "TO:") {
        _ if envelope.sender.is_none() => "503 5.5.1 Say who it is from first",
        _ if envelope.recipients.len() == RECIPIENT_LIMIT => "452 4.5.3 Too many recipients",
        Some(recipient) if !recipient.is_empty() => {
            envelope.recipients.push(recipient);
            "250 2.1.5 Recipient taken"
        }
        _ => "501 5.5.4 Expected RCPT TO:<address>",
    }
}

/// The address of `FROM:<address> parameters`.
fn address(argument: &str, keyword: &str) -> Option<String> {
    let (given, rest) = argument.split_at_checked(keyword.len())?;
    if !given.eq_ignore_ascii_case(keyword) {
        return None;
    }
    let (address, _parameters) = rest.trim_start().strip_prefix('<')?.split_once('>')?;
    Some(address.to_owned())
}

fn take(envelope: Envelope, message: Message, store: &MailStore) -> String {
    let Message::Whole(message) = message else {
        return "552 5.3.4 Too large".to_owned();
    };
    let sender = envelope.sender.unwrap_or_default();
    match store.keep(&sender, &envelope.recipients, &message) {
        Ok(()) => "250 2.0.0 Caught".to_owned(),
        Err(error) => format!("451 4.3.0 Cannot keep it: {error}"),
    }
}

enum Message {
    Whole(Vec<u8>),
    TooLarge,
}

/// The message up to the line with a dot; nothing when the client goes away before.
async fn read_message(stream: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<Message>> {
    let mut message = Vec::new();
    let mut too_large = false;
    while let Some(line) = read_line(stream).await? {
        if line == b"." {
            return Ok(Some(if too_large {
                Message::TooLarge
            } else {
                Message::Whole(message)
            }));
        }
        // A line that begins with a dot was sent with one more.
        let line = line.strip_prefix(b".").unwrap_or(&line);
        too_large |= message.len() + line.len() > MESSAGE_LIMIT_BYTES;
        if !too_large {
            message.extend_from_slice(line);
            message.extend_from_slice(b"\r\n");
        }
    }
    Ok(None)
}

/// A line without its end; nothing when the client has gone away.
async fn read_line(stream: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let mut limited = stream.take(LINE_LIMIT_BYTES);
    timeout(SILENCE_LIMIT, limited.read_until(b'\n', &mut line)).await??;
    if line.pop() != Some(b'\n') {
        return Ok(None);
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(Some(line))
}

async fn reply(stream: &mut (impl AsyncWrite + Unpin), text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes()).await?;
    stream.write_all(b"\r\n").await?;
    stream.flush().await
}
