//! The catalogue: an event's page, what is left of it, and nothing new; from memory, and from the database.

mod from_memory;
mod statements;

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use bytes::Bytes;
use guichet_database::DatabaseConfig;
use http::header::{ETAG, IF_NONE_MATCH};
use http::{Request, Response};
use http_body_util::Full;
use tokio_postgres::Client;

use crate::sale::load::{self, Tally, Template};
use crate::{Base, Figure, Function, Report, Result, System, pgbench};

/// Of the demo: the one with most to show.
const EVENT: &str = "maree-haute-villeurbanne";

/// One that opens nothing. Answers to those who give a code are kept for nobody, so each asks the database.
const CODE: &str = "NONE";

/// How many ask at once.
const CONNECTIONS: [usize; 3] = [1, 16, 64];

/// As many as a function has with the database.
const DATABASE_CONNECTIONS: usize = 4;

/// How often each thing is measured, in turns with what it is compared with; the turn whose ratio is in the middle counts.
const ROUNDS: usize = 5;

/// What is asked first, so that everything is there.
const WARMING: Duration = Duration::from_millis(500);

/// The share of the other's rate that is to be reached.
const LEAST: f64 = 0.7;

/// Something to ask for.
struct Question {
    name: &'static str,
    /// Below the event.
    path: &'static str,
    /// The statements that answering takes, when it is not kept.
    statements: &'static [&'static str],
}

const QUESTIONS: [Question; 2] = [
    Question {
        name: "event page",
        path: "",
        statements: &[
            "find_event",
            "list_occurrences",
            "list_rates",
            "list_questions",
            "list_stock",
            "find_code",
        ],
    },
    Question {
        name: "availability",
        path: "/availability",
        statements: &["list_coming", "list_stock", "find_code"],
    },
];

/// Measures.
pub async fn run(system: &System, report: &mut Report, quick: bool) -> Result<()> {
    let seconds = if quick { 1 } else { 3 };
    let base = system.database("catalogue").await?;
    make_demo(&base.client().await?).await?;
    let catalog = system.function("catalog", &base.socket_url, &[]).await?;
    for question in &QUESTIONS {
        let path = format!("/api/v1/catalog/events/{EVENT}{}", question.path);
        beside_memory(
            system,
            report,
            &catalog,
            question.name,
            &path,
            None,
            seconds,
        )
        .await?;
        let tag = get(&catalog, &path, None).await?.headers()[ETAG]
            .to_str()?
            .to_owned();
        let name = format!("{}, 304", question.name);
        beside_memory(system, report, &catalog, &name, &path, Some(&tag), seconds).await?;
    }
    for question in &QUESTIONS {
        beside_pgbench(report, &catalog, &base, question, seconds).await?;
    }
    Ok(())
}

/// The events that a new installation shows.
async fn make_demo(client: &Client) -> Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../local/src/tickets/demo");
    let mut files: Vec<_> = std::fs::read_dir(&folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    files.sort();
    for file in files {
        client
            .batch_execute(&std::fs::read_to_string(file)?)
            .await?;
    }
    client.batch_execute("vacuum analyze").await?;
    Ok(())
}

async fn get(catalog: &Function, path: &str, tag: Option<&str>) -> Result<Response<Bytes>> {
    let mut request = Request::get(path);
    if let Some(tag) = tag {
        request = request.header(IF_NONE_MATCH, tag);
    }
    catalog
        .connect()
        .await?
        .send(request.body(Full::default())?)
        .await
}

/// What is kept in the function's memory, beside hyper that has nothing else to do than to answer the same bytes.
async fn beside_memory(
    system: &System,
    report: &mut Report,
    catalog: &Function,
    name: &str,
    path: &str,
    tag: Option<&str>,
    seconds: u32,
) -> Result<()> {
    let template = request(path, tag);
    let memory = from_memory::start(system, &get(catalog, path, tag).await?).await?;
    for connections in CONNECTIONS {
        let mut rounds = Vec::new();
        for _ in 0..ROUNDS {
            let ours = ask(catalog.address(), connections, &template, seconds, true).await?;
            catalog.forget()?;
            let theirs = ask(memory.address(), connections, &template, seconds, true).await?;
            rounds.push((ours, theirs));
        }
        let (ours, theirs) = middle(rounds);
        let name = format!("{name}, {connections} connections");
        report.add(
            Figure::new(&name, ours.0, "requests/s")
                .compared_with("hyper from memory", theirs.0)
                .ratio_at_least(LEAST),
        );
        report.add(
            Figure::new(format!("{name}, p99"), ours.1, "ms")
                .compared_with("hyper from memory", theirs.1),
        );
    }
    Ok(())
}

