//! A clock that ticks fast enough for arrivals to be on time. The runtime's own rounds to milliseconds, which is as
//! long as a whole request takes.

use std::io;
use std::os::fd::OwnedFd;
use std::time::Duration;

use rustix::time::{Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec};
use tokio::io::unix::AsyncFd;

/// Ticks until it is dropped.
pub(crate) struct Pacer(AsyncFd<OwnedFd>);

impl Pacer {
    /// Ticks each `period`, which is less than a second.
    pub(crate) fn start(period: Duration) -> io::Result<Self> {
        let flags = TimerfdFlags::NONBLOCK | TimerfdFlags::CLOEXEC;
        let timer = rustix::time::timerfd_create(TimerfdClockId::Monotonic, flags)?;
        let each = Timespec {
            tv_sec: 0,
            tv_nsec: period.subsec_nanos().into(),
        };
        let ticking = Itimerspec {
            it_interval: each,
            it_value: each,
        };
        rustix::time::timerfd_settime(&timer, TimerfdTimerFlags::empty(), &ticking)?;
        #[expect(
            deprecated,
            reason = "its successor is unsafe, and an owned timer keeps the promise that it asks for"
        )]
        let timer = AsyncFd::new(timer)?;
        Ok(Self(timer))
    }

    /// Waits for the next tick; at once, if one or more were missed.
    pub(crate) async fn tick(&self) -> io::Result<()> {
        loop {
            let mut guard = self.0.readable().await?;
            let mut expirations = [0; 8];
            let read = guard.try_io(|timer| Ok(rustix::io::read(timer, &mut expirations)?));
            if let Ok(read) = read {
                return read.map(drop);
            }
        }
    }
}
