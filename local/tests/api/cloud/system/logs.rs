//! What functions log of a purchase: enough to follow it, and nothing about who buys; and nothing about who signs in.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};

use super::super::{Place, functions};
use super::member::{self, Person};
use super::purchase::{ADDRESS, Buyer, MARK};
use crate::support::{get, send};

const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";
const OTHER_TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

/// Quotes the attendee's name in the message of its error.
const MISREAD: &str = "
    create function misread() returns trigger language plpgsql as
        'begin perform new.attendee_name::integer; return new; end';
    create trigger lines_misread before update on lines for each row execute function misread()";

/// Quotes the whole line in the details of its error.
const REFUSE_ALL: &str = "
    drop trigger lines_misread on lines;
    alter table lines add constraint lines_refused_check check (attendee_name is null) not valid";

/// What was answered is no longer what answers are.
const GARBLE: &str = "update orders set answers = '\"Quetzal\"'";

/// Quotes somebody's name in the message of its error.
const MISREAD_ACCOUNT: &str = "
    create function misread() returns trigger language plpgsql as
        'begin perform new.name::integer; return new; end';
    create trigger accounts_misread before update on accounts for each row execute function misread()";

/// Quotes all that is known of them in the details of its error.
const REFUSE_ALL_ACCOUNTS: &str = "
    drop trigger accounts_misread on accounts;
    alter table accounts add constraint accounts_refused_check check (name is null) not valid";

/// The lines of all functions, by function.
fn lines(place: &Place) -> BTreeMap<String, Vec<String>> {
    let read = |function: String| {
        let log = place.state(&format!("logs/{function}.log"));
        let text = fs::read_to_string(log).unwrap_or_default();
        (function, text.lines().map(str::to_owned).collect())
    };
    functions().into_iter().map(read).collect()
}

/// Asserts that no line contains any of these words.
fn assert_none_tells(lines: &BTreeMap<String, Vec<String>>, words: &[String]) {
    for (function, lines) in lines {
        for line in lines {
            let small = line.to_lowercase();
            let told = words.iter().find(|word| small.contains(word.as_str()));
            assert!(told.is_none(), "{function} tells {told:?}: {line}");
        }
    }
}

/// The keys that functions have.
fn keys(place: &Place) -> [String; 3] {
    [
        "guichet-key",
        "demo-payments-secret",
        "offline-payments-secret",
    ]
    .map(|file| fs::read_to_string(place.state(&format!("secrets/{file}"))).unwrap())
}

/// What is reported as a mistake of ours is of these operations, and has these causes.
fn assert_reports(service: &str, lines: &[String], causes: &[(&str, &str)]) {
    let lines = parsed(lines);
    let reports: Vec<_> = lines
        .iter()
        .filter(|line| line["severity"] == "ERROR")
        .collect();
    assert_eq!(reports.len(), causes.len(), "{reports:?}");
    for (report, (operation, cause)) in reports.into_iter().zip(causes) {
        let kind = report["@type"].as_str().unwrap();
        assert!(kind.ends_with("ReportedErrorEvent"), "{report}");
        assert_eq!(report["serviceContext"]["service"], service);
        let place = &report["context"]["reportLocation"]["functionName"];
        assert_eq!(place, operation);
        let message = report["message"].as_str().unwrap();
        assert!(message.contains(cause), "{report}");
    }
}

