//! One process of a function, as those who send it requests see it.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;

use super::reservation::Reservation;
use crate::functions::Connections;

/// Where a process is in its life.
#[derive(Clone, Debug)]
pub(super) enum Phase {
    Starting,
    Ready,
    /// It has ended, or never began; the text says why.
    Over(String),
}

#[derive(Debug)]
pub(super) struct Instance {
    reservation: Reservation,
    pub(super) connections: Arc<Connections>,
    phase: watch::Sender<Phase>,
    stop: watch::Sender<bool>,
    process: OnceLock<Process>,
    answered: AtomicBool,
}

#[derive(Debug)]
struct Process {
    pid: u32,
    executed_at: Instant,
}

impl Instance {
    pub(super) fn new() -> io::Result<Self> {
        let reservation = Reservation::new()?;
        Ok(Self {
            connections: Arc::new(Connections::new(format!(
                "127.0.0.1:{}",
                reservation.port()
            ))),
            reservation,
            phase: watch::Sender::new(Phase::Starting),
            stop: watch::Sender::new(false),
            process: OnceLock::new(),
            answered: AtomicBool::new(false),
        })
    }

    pub(super) fn port(&self) -> u16 {
        self.reservation.port()
    }

    pub(super) fn pid(&self) -> Option<u32> {
        self.process.get().map(|process| process.pid)
    }

    pub(super) fn is_ready(&self) -> bool {
        matches!(*self.phase.borrow(), Phase::Ready)
    }

    /// Waits until it listens; the reason when it never does.
    pub(super) async fn ready(&self) -> Result<(), String> {
        let mut phase = self.phase.subscribe();
        let settled = phase
            .wait_for(|phase| !matches!(phase, Phase::Starting))
            .await;
        match settled.as_deref() {
            Ok(Phase::Over(reason)) => Err(reason.clone()),
            _ => Ok(()),
        }
    }

    pub(super) fn set_phase(&self, phase: Phase) {
        self.phase.send_replace(phase);
    }

    pub(super) fn set_process(&self, pid: u32, executed_at: Instant) {
        // A process is started once in an instance's life.
        let _ = self.process.set(Process { pid, executed_at });
    }

    /// The time from exec until now, for the first answer and no other.
    pub(super) fn first_answer(&self) -> Option<Duration> {
        let first = !self.answered.swap(true, Ordering::Relaxed);
        self.process
            .get()
            .filter(|_| first)
            .map(|process| process.executed_at.elapsed())
    }

    /// Asks the supervisor to end the process.
    pub(super) fn ask_to_stop(&self) {
        self.stop.send_replace(true);
    }

    /// Waits until somebody asks to end the process.
    pub(super) async fn asked_to_stop(&self) {
        // The sender lives as long as `self`.
        let _ = self.stop.subscribe().wait_for(|stop| *stop).await;
    }
}
