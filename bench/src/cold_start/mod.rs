//! From exec to the first answer that needed the database, as Cloud Run starts a function: nothing in the environment but
//! its variables, a request waiting at the door, the database behind TCP or a unix socket and a password.
//!
//! Each function is compared with its floor: hyper and tokio-postgres bare, sending the statements that the function sends
//! for the same request (they are recorded first). Rounds go through all contenders, so that whatever else the machine
//! does meets each of them alike.

mod program;
mod recorder;
mod refused;
mod rivals;
mod router;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use program::{Program, Started};
use recorder::{Recorder, Recording};
use refused::Refused;

use crate::calls::{self, Call};
use crate::samples::Samples;
use crate::wire::Expected;
use crate::{Base, Error, Figure, Report, Result, System};

const ROUNDS: usize = 40;
const QUICK_ROUNDS: usize = 4;

/// What a function's first answer should take at most, in milliseconds.
const REACH_MS: f64 = 10.0;

/// Above this multiple of the floor, our own crates cost too much.
const REACH_FLOOR: f64 = 1.25;

const REACH_GO: f64 = 0.5;

/// One of those that take turns.
struct Contender {
    program: Program,
    request: Vec<u8>,
    expected: Expected,
    answered: Samples,
}

impl Contender {
    fn new(program: Program, call: &Call) -> Self {
        Self {
            program,
            request: call.request.clone(),
            expected: Expected::Success,
            answered: Samples::default(),
        }
    }
}

/// A function with one of its requests, and its floor, over each way to the database.
struct Pair {
    call: Call,
    function: [Contender; 2],
    floor: [Contender; 2],
    /// The function once more, with the recorder in between.
    recorded: Contender,
    listening: Samples,
    connected: Samples,
    first_statement: Samples,
}

const WAYS: [&str; 2] = ["TCP", "socket"];

/// Measures.
pub async fn run(system: &System, report: &mut Report, quick: bool) -> Result<()> {
    let base = system.database("cold-start").await?;
    let calls = calls::all(system, &base).await?;
    // Threads that wait in system calls, as clients of processes do; the stand-ins for the cloud go on meanwhile.
    tokio::task::block_in_place(|| {
        measure(
            system,
            &base,
            calls,
            report,
            if quick { QUICK_ROUNDS } else { ROUNDS },
        )
    })
}

fn measure(
    system: &System,
    base: &Base,
    calls: Vec<Call>,
    report: &mut Report,
    rounds: usize,
) -> Result<()> {
    let log = system.log("cold-start");
    fs::write(&log, "")?;
    let recorder = Recorder::start(system.port())?;
    let mut pairs = Vec::new();
    let mut availability = None;
    for call in calls {
        let (pair, recording) = pair(system, base, &recorder, call, &log)?;
        availability.get_or_insert_with(|| (pair.call.clone(), recording));
        pairs.push(pair);
    }
    let (call, recording) = availability.ok_or("there is no call")?;
    // Before it, a new connection was asked for the time.
    let flight = recording.flights.last();
    let statements = flight.map(Vec::as_slice).unwrap_or_default();
    let [coming, stock] = statements else {
        let sent: Vec<&str> = statements.iter().map(|it| it.sql.as_str()).collect();
        return Err(format!(
            "availability is not two statements in one flight any more, but {sent:#?}"
        )
        .into());
    };
    let url = with_options(&base.tcp_url, &recording.options);
    let rivals = rivals::build(system, &url, &coming.sql, &stock.sql);
    let mut rivals: Vec<_> = rivals
        .into_iter()
        .map(|rival| (rival.name, Contender::new(rival.program, &call)))
        .collect();
    let mut bottoms = [
        Contender::new(floor(system, None, None)?, &call),
        Contender::new(floor(system, Some(&base.tcp_url), None)?, &call),
        Contender::new(floor(system, Some(&base.socket_url), None)?, &call),
    ];
    let mut refused = Refused::new(system, base)?;
    let mut trusted = Contender::new(function(system, &call, &base.administrator_url)?, &call);

    for _ in 0..rounds {
        for pair in &mut pairs {
            pair.round(&recorder, &log)?;
        }
        refused.round(&log)?;
        for contender in bottoms
            .iter_mut()
            .chain([&mut trusted])
            .chain(rivals.iter_mut().map(|(_, rival)| rival))
        {
            contender.round(&log)?;
        }
    }

    tell(report, &pairs);
    refused.tell(report);
    let ours = &pairs[0].function[0].answered;
    for (name, rival) in &rivals {
        let other = rival.answered.median_ms();
        report.add(Figure::new(format!("{name}, TCP, median"), other, "ms"));
        let figure = Figure::new(
            format!("{}, TCP, beside {name}", call.name),
            ours.median_ms(),
            "ms",
        );
        report.add(figure.compared_with(*name, other).ratio_at_most(REACH_GO));
    }
    for (name, contender) in ["no database", "select 1, TCP", "select 1, socket"]
        .into_iter()
        .zip(&bottoms)
    {
        report.add(Figure::new(
            format!("floor, {name}, median"),
            contender.answered.median_ms(),
            "ms",
        ));
    }
    let routed = router::measure(system, base, &call, rounds)?;
    let figure = Figure::new(
        format!("{}, through the router, median", call.name),
        routed.median_ms(),
        "ms",
    );
    report.add(figure.compared_with(
        "the function itself, socket without password",
        trusted.answered.median_ms(),
    ));
    report.add(Figure::new(
        format!("{}, through the router, p95", call.name),
        routed.percentile_ms(95),
        "ms",
    ));
    Ok(())
}

