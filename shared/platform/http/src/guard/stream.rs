use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep_until};

use super::head::{Framing, HeadReader};
use super::refusal;
use super::state::ConnectionState;
use crate::{Limits, Problem, Response};

/// A stream whose heads are parsed and whose client has time limits; see the module.
pub(crate) struct Guard<S> {
    stream: S,
    connection: Arc<ConnectionState>,
    refuse: Box<dyn Fn(Problem) -> Response + Send>,
    reader: HeadReader,
    expected: Expected,
    limits: Limits,
    /// The bytes still to be written in the place of hyper's own refusal.
    refusal: Option<Bytes>,
    waiting: Timer,
    stalled: Timer,
    phase: Option<Phase>,
    lingering: Timer,
    is_shut: bool,
}

/// What the next bytes are.
enum Expected {
    Head,
    Body(u64),
    /// Anything: no further head is parsed.
    Rest,
}

/// What the client's time limit is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Head,
    Idle,
}

impl<S> Guard<S> {
    pub(crate) fn new(
        stream: S,
        connection: Arc<ConnectionState>,
        refuse: Box<dyn Fn(Problem) -> Response + Send>,
        limits: Limits,
    ) -> Self {
        Self {
            stream,
            connection,
            refuse,
            reader: HeadReader::default(),
            expected: Expected::Head,
            limits,
            refusal: None,
            waiting: Timer::default(),
            stalled: Timer::default(),
            phase: None,
            lingering: Timer::default(),
            is_shut: false,
        }
    }

    fn watch(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            match &mut self.expected {
                Expected::Rest => return,
                Expected::Body(left) => {
                    let here = bytes
                        .len()
                        .min(usize::try_from(*left).unwrap_or(usize::MAX));
                    *left -= here as u64;
                    bytes = &bytes[here..];
                    if *left == 0 {
                        self.expected = Expected::Head;
                    }
                }
                Expected::Head => {
                    let (taken, head) = self.reader.read(bytes);
                    bytes = &bytes[taken..];
                    if let Some(head) = head {
                        self.connection.push(&head);
                        self.expected = match (head.fault, head.framing) {
                            (None, Framing::Length(0)) => Expected::Head,
                            (None, Framing::Length(length)) => Expected::Body(length),
                            _ => Expected::Rest,
                        };
                    } else if self.reader.len() > self.limits.head_bytes {
                        // hyper has the same limit and is about to refuse the head.
                        self.reader = HeadReader::default();
                        self.expected = Expected::Rest;
                    }
                }
            }
        }
    }

    /// What the client has to send next; `None` while a request is being answered or its body is read.
    fn phase(&self) -> Option<Phase> {
        if self.connection.is_busy() || !matches!(self.expected, Expected::Head) {
            None
        } else if self.connection.is_new() || !self.reader.is_empty() {
            Some(Phase::Head)
        } else {
            Some(Phase::Idle)
        }
    }

    fn poll_waiting(&mut self, context: &mut Context<'_>) -> Poll<io::Error> {
        let phase = self.phase();
        if self.phase != phase {
            self.phase = phase;
            self.waiting.stop();
            if phase.is_some() {
                self.connection.stop_waiting();
                self.connection.start_waiting();
            }
        }
        let (limit, message) = match phase {
            None => return Poll::Pending,
            Some(Phase::Head) => (self.limits.head_read, "the head took too long"),
            Some(Phase::Idle) => (self.limits.idle, "nothing more was asked"),
        };
        ready!(self.waiting.poll(limit, context));
        Poll::Ready(io::Error::new(io::ErrorKind::TimedOut, message))
    }

    fn poll_stalled<T>(
        &mut self,
        written: Poll<io::Result<T>>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<T>> {
        if written.is_ready() {
            if self.stalled.is_running {
                self.connection.stop_waiting();
            }
            self.stalled.stop();
            // A connection on which an answer is being written is not idle.
            self.phase = None;
            return written;
        }
        self.connection.start_waiting();
        ready!(self.stalled.poll(self.limits.write_stall, context));
        Poll::Ready(Err(io::Error::new(
            io::ErrorKind::TimedOut,
            "the answer is not being taken",
        )))
    }
}

