//! Stands between a function and the database: writes down what is sent and when it is answered.

mod session;

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Instant;

use serde::Serialize;

use crate::Result;
use session::{Frames, Session};

/// A port that leads to the database.
pub(super) struct Recorder {
    port: u16,
    session: Arc<Mutex<Session>>,
}

/// A statement as it was sent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Recorded {
    pub(super) sql: String,
    /// Of a prepared statement, in binary; none: a null. Without: it was sent as text.
    pub(super) parameters: Option<Vec<Option<Vec<u8>>>>,
}

/// What one process did with the database.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Recording {
    /// What the session asked the server to set.
    pub(super) options: String,
    /// When the connection could be used.
    pub(super) connected: Instant,
    /// When the first statement had been answered.
    pub(super) first_answered: Instant,
    /// In flights: a flight was begun when all before it had been answered.
    pub(super) flights: Vec<Vec<Recorded>>,
}

impl Recorder {
    /// Leads to PostgreSQL on this port of 127.0.0.1. Its threads end with the process.
    pub(super) fn start(postgres: u16) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let recorder = Self {
            port: listener.local_addr()?.port(),
            session: Arc::default(),
        };
        let session = Arc::clone(&recorder.session);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                // A connection that cannot be made is closed: the function says what it thinks of that.
                let _ = relay(client, postgres, &session);
            }
        });
        Ok(recorder)
    }

    /// Where it listens on 127.0.0.1.
    pub(super) fn port(&self) -> u16 {
        self.port
    }

    /// What was recorded since the last time; the first connection counts.
    pub(super) fn take(&self) -> Result<Recording> {
        std::mem::take(&mut *lock(&self.session))
            .recording()
            .ok_or_else(|| "no statement was recorded".into())
    }
}

fn lock(session: &Mutex<Session>) -> MutexGuard<'_, Session> {
    session.lock().unwrap_or_else(PoisonError::into_inner)
}

fn relay(client: TcpStream, postgres: u16, session: &Arc<Mutex<Session>>) -> Result<()> {
    let server = TcpStream::connect((Ipv4Addr::LOCALHOST, postgres))?;
    client.set_nodelay(true)?;
    server.set_nodelay(true)?;
    let recording = lock(session).begin();
    let (to_server, to_client) = (server.try_clone()?, client.try_clone()?);
    let session_of_client = Arc::clone(session);
    thread::spawn(move || {
        // The first message, which asks for the session, has no type.
        let mut frames = Frames::headless();
        copy(client, to_server, |bytes| {
            frames.read(bytes, |kind, body| {
                if recording {
                    lock(&session_of_client).sent(kind, body);
                }
            });
        });
    });
    let session = Arc::clone(session);
    thread::spawn(move || {
        let mut frames = Frames::default();
        copy(server, to_client, |bytes| {
            frames.read(bytes, |kind, _| {
                if recording {
                    lock(&session).received(kind, Instant::now());
                }
            });
        });
    });
    Ok(())
}

/// Until either side is gone.
fn copy(mut from: TcpStream, mut to: TcpStream, mut look: impl FnMut(&[u8])) {
    let mut buffer = [0; 16 * 1024];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        look(&buffer[..count]);
        if to.write_all(&buffer[..count]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Both);
}
