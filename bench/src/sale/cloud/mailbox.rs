use std::cell::Cell;
use std::io;
use std::rc::Rc;

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

use super::{listen, url};

/// A mail server that takes whatever it is given, and counts.
pub(crate) struct Mailbox {
    listener: std::net::TcpListener,
}

/// What has come.
#[derive(Debug, Default)]
pub(crate) struct Post {
    mails: Cell<u64>,
}

impl Post {
    /// Mails taken so far.
    pub(crate) fn mails(&self) -> u64 {
        self.mails.get()
    }
}

impl Mailbox {
    /// Opens its port; it answers once it serves.
    pub(crate) fn open() -> io::Result<Self> {
        Ok(Self {
            listener: listen()?,
        })
    }

    /// What `SMTP_URL` is to say.
    pub(crate) fn url(&self) -> io::Result<String> {
        url("smtp", &self.listener)
    }

    /// Serves in this thread, until its runtime ends.
    pub(crate) fn serve(self) -> io::Result<Rc<Post>> {
        let listener = tokio::net::TcpListener::from_std(self.listener)?;
        let post = Rc::new(Post::default());
        let served = Rc::clone(&post);
        tokio::task::spawn_local(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let _ = stream.set_nodelay(true);
                let post = Rc::clone(&post);
                // A mailer that hangs up has its own log.
                tokio::task::spawn_local(async move { drop(converse(stream, &post).await) });
            }
        });
        Ok(served)
    }
}

/// RFC 5321, as far as a client that asks for nothing needs it.
async fn converse(stream: TcpStream, post: &Post) -> io::Result<()> {
    let mut stream = BufReader::with_capacity(64 * 1024, stream);
    stream.write_all(b"220 bench\r\n").await?;
    let mut line = Vec::new();
    loop {
        line.clear();
        if stream.read_until(b'\n', &mut line).await? == 0 {
            return Ok(());
        }
        let said = |verb: &[u8]| {
            line.get(..verb.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(verb))
        };
        if said(b"DATA") {
            stream.write_all(b"354 go on\r\n").await?;
            while line != b".\r\n" {
                line.clear();
                if stream.read_until(b'\n', &mut line).await? == 0 {
                    return Ok(());
                }
            }
            post.mails.set(post.mails.get() + 1);
        } else if said(b"QUIT") {
            return stream.write_all(b"221 bye\r\n").await;
        }
        stream.write_all(b"250 ok\r\n").await?;
    }
}