fn tell(report: &mut Report, pairs: &[Pair]) {
    for pair in pairs {
        let name = &pair.call.name;
        tell_ways(report, name, &pair.function, &pair.floor);
        let whole = pair.recorded.answered.median_ms();
        for (stage, samples) in [
            ("until it listens", &pair.listening),
            ("until it is connected", &pair.connected),
            (
                "until its first statement is answered",
                &pair.first_statement,
            ),
        ] {
            let figure = Figure::new(format!("{name}, {stage}"), samples.median_ms(), "ms");
            report
                .add(figure.compared_with("until it answers, with the recorder in between", whole));
        }
    }
    let slowest = pairs.iter().max_by(|one, other| {
        one.function[1]
            .answered
            .median_ms()
            .total_cmp(&other.function[1].answered.median_ms())
    });
    if let Some(slowest) = slowest {
        let figure = Figure::new(
            "slowest function, socket, median",
            slowest.function[1].answered.median_ms(),
            "ms",
        );
        report.add(figure.at_most(REACH_MS));
    }
}

/// What a function takes over each way to the database, beside its floor.
fn tell_ways(report: &mut Report, name: &str, function: &[Contender; 2], floor: &[Contender; 2]) {
    let floor_name = "the same statements without our crates";
    for (way, (function, floor)) in WAYS.into_iter().zip(function.iter().zip(floor)) {
        let (ours, bare) = (&function.answered, &floor.answered);
        let median = Figure::new(format!("{name}, {way}, median"), ours.median_ms(), "ms");
        let median = median.compared_with(floor_name, bare.median_ms());
        report.add(median.ratio_at_most(REACH_FLOOR));
        let p95 = Figure::new(format!("{name}, {way}, p95"), ours.percentile_ms(95), "ms");
        report.add(p95.compared_with(floor_name, bare.percentile_ms(95)));
    }
}

/// Records what the function sends for the call, so that its floor sends the same.
fn pair(
    system: &System,
    base: &Base,
    recorder: &Recorder,
    call: Call,
    log: &Path,
) -> Result<(Pair, Recording)> {
    let recorded_url = base.tcp_url.replace(
        &format!(":{}/", system.port()),
        &format!(":{}/", recorder.port()),
    );
    let observed = Contender::new(function(system, &call, &recorded_url)?, &call);
    drop(observed.start(log)?);
    let recording = recorder.take()?;
    let statements = system.folder().join(format!(
        "{}.statements.json",
        call.name.replace([',', ' '], "-")
    ));
    fs::write(&statements, serde_json::to_vec(&recording.flights)?)?;
    let below = |url: &str| {
        let url = with_options(url, &recording.options);
        Ok::<_, Error>(Contender::new(
            floor(system, Some(&url), Some(&statements))?,
            &call,
        ))
    };
    let pair = Pair {
        function: [
            Contender::new(function(system, &call, &base.tcp_url)?, &call),
            Contender::new(function(system, &call, &base.socket_url)?, &call),
        ],
        floor: [below(&base.tcp_url)?, below(&base.socket_url)?],
        recorded: observed,
        call,
        listening: Samples::default(),
        connected: Samples::default(),
        first_statement: Samples::default(),
    };
    Ok((pair, recording))
}

fn function(system: &System, call: &Call, database_url: &str) -> Result<Program> {
    Ok(Program {
        path: system.program(call.function)?,
        arguments: Vec::new(),
        environment: system.environment(database_url),
    })
}

/// The same database with settings for the session, such as functions ask for when they connect.
fn with_options(url: &str, options: &str) -> String {
    let separator = if url.contains('?') { '&' } else { '?' };
    let options = options.replace(' ', "%20").replace('=', "%3D");
    format!("{url}{separator}options={options}")
}

fn floor(
    system: &System,
    database_url: Option<&str>,
    statements: Option<&Path>,
) -> Result<Program> {
    let mut environment = BTreeMap::new();
    if let Some(url) = database_url {
        environment.insert("DATABASE_URL".to_owned(), url.to_owned());
    }
    if let Some(path) = statements {
        environment.insert("STATEMENTS".to_owned(), path.display().to_string());
    }
    Ok(Program {
        path: system.program("floor")?,
        arguments: Vec::new(),
        environment,
    })
}

impl Contender {
    fn start(&self, log: &Path) -> Result<Started> {
        self.program.start(&self.request, self.expected, log)
    }

    fn round(&mut self, log: &Path) -> Result<()> {
        let started = self.start(log)?;
        self.answered.add(started.answered);
        Ok(())
    }
}

impl Pair {
    fn round(&mut self, recorder: &Recorder, log: &Path) -> Result<()> {
        for way in 0..WAYS.len() {
            self.function[way].round(log)?;
            self.floor[way].round(log)?;
        }
        let started = self.recorded.start(log)?;
        let recording = recorder.take()?;
        self.recorded.answered.add(started.answered);
        self.listening.add(started.listening);
        self.connected
            .add(recording.connected.duration_since(started.executed));
        self.first_statement
            .add(recording.first_answered.duration_since(started.executed));
        Ok(())
    }
}
