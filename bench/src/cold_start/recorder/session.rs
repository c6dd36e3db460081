//! PostgreSQL's protocol, as far as it takes to know which statement was answered when.
//!
//! Everything a client sends ends in flights with a `Sync` (or is one `Query`), and each of these is answered, in order,
//! with one `ReadyForQuery`; so is the start of the session.

use std::collections::HashMap;
use std::time::Instant;

use super::{Recorded, Recording};

/// The driver's own look-ups of types that it does not know; who replays a statement makes them again.
const LOOK_UP: &str = "pg_catalog.pg_type";

/// Stands for the type of the message that asks for a session, which has none.
const START: u8 = 0;

/// What was seen of one session.
#[derive(Debug, Default)]
pub(super) struct Session {
    begun: bool,
    options: String,
    /// The moments of each `ReadyForQuery`.
    ready: Vec<Instant>,
    /// How many answers of that kind were asked for, the start of the session included.
    awaited: usize,
    prepared: HashMap<Vec<u8>, String>,
    statements: Vec<Statement>,
}

#[derive(Debug)]
struct Statement {
    name: Vec<u8>,
    recorded: Recorded,
    /// Begun when everything before it had been answered.
    leads: bool,
    /// Which `ReadyForQuery` ends it; none: it was not run yet.
    ends: Option<usize>,
}

impl Session {
    /// Whether this is the first connection.
    pub(super) fn begin(&mut self) -> bool {
        !std::mem::replace(&mut self.begun, true)
    }

    /// The client sent a message.
    pub(super) fn sent(&mut self, kind: u8, body: &[u8]) {
        // The start of the session is answered too.
        self.awaited = self.awaited.max(1);
        match kind {
            START => self.options = options(body),
            b'P' => {
                let mut body = body;
                let (name, sql) = (text(&mut body).to_vec(), text(&mut body));
                let sql = String::from_utf8_lossy(sql).into_owned();
                self.prepared.insert(name.clone(), sql.clone());
                self.add(name, sql);
            }
            b'B' => self.bind(body),
            b'Q' => {
                let mut body = body;
                let sql = String::from_utf8_lossy(text(&mut body)).into_owned();
                self.add(Vec::new(), sql);
                if let Some(statement) = self.statements.last_mut() {
                    statement.ends = Some(self.awaited);
                }
                self.awaited += 1;
            }
            b'S' => self.awaited += 1,
            _ => {}
        }
    }

    /// The server sent a message.
    pub(super) fn received(&mut self, kind: u8, at: Instant) {
        if kind == b'Z' {
            self.ready.push(at);
        }
    }

    fn add(&mut self, name: Vec<u8>, sql: String) {
        if sql.contains(LOOK_UP) {
            return;
        }
        let answered = self.ready.len();
        let leads = self
            .statements
            .iter()
            .all(|statement| statement.ends.is_some_and(|end| end < answered));
        self.statements.push(Statement {
            name,
            recorded: Recorded {
                sql,
                parameters: None,
            },
            leads,
            ends: None,
        });
    }

    fn bind(&mut self, body: &[u8]) {
        let mut body = body;
        text(&mut body);
        let name = text(&mut body).to_vec();
        let formats = count(&mut body);
        let (_, mut body) = body.split_at_checked(2 * formats).unwrap_or_default();
        let parameters = (0..count(&mut body)).map(|_| value(&mut body)).collect();
        let waits = |statement: &Statement| statement.ends.is_none() && statement.name == name;
        if !self.statements.iter().any(waits) {
            // Prepared before, and run again.
            let Some(sql) = self.prepared.get(&name).cloned() else {
                return;
            };
            self.add(name.clone(), sql);
        }
        if let Some(statement) = self
            .statements
            .iter_mut()
            .find(|statement| waits(statement))
        {
            statement.recorded.parameters = Some(parameters);
            statement.ends = Some(self.awaited);
        }
    }

    /// Nothing if no statement was answered.
    pub(super) fn recording(self) -> Option<Recording> {
        let moment = |end: usize| self.ready.get(end).copied();
        let mut recording = Recording {
            connected: moment(0)?,
            options: self.options,
            first_answered: moment(self.statements.first()?.ends?)?,
            flights: Vec::new(),
        };
        for statement in self
            .statements
            .into_iter()
            .filter(|statement| statement.ends.is_some())
        {
            match recording.flights.last_mut() {
                Some(flight) if !statement.leads => flight.push(statement.recorded),
                _ => recording.flights.push(vec![statement.recorded]),
            }
        }
        Some(recording)
    }
}

/// What the session asks to be set. The message holds the protocol's version and pairs of names and values.
fn options(start: &[u8]) -> String {
    let mut body = start.get(4..).unwrap_or_default();
    while !body.is_empty() {
        let (name, value) = (text(&mut body), text(&mut body));
        if name == b"options" {
            return String::from_utf8_lossy(value).into_owned();
        }
    }
    String::new()
}

/// Up to a zero byte.
fn text<'a>(body: &mut &'a [u8]) -> &'a [u8] {
    let end = body
        .iter()
        .position(|byte| *byte == 0)
        .unwrap_or(body.len());
    let text = &body[..end];
    *body = body.get(end + 1..).unwrap_or_default();
    text
}

