use std::cell::RefCell;
use std::io;
use std::sync::Once;

use crate::people;
use crate::smtp_server::{Behaviour, Step};
use crate::support::Office;

thread_local! {
    /// What this thread has logged, and so this test: each runs on a thread of its own.
    static LOG: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Keeps what every test of this program logs, however fine. A subscriber for one thread alone would miss the lines that
/// another thread comes by first, without one.
pub(crate) fn keep() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_ansi(false)
            .with_writer(|| Log)
            .finish();
        tracing::subscriber::set_global_default(subscriber).expect("the only one");
    });
}

struct Log;

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.with_borrow_mut(|log| log.extend(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn logged() -> String {
    LOG.with_borrow(|log| String::from_utf8_lossy(log).into_owned())
}

#[tokio::test(flavor = "current_thread")]
async fn no_log_line_holds_anything_personal() {
    let office = Office::open().await;
    let order_id = office.sell(1).await;
    let mut tokens = Vec::new();
    for (behaviour, expected) in [
        (Behaviour::Accept, "mail sent"),
        (
            Behaviour::Answer(
                Step::Recipient,
                "550 5.1.1 <ada@example.org>: Ada Lovelace has left",
            ),
            "a mail will not be sent",
        ),
        (
            Behaviour::Answer(Step::Recipient, "451 4.7.1 <ada@example.org>: greylisted"),
            "the mail server answered 451",
        ),
        (
            Behaviour::Answer(Step::Recipient, "Ada Lovelace <ada@example.org> has left"),
            "the mail server's answer cannot be understood",
        ),
        (
            Behaviour::HangUp(Step::Mail),
            "the mail server's answer cannot be understood",
        ),
    ] {
        office.server.behave(behaviour);
        for mail_id in [
            office.promise(order_id, "tickets").await,
            people::promise(&office, "invitation", "en").await,
        ] {
            office.deliver(mail_id).await;
            tokens.extend(people::token(&office, mail_id).await);
        }
        let text = logged();
        assert!(text.contains(expected), "{expected}: {text}");
    }
    let text = logged();
    let secret = office
        .app
        .secrets
        .text(guichet_order::OrderLink::first(order_id));
    assert_eq!(tokens.len(), 5);
    let people = ["Ada", "Lovelace", "ada@example.org", "Grace", "stranger"];
    for personal in people
        .into_iter()
        .chain([secret.as_str()])
        .chain(tokens.iter().map(String::as_str))
    {
        assert!(!text.contains(personal), "{personal}: {text}");
    }
}
