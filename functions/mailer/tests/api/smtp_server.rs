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
    /// Answers this at one step, and goes on as if the client had not heard.
    Answer(Step, &'static str),
    /// Hangs up at this step instead of answering.
    HangUp(Step),
    /// Reads the mail and does not answer until it behaves otherwise.
    Hold,
    /// Takes the call and never says a word.
    Silent,
}

/// Where in a conversation the server speaks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Step {
    Greeting,
    Hello,
    Encryption,
    Login,
    Sender,
    Recipient,
    /// Before the mail.
    Data,
    /// After the mail.
    Mail,
}

impl Step {
    fn of(verb: &str) -> Option<Self> {
        Some(match verb {
            "EHLO" => Self::Hello,
            "STAR" => Self::Encryption,
            "AUTH" => Self::Login,
            "MAIL" => Self::Sender,
            "RCPT" => Self::Recipient,
            "DATA" => Self::Data,
            _ => return None,
        })
    }

    fn consent(self) -> &'static str {
        match self {
            Self::Greeting => "220 mail.test",
            Self::Hello => "250-mail.test\r\n250-STARTTLS\r\n250 AUTH PLAIN",
            Self::Encryption => "454 4.7.0 This server has no certificate",
            Self::Login => "235 2.7.0 Welcome",
            Self::Sender => "250 2.1.0 Go on",
            Self::Recipient => "250 2.1.5 Go on",
            Self::Data => "354 End with a line that is a dot",
            Self::Mail => "250 2.0.0 Taken",
        }
    }
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
    let at_first = *told.borrow();
    if at_first == Behaviour::Silent {
        return std::future::pending().await;
    }
    if !answer(&mut stream, Step::Greeting, at_first).await? {
        return Ok(());
    }
    let mut mail = Received::default();
    while let Some(line) = hear(&mut stream).await? {
        let verb = line.get(..4).unwrap_or(&line).to_ascii_uppercase();
        let Some(step) = Step::of(&verb) else {
            let words = if verb == "QUIT" {
                "221 2.0.0 Goodbye"
            } else {
                "250 2.0.0 Well"
            };
            say(&mut stream, words).await?;
            continue;
        };
        match step {
            Step::Sender => mail.sender = address(&line),
            Step::Recipient => mail.recipients.push(address(&line)),
            _ => {}
        }
        let now = *told.borrow();
        if !answer(&mut stream, step, now).await? {
            return Ok(());
        }
        if step != Step::Data || matches!(now, Behaviour::Answer(Step::Data, _)) {
            continue;
        }
        while let Some(line) = hear(&mut stream).await?.filter(|line| line != ".") {
            let line = line.strip_prefix('.').unwrap_or(&line);
            mail.data.extend(format!("{line}\r\n").as_bytes());
        }
        let mail = std::mem::take(&mut mail);
        kept.lock().expect("not poisoned").push(mail);
        let behaviour = told.wait_for(|told| *told != Behaviour::Hold).await;
        let Ok(behaviour) = behaviour.map(|told| *told) else {
            return Ok(());
        };
        if !answer(&mut stream, Step::Mail, behaviour).await? {
            return Ok(());
        }
    }
    Ok(())
}

/// Answers at a step as the server is told to; `false` where it is told to hang up.
async fn answer(
    stream: &mut BufStream<TcpStream>,
    step: Step,
    behaviour: Behaviour,
) -> io::Result<bool> {
    let words = match behaviour {
        Behaviour::HangUp(at) if at == step => return Ok(false),
        Behaviour::Answer(at, words) if at == step => words,
        _ => step.consent(),
    };
    say(stream, words).await?;
    Ok(true)
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
