//! A function that scaled to zero, asked through the router of the local cloud.

use std::fs;
use std::net::{Ipv4Addr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::program::LIMIT;
use crate::calls::Call;
use crate::function::reserve_port;
use crate::samples::Samples;
use crate::wire::{self, Expected};
use crate::{Base, Result, System};

const LOOK: Duration = Duration::from_millis(50);

/// Ended when dropped.
struct Cloud {
    child: Child,
    port: u16,
}

/// How long a call takes when there is no instance of its function. The router waits a second until it ends an instance.
pub(super) fn measure(system: &System, base: &Base, call: &Call, rounds: usize) -> Result<Samples> {
    let cloud = Cloud::start(system, base)?;
    let deadline = Instant::now() + LIMIT;
    while let Err(error) = cloud.ask(call) {
        if Instant::now() > deadline {
            return Err(format!("the router does not answer: {error}").into());
        }
        sleep(LOOK);
    }
    let mut samples = Samples::default();
    for _ in 0..rounds {
        while cloud.instances(call.function) > 0 {
            sleep(LOOK);
        }
        sleep(LOOK);
        samples.add(cloud.ask(call)?);
    }
    Ok(samples)
}

impl Cloud {
    fn start(system: &System, base: &Base) -> Result<Self> {
        let (_reserved, port) = reserve_port()?;
        let state = system.folder().join("local");
        let log = fs::File::create(system.log("local"))?;
        // Not released, so beside this program and not among the functions.
        let local = std::env::current_exe()?.with_file_name("guichet-local");
        let child = Command::new(local)
            .arg("run")
            .arg(system.programs())
            .env("PORT", port.to_string())
            .env("DATABASE_URL", &base.administrator_url)
            .env("STATE_FOLDER", state)
            .env("IDLE_SECONDS", "1")
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()?;
        Ok(Self { child, port })
    }

    /// Asks on a new connection; from before connecting to the end of the answer.
    fn ask(&self, call: &Call) -> Result<Duration> {
        let begun = Instant::now();
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(LIMIT))?;
        stream.set_nodelay(true)?;
        wire::ask(
            &mut stream,
            &call.request,
            Expected::Success,
            &mut Vec::new(),
        )?;
        Ok(begun.elapsed())
    }

    /// How many processes of the function are its children.
    fn instances(&self, function: &str) -> usize {
        let ours = |stat: &str| {
            // The name stands in parentheses and is cut off after 15 characters; the parent is the second word after it.
            let (name, rest) = stat.split_once(") ")?;
            let parent: u32 = rest.split_whitespace().nth(1)?.parse().ok()?;
            Some(
                parent == self.child.id()
                    && format!("guichet-{function}").starts_with(name.split_once('(')?.1),
            )
        };
        let stats = fs::read_dir("/proc").into_iter().flatten().flatten();
        stats
            .filter_map(|entry| fs::read_to_string(entry.path().join("stat")).ok())
            .filter(|stat| ours(stat) == Some(true))
            .count()
    }
}

impl Drop for Cloud {
    fn drop(&mut self) {
        // It ends its functions when asked to; its watchdog does should this fail.
        let _ = Command::new("kill")
            .arg(self.child.id().to_string())
            .status();
        let _ = self.child.wait();
    }
}
