//! The parts at work: servers, mail, schedules.

use std::io;
use std::sync::Arc;

use guichet_http::Limits;
use guichet_http::limits::{UPLOAD_BYTES, UPLOAD_READ};
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::parts::Parts;
use crate::public::{self, PublicHandler};
use crate::server::{self, Handler};

/// Where requests and mail come in.
pub(super) struct Listeners {
    /// Browsers.
    pub(super) public: Vec<TcpListener>,
    /// Functions: see [`crate::services`].
    pub(super) services: TcpListener,
    /// Functions that send mail.
    pub(super) smtp: TcpListener,
}

/// The parts, which answer from now on.
pub(super) struct Cloud {
    parts: Parts,
    stop: watch::Sender<bool>,
    servers: Vec<JoinHandle<()>>,
    background: Vec<JoinHandle<()>>,
}

impl Cloud {
    pub(super) fn open(parts: Parts, listeners: Listeners) -> Self {
        let (stop, asked_to_stop) = watch::channel(false);
        let mut servers = vec![tokio::spawn(server::serve(
            listeners.services,
            services_handler(&parts),
            asked_to_stop.clone(),
        ))];
        for listener in listeners.public {
            servers.push(tokio::spawn(public::serve(
                listener,
                public_limits(),
                public_handler(&parts),
                asked_to_stop.clone(),
            )));
        }
        let background = vec![
            tokio::spawn(crate::mail::serve(listeners.smtp, parts.mail.clone())),
            tokio::spawn(parts.scheduler().run()),
        ];
        Self {
            parts,
            stop,
            servers,
            background,
        }
    }

    /// No new requests, then no new messages, then no functions.
    pub(super) async fn stop(&mut self) {
        self.stop.send_replace(true);
        for task in &self.background {
            task.abort();
        }
        for server in self.servers.drain(..) {
            // A server that panicked has stopped too.
            let _ = server.await;
        }
        self.parts.pubsub.stop().await;
        self.parts.functions.stop().await;
    }
}

fn public_handler(parts: &Parts) -> PublicHandler {
    let router = parts.router.clone();
    Arc::new(move |request, peer| {
        let router = router.clone();
        Box::pin(async move { router.answer(request, peer).await })
    })
}

/// What is larger than an upload is refused here; whether a function takes one is for it to say.
fn public_limits() -> Limits {
    Limits {
        body_bytes: UPLOAD_BYTES,
        body_read: UPLOAD_READ,
        ..public::limits()
    }
}

fn services_handler(parts: &Parts) -> Handler {
    let services = parts.services.clone();
    Arc::new(move |request, _peer| {
        let services = services.clone();
        Box::pin(async move { services.answer(request).await })
    })
}

/// The signals that ask for the end.
pub(super) struct Signals {
    interrupt: Signal,
    terminate: Signal,
    hang_up: Signal,
}

impl Signals {
    /// From now on they are heard here and end nothing by themselves.
    pub(super) fn hear() -> io::Result<Self> {
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
            hang_up: signal(SignalKind::hangup())?,
        })
    }

    /// Waits for the next one, whichever it is.
    pub(super) async fn any(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
            _ = self.hang_up.recv() => {}
        }
    }

    /// Waits for the next Ctrl-C.
    pub(super) async fn interrupt(&mut self) {
        self.interrupt.recv().await;
    }
}
