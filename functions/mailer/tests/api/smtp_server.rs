use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufStream};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// A mail server that does as it is told, and keeps what it gets.
pub(crate) struct MailServer {
    pub(crate) url: String,
    behaviour: watch::Sender<Behaviour>,
    received: Arc<Mutex<Vec<Received>>>,
}

/// What it does with mail.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Behaviour {
    /// Takes it.
    Accept,
    /// Greets with this.
    Greet(&'static str),
    /// Answers this when it is told for whom a mail is.
    AnswerRecipient(&'static str),
    /// Answers this when it has read the mail.
    AnswerData(&'static str),
    /// Reads the mail and hangs up.
    HangUp,
    /// Reads the mail and does not answer until it behaves otherwise.
    Hold,
    /// Takes the call and never says a word.
    Silent,
}

/// A mail with its envelope.
#[derive(Clone, Debug, Default)]
pub(crate) struct Received {
    pub(crate) sender: String,
    pub(crate) recipients: Vec<String>,
    pub(crate) data: Vec<u8>,
}

impl MailServer {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("smtp://{}", listener.local_addr().expect("bound"));
        let (behaviour, told) = watch::channel(Behaviour::Accept);
        let received = Arc::new(Mutex::new(Vec::new()));
        let kept = received.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let conversation = converse(stream, told.clone(), kept.clone());
                // One that ends early is what some tests are about.
                tokio::spawn(async move { conversation.await.unwrap_or_default() });
            }
        });
        Self {
            url,
            behaviour,
            received,
        }
    }

    /// From now on.
    pub(crate) fn behave(&self, behaviour: Behaviour) {
        self.behaviour.send_replace(behaviour);
    }

    /// Everything it has read, whatever it answered.
    pub(crate) fn received(&self) -> Vec<Received> {
        self.received.lock().expect("not poisoned").clone()
    }

    /// Waits until it has read so many mails.
    pub(crate) async fn has_read(&self, mails: usize) {
        for _ in 0..1000 {
            if self.received().len() >= mails {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the mail server does not get {mails} mails");
    }
}

async fn converse(
    stream: TcpStream,
    mut told: watch::Receiver<Behaviour>,
    kept: Arc<Mutex<Vec<Received>>>,
) -> io::Result<()> {
    let mut stream = BufStream::new(stream);
    let now = |told: &watch::Receiver<Behaviour>| *told.borrow();
    match now(&told) {
        Behaviour::Greet(words) => return say(&mut stream, words).await,
        Behaviour::Silent => return std::future::pending().await,
        _ => say(&mut stream, "220 mail.test").await?,
    }
    let mut mail = Received::default();
    while let Some(line) = hear(&mut stream).await? {
        let verb = line.get(..4).unwrap_or(&line).to_ascii_uppercase();
        let answer = match (verb.as_str(), now(&told)) {
            ("EHLO", _) => "250-mail.test\r\n250 8BITMIME",
            ("MAIL", _) => {
                mail.sender = address(&line);
                "250 2.1.0 Go on"
            }
            ("RCPT", Behaviour::AnswerRecipient(words)) => words,
            ("RCPT", _) => {
                mail.recipients.push(address(&line));
                "250 2.1.5 Go on"
            }
            ("DATA", _) => {
                say(&mut stream, "354 End with a line that is a dot").await?;
                while let Some(line) = hear(&mut stream).await?.filter(|line| line != ".") {
                    let line = line.strip_prefix('.').unwrap_or(&line);
                    mail.data.extend(format!("{line}\r\n").as_bytes());
                }
                let mail = std::mem::take(&mut mail);
                kept.lock().expect("not poisoned").push(mail);
                let answered = told.wait_for(|told| *told != Behaviour::Hold).await;
                match answered.map(|told| *told) {
                    Ok(Behaviour::AnswerData(words)) => words,
                    Ok(Behaviour::HangUp) | Err(_) => return Ok(()),
                    Ok(_) => "250 2.0.0 Taken",
                }
            }
            ("QUIT", _) => return say(&mut stream, "221 2.0.0 Goodbye").await,
            _ => "250 2.0.0 Well",
        };
        say(&mut stream, answer).await?;
    }
    Ok(())
}

fn address(line: &str) -> String {
    let inner = line.split(['<', '>']).nth(1);
    inner.unwrap_or_default().to_owned()
}

async fn say(stream: &mut BufStream<TcpStream>, words: &str) -> io::Result<()> {
    stream.write_all(format!("{words}\r\n").as_bytes()).await?;
    stream.flush().await
}

/// A line, or nothing when the other side has gone.
async fn hear(stream: &mut BufStream<TcpStream>) -> io::Result<Option<String>> {
    let mut line = String::new();
    let read = stream.read_line(&mut line).await?;
    Ok((read > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned()))
}