impl<S: AsyncWrite + Unpin> Guard<S> {
    /// Writes a problem in the place of hyper's refusal, and returns the refusal's length as written; `None` when hyper writes
    /// an answer of the service.
    fn poll_refusal(
        &mut self,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Option<Poll<io::Result<usize>>> {
        if !self.connection.is_refused_by_hyper() {
            return None;
        }
        if self.refusal.is_none() {
            let head = slices.first()?;
            let status = refusal::status(head)?;
            let problem = refusal::problem(status, &self.limits);
            self.refusal = Some(refusal::bytes(head, (self.refuse)(problem)));
        }
        let refusal = self.refusal.as_mut()?;
        while !refusal.is_empty() {
            match Pin::new(&mut self.stream).poll_write(context, refusal) {
                Poll::Ready(Ok(0)) => {
                    return Some(Poll::Ready(Err(io::ErrorKind::WriteZero.into())));
                }
                Poll::Ready(Ok(written)) => drop(refusal.split_to(written)),
                Poll::Ready(Err(error)) => return Some(Poll::Ready(Err(error))),
                Poll::Pending => return Some(Poll::Pending),
            }
        }
        Some(Poll::Ready(Ok(slices
            .iter()
            .map(|slice| slice.len())
            .sum())))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Guard<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        match Pin::new(&mut self.stream).poll_read(context, buffer) {
            Poll::Ready(result) => {
                self.watch(&buffer.filled()[before..]);
                Poll::Ready(result)
            }
            Poll::Pending => self.poll_waiting(context).map(Err),
        }
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Guard<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let refused = self.poll_refusal(context, &[io::IoSlice::new(bytes)]);
        let written =
            refused.unwrap_or_else(|| Pin::new(&mut self.stream).poll_write(context, bytes));
        self.poll_stalled(written, context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let refused = self.poll_refusal(context, slices);
        let written = refused
            .unwrap_or_else(|| Pin::new(&mut self.stream).poll_write_vectored(context, slices));
        self.poll_stalled(written, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        if flushed.is_ready() {
            self.connection.flushed();
        }
        flushed
    }

    /// Closes the sending side, then reads on for a moment, so that a reset does not destroy the last answer: see
    /// [`limits::LINGER`](crate::limits::LINGER).
    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if !self.is_shut {
            ready!(Pin::new(&mut self.stream).poll_shutdown(context))?;
            self.is_shut = true;
        }
        let mut scrap = [0; 1024];
        loop {
            let limit = self.limits.linger;
            if self.lingering.poll(limit, context).is_ready() {
                return Poll::Ready(Ok(()));
            }
            let mut buffer = ReadBuf::new(&mut scrap);
            match Pin::new(&mut self.stream).poll_read(context, &mut buffer) {
                Poll::Ready(Ok(())) if !buffer.filled().is_empty() => {}
                Poll::Ready(_) => return Poll::Ready(Ok(())),
                Poll::Pending => {
                    self.connection.start_waiting();
                    return Poll::Pending;
                }
            }
        }
    }
}

/// A timer that starts at the first poll after it was stopped.
#[derive(Default)]
struct Timer {
    sleep: Option<Pin<Box<Sleep>>>,
    is_running: bool,
}

impl Timer {
    fn stop(&mut self) {
        self.is_running = false;
    }

    fn poll(&mut self, limit: Duration, context: &mut Context<'_>) -> Poll<()> {
        let deadline = Instant::now() + limit;
        let sleep = self
            .sleep
            .get_or_insert_with(|| Box::pin(sleep_until(deadline)));
        if !self.is_running {
            self.is_running = true;
            sleep.as_mut().reset(deadline);
        }
        sleep.as_mut().poll(context)
    }
}