fn parsed(lines: &[String]) -> Vec<Value> {
    lines
        .iter()
        .map(|line| serde_json::from_str(line).expect(line))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn no_line_names_a_buyer_leads_to_an_order_or_tells_a_key() {
    let place = Place::of_real_functions().await;
    let mut command = place.command();
    // What is only logged at this level is logged by somebody some day.
    command.env("LOG_LEVEL", "debug");
    let cloud = super::super::Cloud::started(command).await;
    let buyer = Buyer::new(&cloud, TRACE);
    let secrets = [buyer.registers().await, buyer.buys_and_cancels().await];
    buyer.gets_lost().await;

    // Mistakes of ours, of which the database says whom they met.
    let client = place.database.as_ref().unwrap().client().await;
    let path = cloud.url(&format!("/api/v1/orders/{}/lines/1/attendee", secrets[0]));
    let name = json!({"name": "Quetzal the Third"}).to_string();
    let headers = [("content-type", "application/json")];
    for mistake in [MISREAD, REFUSE_ALL] {
        client.batch_execute(mistake).await.unwrap();
        let failed = send(http::Method::PATCH, &path, &headers, &name).await;
        assert_eq!(failed.status, 500, "{}", failed.text());
    }

    for mail in ["tickets", "order_cancelled", "refunded"] {
        place
            .logged("mailer", &format!("\"kind\":\"{mail}\""))
            .await;
    }
    let mails = get(&cloud.url("/mail/api?to=quetzal@example.org"))
        .await
        .json();
    assert!(mails["mails"].as_array().unwrap().len() >= 4, "{mails}");
    client.batch_execute(GARBLE).await.unwrap();
    let path = cloud.url(&format!("/api/v1/orders/{}", secrets[0]));
    let unreadable = get(&path).await;
    assert_eq!(unreadable.status, 500, "{}", unreadable.text());
    assert!(cloud.stop().await.success());

    let lines = lines(&place);
    for function in [
        "catalog",
        "checkout",
        "fulfilment",
        "mailer",
        "orders",
        "payments",
        "refunds",
    ] {
        assert!(
            lines[function].len() > 3,
            "{function} logs: {:?}",
            lines[function]
        );
    }
    let forbidden: Vec<_> = [MARK, ADDRESS]
        .into_iter()
        .chain(
            secrets
                .iter()
                .chain(&keys(&place))
                .map(|secret| secret.trim()),
        )
        .map(str::to_lowercase)
        .collect();
    assert_none_tells(&lines, &forbidden);
    let causes = [
        ("orders.rename", "22P02"),
        ("orders.rename", "lines_refused_check"),
        ("orders.find", "cannot be understood"),
    ];
    assert_reports("orders", &lines["orders"], &causes);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_line_names_who_signs_in_or_tells_what_they_prove_it_by() {
    let place = Place::of_real_functions().await;
    let mut command = place.command();
    command.env("LOG_LEVEL", "debug");
    let cloud = super::super::Cloud::started(command).await;
    let mut person = Person::new(&cloud);
    person.signs_up_and_in().await;
    person.sets_up_a_telephone().await;
    let organizer = person.founds().await;
    let colleague = person.invites(&organizer).await;

    let client = place.database.as_ref().unwrap().client().await;
    for mistake in [MISREAD_ACCOUNT, REFUSE_ALL_ACCOUNTS] {
        client.batch_execute(mistake).await.unwrap();
        let failed = person.is_renamed().await;
        assert_eq!(failed.status, 500, "{}", failed.text());
    }
    let (codes, secrets) = (person.codes, [person.secrets, colleague.secrets].concat());
    assert!(cloud.stop().await.success());

    let lines = lines(&place);
    for function in ["accounts", "mailer"] {
        let lines = &lines[function];
        assert!(lines.len() > 3, "{function} logs: {lines:?}");
    }
    assert!(secrets.len() > 10, "{}", secrets.len());
    let forbidden: Vec<_> = [member::MARK, member::ADDRESS]
        .into_iter()
        .chain(
            secrets
                .iter()
                .chain(&keys(&place))
                .map(|secret| secret.trim()),
        )
        .map(str::to_lowercase)
        .collect();
    assert_none_tells(&lines, &forbidden);
    for line in lines.values().flatten() {
        let mut words = line.split(|letter: char| !letter.is_alphanumeric());
        let told = words.find(|word| codes.iter().any(|code| code == word));
        assert!(told.is_none(), "{line}");
    }
    let causes = [
        ("accounts.me_change", "22P02"),
        ("accounts.me_change", "accounts_refused_check"),
    ];
    assert_reports("accounts", &lines["accounts"], &causes);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trace_leads_from_the_buyer_to_the_mail() {
    let place = Place::of_real_functions().await;
    let cloud = place.run().await;
    Buyer::new(&cloud, TRACE).registers().await;
    Buyer::new(&cloud, OTHER_TRACE).buys_and_cancels().await;
    place.logged("mailer", "\"kind\":\"refunded\"").await;
    assert!(cloud.stop().await.success());

    let lines = lines(&place);
    let trace = |id: &str| format!("projects/guichet-local/traces/{id}");
    let messages = |function: &str, id: &str| -> Vec<String> {
        let lines = parsed(&lines[function]);
        let of_trace = lines
            .iter()
            .filter(|line| line["logging.googleapis.com/trace"] == trace(id));
        of_trace
            .map(|line| line["message"].as_str().unwrap().to_owned())
            .collect()
    };
    let has = |function: &str, id: &str, message: &str| {
        let messages = messages(function, id);
        assert!(
            messages.iter().any(|each| each == message),
            "{function}: {messages:?}"
        );
    };
    // Who registers for nothing has paid by that.
    has("checkout", TRACE, "checkout.orders_place 200");
    has("fulfilment", TRACE, "message received");
    has("fulfilment", TRACE, "tickets issued");
    has("fulfilment", TRACE, "fulfilment.issue 204");
    has("mailer", TRACE, "mail sent");
    has("mailer", TRACE, "mailer.send 204");
    // Who cancels is sent the money.
    has("orders", OTHER_TRACE, "orders.cancel 200");
    has("refunds", OTHER_TRACE, "refund settled");
    has("mailer", OTHER_TRACE, "mail sent");

    // Whatever belongs to a request says so; what is left is the start and the end of a process.
    for (function, lines) in &lines {
        for line in parsed(lines) {
            let belongs = line.get("span").is_some();
            let says_so = line.get("logging.googleapis.com/trace").is_some()
                && line.get("logging.googleapis.com/spanId").is_some();
            assert_eq!(belongs, says_so, "{function}: {line}");
            assert!(
                belongs || line["message"] == "listening",
                "{function}: {line}"
            );
        }
    }
    for function in ["catalog", "checkout", "orders"] {
        let lines = parsed(&lines[function]);
        let starts: Vec<_> = lines
            .iter()
            .filter(|line| line["message"] == "cold start")
            .collect();
        let processes = lines
            .iter()
            .filter(|line| line["message"] == "listening")
            .count();
        assert_eq!(starts.len(), processes, "{function}");
        assert!(
            starts.iter().all(|line| line["coldStartMs"].is_u64()),
            "{starts:?}"
        );
    }
}
