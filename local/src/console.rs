//! What the developer sees: one line per thing that happened, and progress of what takes a while.

use std::io::{IsTerminal, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// Where lines go. Cheap to clone.
#[derive(Clone)]
pub struct Console {
    sink: Arc<Mutex<Sink>>,
}

struct Sink {
    write: Box<dyn Write + Send>,
    /// A terminal is shown a step's name while it is under way; a file gets whole lines only.
    interactive: bool,
    /// The step whose line has no end yet.
    open: Option<String>,
}

impl Console {
    /// The process's standard output.
    pub fn standard() -> Self {
        let output = std::io::stdout();
        let interactive = output.is_terminal();
        Self::new(Box::new(output), interactive)
    }

    /// Another place, for tests.
    pub fn into_writer(write: Box<dyn Write + Send>) -> Self {
        Self::new(write, false)
    }

    fn new(write: Box<dyn Write + Send>, interactive: bool) -> Self {
        Self {
            sink: Arc::new(Mutex::new(Sink {
                write,
                interactive,
                open: None,
            })),
        }
    }

    /// One line.
    pub fn line(&self, text: &str) {
        self.write(|sink| {
            sink.interrupt()?;
            writeln!(sink.write, "{text}")
        });
    }

    /// One line about a function (or another part), its name in a column.
    pub fn about(&self, name: &str, text: &str) {
        self.line(&format!("{name:<11} {text}"));
    }

    /// Begins something that takes a while; [`Step::done`] ends its line.
    pub fn step(&self, name: &str) -> Step {
        self.write(|sink| {
            if sink.interactive {
                write!(sink.write, "{name} … ")?;
                sink.open = Some(name.to_owned());
            }
            Ok(())
        });
        Step {
            console: self.clone(),
            name: name.to_owned(),
            started: Instant::now(),
        }
    }

    fn write(&self, act: impl FnOnce(&mut Sink) -> std::io::Result<()>) {
        let mut sink = self.sink.lock().unwrap_or_else(PoisonError::into_inner);
        // Nobody is left to tell when the terminal is gone.
        let _ = act(&mut sink);
        let _ = sink.write.flush();
    }
}

impl Sink {
    fn interrupt(&mut self) -> std::io::Result<()> {
        if self.open.take().is_some() {
            writeln!(self.write)
        } else {
            Ok(())
        }
    }
}

/// Something under way.
#[must_use = "a step ends by `done`"]
pub struct Step {
    console: Console,
    name: String,
    started: Instant,
}

impl Step {
    /// Ends the line with the time it took.
    pub fn done(self) {
        self.done_with("");
    }

    /// Ends the line with the time it took and a remark, for example what was found.
    pub fn done_with(self, remark: &str) {
        let took = seconds(self.started.elapsed());
        let remark = if remark.is_empty() {
            String::new()
        } else {
            format!(" ({remark})")
        };
        self.console.write(|sink| {
            if sink.open.as_deref() == Some(self.name.as_str()) {
                sink.open = None;
                writeln!(sink.write, "{took}{remark}")
            } else {
                sink.interrupt()?;
                writeln!(sink.write, "{} … {took}{remark}", self.name)
            }
        });
    }
}

/// "1.2 s".
fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Default)]
    struct Memory(Arc<Mutex<Vec<u8>>>);

    impl Write for Memory {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0
                .lock()
                .expect("no test panics inside")
                .extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    impl Memory {
        fn text(&self) -> String {
            String::from_utf8(self.0.lock().expect("no test panics inside").clone()).expect("text")
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_file_gets_a_whole_line_per_step() {
        let memory = Memory::default();
        let console = Console::new(Box::new(memory.clone()), false);
        let step = console.step("Starting PostgreSQL");
        tokio::time::advance(Duration::from_millis(1234)).await;
        console.about("checkout", "hello");
        step.done_with("port 5432");
        assert_eq!(
            memory.text(),
            "checkout    hello\nStarting PostgreSQL … 1.2 s (port 5432)\n"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_line_between_does_not_break_a_terminals_step() {
        let memory = Memory::default();
        let console = Console::new(Box::new(memory.clone()), true);
        console.step("One").done();
        let step = console.step("Two");
        console.line("between");
        step.done();
        assert_eq!(memory.text(), "One … 0.0 s\nTwo … \nbetween\nTwo … 0.0 s\n");
    }
}
