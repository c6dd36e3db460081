//! The life of one process, from exec to its end.

use std::io;
use std::net::{Ipv4Addr, TcpStream};
use std::process::{ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rustix::process::{Pid, Signal};
use tokio::process::{Child, Command};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, timeout};

use super::Instances;
use super::instance::{Instance, Phase};
use super::logs::{LastLines, printable};
use crate::leftovers::{ProcessRecord, signal};

/// How often an instance is looked at to see whether it is idle, as a part of the time after which it is.
const IDLE_LOOKS: u32 = 20;
/// Lines written just before the end may still be in the pipe.
const LAST_LINES_LIMIT: Duration = Duration::from_millis(500);

struct Running {
    child: Child,
    group: Pid,
    last_lines: LastLines,
    followers: [JoinHandle<()>; 2],
    _record: ProcessRecord,
}

/// Starts the process of an instance and stays with it until it has ended.
pub(super) async fn supervise(function: Arc<Instances>, instance: Arc<Instance>) {
    let address = instance.connections.address();
    function.tally.started(address);
    match start(&function, &instance) {
        Ok(running) => live(&function, &instance, running).await,
        Err(reason) => {
            function.console.about(function.name(), &reason);
            function.remove(&instance, reason);
        }
    }
    function.tally.ended(address);
    function.supervised.send_modify(|count| *count -= 1);
}

fn start(function: &Instances, instance: &Instance) -> Result<Running, String> {
    let program = function.program();
    let mut command = Command::new(&program);
    command
        .env_clear()
        .envs(&function.environment)
        .env("PORT", instance.port().to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        // The terminal's Ctrl-C is for the local cloud, which then ends its functions in order.
        .process_group(0)
        .kill_on_drop(true);
    let executed_at = Instant::now();
    let mut child = command.spawn().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => format!("{} does not exist: it is not built", program.display()),
        _ => format!("cannot start {}: {error}", program.display()),
    })?;
    let pid = child
        .id()
        .expect("a child that nobody has waited for has an id");
    instance.set_process(pid, executed_at);
    let record = function
        .records
        .note(pid, function.name())
        .map_err(|error| format!("cannot note the process: {error}"))?;
    let last_lines = LastLines::default();
    let output = child.stdout.take().expect("standard output is piped");
    let errors = child.stderr.take().expect("standard error is piped");
    Ok(Running {
        followers: [
            tokio::spawn(function.log.clone().follow_output(output)),
            tokio::spawn(
                function
                    .log
                    .clone()
                    .follow_errors(errors, last_lines.clone()),
            ),
        ],
        last_lines,
        child,
        group: i32::try_from(pid)
            .ok()
            .and_then(Pid::from_raw)
            .expect("process ids are positive and fit"),
        _record: record,
    })
}

async fn live(function: &Arc<Instances>, instance: &Arc<Instance>, mut running: Running) {
    let listening = Listening::wait(instance.port(), function.settings.start_limit);
    tokio::select! {
        connected = listening.result() => if let Some(stream) = connected {
            // Its first request finds a connection; were that not so, the request would make its own.
            let _ = instance.connections.keep(stream).await;
        } else {
            let reason = format!("does not listen on PORT after {:?}", function.settings.start_limit);
            function.console.about(function.name(), &reason);
            function.remove(instance, reason);
            return end(function, running).await;
        },
        status = running.child.wait() => return crashed(function, instance, running, status).await,
        () = instance.asked_to_stop() => {
            function.remove(instance, "the local cloud is being stopped".to_owned());
            return end(function, running).await;
        }
    }
    instance.set_phase(Phase::Ready);
    loop {
        tokio::select! {
            status = running.child.wait() => return crashed(function, instance, running, status).await,
            () = instance.asked_to_stop() => break,
            () = sleep(function.settings.idle_after / IDLE_LOOKS) => if function.retire_if_idle(instance) {
                function.hear_for_the_last_time(instance).await;
                break;
            },
        }
    }
    function.remove(instance, "it has been stopped".to_owned());
    end(function, running).await;
}

/// SIGTERM, and SIGKILL when that is not enough.
async fn end(function: &Instances, mut running: Running) {
    signal(running.group, Signal::TERM);
    if timeout(function.settings.stop_limit, running.child.wait())
        .await
        .is_err()
    {
        let limit = function.settings.stop_limit;
        function.console.about(
            function.name(),
            &format!("did not end within {limit:?} of SIGTERM and was killed"),
        );
        signal(running.group, Signal::KILL);
        // It returns at once after SIGKILL, and there is nothing to be done about an error.
        let _ = running.child.wait().await;
    }
    running.settle().await;
}

async fn crashed(
    function: &Instances,
    instance: &Arc<Instance>,
    mut running: Running,
    status: io::Result<ExitStatus>,
) {
    function.withdraw(instance);
    running.settle().await;
    let status = status.map_or_else(|error| error.to_string(), |status| status.to_string());
    let lines = running.last_lines.text();
    let reason = match lines.last() {
        Some(line) => format!("ended by itself ({status}): {}", printable(line)),
        None => format!("ended by itself ({status})"),
    };
    function.note_crash();
    function.console.about(
        function.name(),
        &format!("ended by itself ({status}); the next request starts it anew"),
    );
    for line in lines {
        function
            .console
            .line(&format!("            | {}", printable(&line)));
    }
    function.remove(instance, reason);
}

impl Running {
    /// Waits for what the process wrote last.
    async fn settle(&mut self) {
        let all = futures::future::join_all(&mut self.followers);
        // A grandchild may hold the pipe open; the log goes on then, the end does not wait for it.
        let _ = timeout(LAST_LINES_LIMIT, all).await;
    }
}

/// Connects to a port until somebody listens there.
///
/// It has a thread of its own for the short time that this takes: the runtime's timer counts whole milliseconds, which is as much
/// as a function needs to start.
struct Listening {
    thread: JoinHandle<Option<TcpStream>>,
    given_up: Arc<AtomicBool>,
}

impl Listening {
    fn wait(port: u16, limit: Duration) -> Self {
        let given_up = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&given_up);
        let thread = tokio::task::spawn_blocking(move || {
            let started = Instant::now();
            while !stop.load(Ordering::Relaxed) && started.elapsed() < limit {
                if let Ok(stream) = TcpStream::connect((Ipv4Addr::LOCALHOST, port)) {
                    return Some(stream);
                }
                let patient = started.elapsed() > Duration::from_millis(100);
                std::thread::sleep(Duration::from_micros(if patient { 5000 } else { 200 }));
            }
            None
        });
        Self { thread, given_up }
    }

    async fn result(mut self) -> Option<TcpStream> {
        (&mut self.thread).await.ok().flatten()
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.given_up.store(true, Ordering::Relaxed);
    }
}