fn count(body: &mut &[u8]) -> usize {
    let (count, rest) = body
        .split_first_chunk()
        .map_or((0, &[][..]), |(bytes, rest)| {
            (u16::from_be_bytes(*bytes), rest)
        });
    *body = rest;
    count.into()
}

/// A parameter; none: a null, whose length is -1.
fn value(body: &mut &[u8]) -> Option<Vec<u8>> {
    let (length, rest) = body.split_first_chunk()?;
    let length = usize::try_from(i32::from_be_bytes(*length)).ok();
    let (value, rest) = rest.split_at_checked(length.unwrap_or(0))?;
    *body = rest;
    length.map(|_| value.to_vec())
}

/// Cuts a stream of bytes into messages: a type, a length that includes itself, a body.
#[derive(Debug, Default)]
pub(super) struct Frames {
    buffer: Vec<u8>,
    headless: bool,
}

impl Frames {
    /// The first message has no type.
    pub(super) fn headless() -> Self {
        Self {
            buffer: Vec::new(),
            headless: true,
        }
    }

    /// Hands over every message that is whole now.
    pub(super) fn read(&mut self, bytes: &[u8], mut take: impl FnMut(u8, &[u8])) {
        self.buffer.extend_from_slice(bytes);
        loop {
            let head = usize::from(!self.headless);
            let Some(length) = self.buffer.get(head..).and_then(|rest| rest.first_chunk()) else {
                return;
            };
            let end = head + u32::from_be_bytes(*length) as usize;
            let Some(body) = self.buffer.get(head + 4..end) else {
                return;
            };
            take(if self.headless { START } else { self.buffer[0] }, body);
            self.headless = false;
            self.buffer.drain(..end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(kind: u8, body: &[u8]) -> Vec<u8> {
        let length = u32::try_from(body.len() + 4).expect("short").to_be_bytes();
        [&[kind][..], &length, body].concat()
    }

    fn bind(name: &str, parameter: Option<&[u8]>) -> Vec<u8> {
        let value = match parameter {
            Some(bytes) => [
                &u32::try_from(bytes.len()).expect("short").to_be_bytes(),
                bytes,
            ]
            .concat(),
            None => (-1i32).to_be_bytes().to_vec(),
        };
        message(
            b'B',
            &[
                b"\0",
                name.as_bytes(),
                b"\0\0\x01\0\x01\0\x01",
                &value,
                b"\0\0",
            ]
            .concat(),
        )
    }

    #[test]
    fn messages_are_cut_wherever_the_bytes_were() {
        let mut stream = 8u32.to_be_bytes().to_vec();
        stream.extend(b"v3.0");
        stream.extend(message(b'Q', b"begin\0"));
        let mut frames = Frames::headless();
        let mut found = Vec::new();
        for byte in stream {
            frames.read(&[byte], |kind, body| found.push((kind, body.to_vec())));
        }
        assert_eq!(
            found,
            [(START, b"v3.0".to_vec()), (b'Q', b"begin\0".to_vec())]
        );
    }

    #[test]
    fn what_is_sent_before_the_answer_is_of_the_same_flight() {
        let mut session = Session::default();
        let start = Instant::now();
        assert!(session.begin() && !session.begin());
        let send = |session: &mut Session, messages: &[Vec<u8>]| {
            let mut frames = Frames::default();
            frames.read(&messages.concat(), |kind, body| session.sent(kind, body));
        };
        let sync = || message(b'S', b"");
        session.sent(START, b"\0\x03\0\0user\0guichet\0options\0-c jit=off\0\0");
        send(&mut session, &[message(b'p', b"password\0")]);
        session.received(b'Z', start);
        // Two prepared together, then run together.
        send(
            &mut session,
            &[message(b'P', b"s0\0select 1\0\0\0"), sync()],
        );
        send(
            &mut session,
            &[message(b'P', b"s1\0select $1\0\0\0"), sync()],
        );
        session.received(b'Z', start);
        session.received(b'Z', start);
        send(
            &mut session,
            &[bind("s0", Some(b"a")), sync(), bind("s1", None), sync()],
        );
        let answered = Instant::now();
        session.received(b'Z', answered);
        session.received(b'Z', answered);
        // Then a look-up, which does not count, and the first again.
        send(
            &mut session,
            &[
                message(b'P', b"s2\0select from pg_catalog.pg_type\0\0\0"),
                sync(),
            ],
        );
        session.received(b'Z', answered);
        send(&mut session, &[message(b'Q', b"begin\0")]);
        session.received(b'Z', answered);
        send(&mut session, &[bind("s0", Some(b"b")), sync()]);
        session.received(b'Z', answered);

        let recording = session.recording().expect("statements were answered");
        assert_eq!(
            (recording.connected, recording.first_answered),
            (start, answered)
        );
        assert_eq!(recording.options, "-c jit=off");
        let one = |sql: &str, parameters: Option<Vec<Option<Vec<u8>>>>| Recorded {
            sql: sql.to_owned(),
            parameters,
        };
        let expected = [
            vec![
                one("select 1", Some(vec![Some(b"a".to_vec())])),
                one("select $1", Some(vec![None])),
            ],
            vec![one("begin", None)],
            vec![one("select 1", Some(vec![Some(b"b".to_vec())]))],
        ];
        assert_eq!(recording.flights, expected);
    }

    #[test]
    fn nothing_sent_is_nothing_recorded() {
        assert_eq!(Session::default().recording(), None);
    }
}