/// What is asked of the database each time, beside pgbench that sends it the same statements with the same values.
async fn beside_pgbench(
    report: &mut Report,
    catalog: &Function,
    base: &Base,
    question: &Question,
    seconds: u32,
) -> Result<()> {
    let path = format!(
        "/api/v1/catalog/events/{EVENT}{}?code={CODE}",
        question.path
    );
    let template = request(&path, None);
    let script = statements::pipeline(question.statements)?;
    let url = &base.administrator_url;
    let sessions = DatabaseConfig::new(url)?.force_generic_plan();
    let at = format!("at={}", guichet_clock::Clock::system().now());
    let values = [
        "-D",
        &at,
        "-D",
        &format!("slug={EVENT}"),
        "-D",
        &format!("slugs={{{EVENT}}}"),
        "-D",
        &format!("code={CODE}"),
    ];
    for connections in CONNECTIONS {
        let clients = u32::try_from(connections.min(DATABASE_CONNECTIONS))?;
        let mut rounds = Vec::new();
        for _ in 0..ROUNDS {
            let ours = ask(catalog.address(), connections, &template, seconds, false).await?;
            catalog.forget()?;
            let outcome =
                pgbench::run(url, sessions.options(), &script, clients, seconds, &values).await?;
            rounds.push((ours, (outcome.per_second, outcome.latency_ms)));
        }
        let (ours, theirs) = middle(rounds);
        let name = format!(
            "{} from the database, {connections} connections",
            question.name
        );
        report.add(
            Figure::new(&name, ours.0, "requests/s")
                .compared_with(
                    format!("pgbench, the same statements, {clients} connections"),
                    theirs.0,
                )
                .ratio_at_least(LEAST),
        );
        report.add(Figure::new(format!("{name}, p99"), ours.1, "ms"));
    }
    Ok(())
}

/// As a browser sends it, in short.
fn request(path: &str, tag: Option<&str>) -> Template {
    let known = tag.map(|tag| format!("if-none-match: {tag}\r\n"));
    let head = format!(
        "GET {path} HTTP/1.1\r\nhost: bench\r\naccept: application/json\r\n{}\r\n",
        known.unwrap_or_default()
    );
    Template::repeated(head.into_bytes())
}

/// Requests per second, and the 99th percentile of their times in milliseconds.
type Outcome = (f64, f64);

/// What so many who ask at once are given. `awake`: there is a core for the load.
async fn ask(
    address: SocketAddr,
    connections: usize,
    template: &Template,
    seconds: u32,
    awake: bool,
) -> Result<Outcome> {
    closed(address, connections, template, WARMING, awake).await?;
    let lasting = Duration::from_secs(seconds.into());
    let tally = closed(address, connections, template, lasting, awake).await?;
    #[expect(clippy::cast_precision_loss, reason = "some millions")]
    let per_second = tally.done.count() as f64 / lasting.as_secs_f64();
    let p99 = tally
        .done
        .percentile(99.0)
        .ok_or("nothing was answered in time")?;
    Ok((per_second, p99))
}

async fn closed(
    address: SocketAddr,
    connections: usize,
    template: &Template,
    lasting: Duration,
    awake: bool,
) -> Result<Tally> {
    let template = template.clone();
    let tally = load::apart(move || async move {
        let numbers = load::Numbers::shared();
        let asking = load::closed(address, connections, lasting, &template, &numbers);
        if awake {
            load::awake(asking).await
        } else {
            asking.await
        }
    })
    .await;
    tally.check("the catalogue")?;
    Ok(tally)
}

/// Of several rounds, each of ours and theirs, the one whose ratio is in the middle: what slows the machine down for some
/// seconds slows both of a round.
fn middle(mut rounds: Vec<(Outcome, Outcome)>) -> (Outcome, Outcome) {
    let ratio = |(ours, theirs): &(Outcome, Outcome)| ours.0 / theirs.0;
    rounds.sort_by(|one, other| ratio(one).total_cmp(&ratio(other)));
    rounds[rounds.len() / 2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_round_whose_ratio_is_in_the_middle_counts() {
        let rounds = [(90.0, 100.0), (20.0, 100.0), (35.0, 50.0)];
        let rounds = rounds.map(|(ours, theirs)| ((ours, 1.0), (theirs, 1.0)));
        assert_eq!(middle(rounds.into()), ((35.0, 1.0), (50.0, 1.0)));
    }
}
