//! Whether the time of an answer tells whether an address has an account.
//!
//! The same request is sent for a known and an unknown address, which of them first by chance. Each address is used once for
//! each request, and each request comes from a network of its own, so that no limit is reached.

use std::net::Ipv4Addr;
use std::time::Instant;

use bytes::Bytes;
use futures::future::try_join_all;
use guichet_clock::Entropy;
use http::{Request, StatusCode};
use http_body_util::Full;
use serde_json::{Value, json};

use super::{address, seed};
use crate::samples::Samples;
use crate::{Figure, Function, Report, Result, System};

const PAIRS: u16 = 1_000;
const QUICK_PAIRS: u16 = 100;

/// Pairs that are not counted: the first requests find cold caches, and statements that are not planned yet.
const WARM_UP: u16 = 50;

/// The larger median divided by the smaller.
const REACH: f64 = 1.05;

/// What is asked about an address.
struct Question {
    name: &'static str,
    path: &'static str,
    body: fn(&str) -> Value,
    status: StatusCode,
    /// The second byte of the addresses of the networks that ask.
    network: u8,
}

const SIGN_IN: Question = Question {
    name: "sign-in",
    path: "/api/v1/accounts/sessions",
    body: |email| json!({"email": email, "password": "not the password"}),
    status: StatusCode::FORBIDDEN,
    network: 0,
};

/// Answered after 300 ms at least, and so all asked at once, each over a connection of its own.
const MAILED: [Question; 3] = [
    Question {
        name: "sign-up",
        path: "/api/v1/accounts/sign-ups",
        body: |email| json!({"email": email, "name": "Ada Lovelace", "password": "twelve grey horses", "locale": "fr"}),
        status: StatusCode::ACCEPTED,
        network: 1,
    },
    Question {
        name: "reset",
        path: "/api/v1/accounts/links",
        body: |email| json!({"email": email, "kind": "reset", "locale": "fr"}),
        status: StatusCode::ACCEPTED,
        network: 2,
    },
    Question {
        name: "link",
        path: "/api/v1/accounts/links",
        body: |email| json!({"email": email, "kind": "sign_in", "locale": "fr"}),
        status: StatusCode::ACCEPTED,
        network: 3,
    },
];

/// How long answers took.
#[derive(Default)]
struct Pair {
    known: Samples,
    unknown: Samples,
}

/// Measures.
pub async fn run(system: &System, report: &mut Report, quick: bool) -> Result<()> {
    let pairs = WARM_UP + if quick { QUICK_PAIRS } else { PAIRS };
    let base = system.database("accounts-timing").await?;
    seed(&base, pairs, "the password of everybody").await?;
    let function = system.function("accounts", &base.socket_url, &[]).await?;
    tell(report, &SIGN_IN, &ask(&function, &SIGN_IN, pairs).await?);
    let mailed = MAILED
        .iter()
        .map(|question| ask(&function, question, pairs));
    for (question, pair) in MAILED.iter().zip(try_join_all(mailed).await?) {
        tell(report, question, &pair);
    }
    Ok(())
}

async fn ask(function: &Function, question: &Question, pairs: u16) -> Result<Pair> {
    let entropy = Entropy::system();
    let mut connection = function.connect().await?;
    let mut took = Pair::default();
    for account in 0..pairs {
        let is_known_first = entropy.bytes::<1>()[0].is_multiple_of(2);
        for is_known in [is_known_first, !is_known_first] {
            let request = question.request(account, is_known)?;
            let begun = Instant::now();
            let answer = connection.send(request).await?;
            let elapsed = begun.elapsed();
            if answer.status() != question.status {
                return Err(format!("{} was answered {answer:?}", question.name).into());
            }
            let samples = if is_known {
                &mut took.known
            } else {
                &mut took.unknown
            };
            if account >= WARM_UP {
                samples.add(elapsed);
            }
        }
    }
    Ok(took)
}

impl Question {
    fn request(&self, account: u16, is_known: bool) -> Result<Request<Full<Bytes>>> {
        let name = if is_known { "known" } else { "other" };
        let [high, low] = account.to_be_bytes();
        let network = Ipv4Addr::new(10 + u8::from(is_known), self.network, high, low);
        let body = (self.body)(&address(name, account)).to_string();
        Ok(Request::post(self.path)
            .header("content-type", "application/json")
            .header("x-forwarded-for", network.to_string())
            .body(body.into())?)
    }
}

fn tell(report: &mut Report, question: &Question, took: &Pair) {
    let (known, unknown) = (&took.known, &took.unknown);
    let sides = [
        ("a known address", known, "an unknown address", unknown),
        ("an unknown address", unknown, "a known address", known),
    ];
    for (name, samples, other_name, other) in sides {
        let name = format!("{}, {name}", question.name);
        let median = Figure::new(format!("{name}, median"), samples.median_ms(), "ms");
        let median = median.compared_with(other_name, other.median_ms());
        report.add(median.ratio_at_most(REACH));
        let p95 = Figure::new(format!("{name}, p95"), samples.percentile_ms(95), "ms");
        report.add(p95.compared_with(other_name, other.percentile_ms(95)));
    }
}
