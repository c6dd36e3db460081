use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, UnixListener, UnixStream};
use tokio::task::JoinSet;
use tokio_postgres::config::Host;

use crate::round_trips::RoundTrips;

/// Stands between a pool and PostgreSQL, and can fail as networks do: without a word.
pub struct Proxy {
    url: String,
    state: Arc<State>,
    // Ends with the proxy, and all connections with it.
    _accepting: JoinSet<()>,
    _folder: Option<tempfile::TempDir>,
}

#[derive(Default)]
struct State {
    /// Connections are numbered from 1.
    accepted: AtomicU64,
    /// Up to this one the bytes are thrown away, in both directions, and the sockets stay open.
    silent: AtomicU64,
    /// Up to this one they are closed.
    closed: AtomicU64,
    round_trips: AtomicU64,
}

impl Proxy {
    /// In front of the database of this URL, on a port of this machine.
    pub async fn tcp(url: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("bound").port();
        let listener = Arc::new(listener);
        let accept = move || {
            let listener = Arc::clone(&listener);
            async move { Ok(listener.accept().await?.0) }
        };
        Self::start(url, &format!("host=127.0.0.1 port={port}"), accept, None)
    }

    /// The same on a unix socket.
    #[expect(
        clippy::unused_async,
        reason = "it needs the runtime that an await proves, and reads as `tcp` does"
    )]
    pub async fn socket(url: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let listener = UnixListener::bind(folder.path().join(".s.PGSQL.5432")).expect("bound");
        let place = format!("host={} port=5432", folder.path().display());
        let listener = Arc::new(listener);
        let accept = move || {
            let listener = Arc::clone(&listener);
            async move { Ok(listener.accept().await?.0) }
        };
        Self::start(url, &place, accept, Some(folder))
    }

    fn start<S, F>(
        url: &str,
        place: &str,
        accept: impl Fn() -> F + Send + 'static,
        folder: Option<tempfile::TempDir>,
    ) -> Self
    where
        S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
        F: Future<Output = io::Result<S>> + Send,
    {
        let config: tokio_postgres::Config = url.parse().expect("a URL of our own");
        let Some(Host::Unix(server)) = config.get_hosts().first() else {
            panic!("tests reach their server by a socket");
        };
        let port = config.get_ports().first().copied().unwrap_or(5432);
        let server = server.join(format!(".s.PGSQL.{port}"));
        let user = config.get_user().expect("a URL of our own names it");
        let database = config.get_dbname().expect("a URL of our own names it");

        let state = Arc::new(State::default());
        let mut accepting = JoinSet::new();
        let accepted = Arc::clone(&state);
        accepting.spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok(client) = accept().await {
                let number = accepted.accepted.fetch_add(1, Ordering::SeqCst) + 1;
                connections.spawn(forward(
                    client,
                    server.clone(),
                    number,
                    Arc::clone(&accepted),
                ));
            }
        });
        Self {
            url: format!("{place} user={user} dbname={database}"),
            state,
            _accepting: accepting,
            _folder: folder,
        }
    }

    /// The connection string of the database through this proxy.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// From now on nothing that is sent over the connections there are arrives, in either direction, and nobody is told. New
    /// ones work.
    pub fn silence_connections(&self) {
        let accepted = self.state.accepted.load(Ordering::SeqCst);
        self.state.silent.store(accepted, Ordering::SeqCst);
    }

    /// The same for those that are made from now on.
    pub fn silence_all(&self) {
        self.state.silent.store(u64::MAX, Ordering::SeqCst);
    }

    /// New connections work again. What was thrown away stays so.
    pub fn heal(&self) {
        self.silence_connections();
    }

    /// Like a gateway that forgets idle connections: they are closed as soon as something is sent over them.
    pub fn forget_connections(&self) {
        let accepted = self.state.accepted.load(Ordering::SeqCst);
        self.state.closed.store(accepted, Ordering::SeqCst);
    }

    /// How often a client has asked for something and waited for the answer, over all connections. A statement that is new to a
    /// connection is prepared first, which is one more.
    pub fn round_trips(&self) -> u64 {
        self.state.round_trips.load(Ordering::SeqCst)
    }

    /// How many connections were made through it.
    pub fn connections(&self) -> u64 {
        self.state.accepted.load(Ordering::SeqCst)
    }
}

async fn forward<S: AsyncRead + AsyncWrite + Unpin>(
    client: S,
    server: PathBuf,
    number: u64,
    state: Arc<State>,
) {
    let server = UnixStream::connect(server)
        .await
        .expect("the server is there");
    let (from_client, to_client) = tokio::io::split(client);
    let (from_server, to_server) = server.into_split();
    tokio::select! {
        () = copy(from_client, to_server, number, &state, Some(RoundTrips::default())) => {}
        () = copy(from_server, to_client, number, &state, None) => {}
    }
}

/// Until either end closes; when the connection is silent not even that is passed on.
async fn copy(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    number: u64,
    state: &State,
    mut round_trips: Option<RoundTrips>,
) {
    let mut buffer = vec![0; 16 * 1024];
    loop {
        let read = from.read(&mut buffer).await.unwrap_or(0);
        if let Some(round_trips) = &mut round_trips {
            let begun = round_trips.begun_by(&buffer[..read]);
            state.round_trips.fetch_add(begun, Ordering::SeqCst);
        }
        if number <= state.silent.load(Ordering::SeqCst) {
            if read == 0 {
                std::future::pending::<()>().await;
            }
        } else if read == 0
            || number <= state.closed.load(Ordering::SeqCst)
            || to.write_all(&buffer[..read]).await.is_err()
        {
            return;
        }
    }
}
