//! `monitoring/`: whatever it asks for is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use guichet_local::manifest::{Manifest, Trigger};
use serde_json::Value;
use tokio::time::{Instant, sleep};

use super::super::Place;
use super::asked::{Asked, Matcher, asked};
use super::exposition::Exposition;
use super::purchase::Buyer;
use crate::support::{eventually, get};

/// Sweeps begin with the minute. The first may see a message that is being published at that moment.
const TWO_SWEEPS: Duration = Duration::from_secs(140);

fn project(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(path)
}

fn yaml(path: &str) -> Value {
    serde_norway::from_str(&fs::read_to_string(project(path)).unwrap()).unwrap()
}

/// An expression, where it stands, and the labels that are shown with its answer.
struct Question {
    place: String,
    asked: Asked,
    shown: Vec<String>,
}

impl Question {
    fn new(place: String, expression: &str, templates: &[&str]) -> Self {
        Self {
            asked: asked(expression),
            shown: templates
                .iter()
                .flat_map(|template| labels_in(template))
                .collect(),
            place,
        }
    }

    /// What is wrong with it, given what there is.
    fn faults(&self, metrics: &Exposition) -> Vec<String> {
        let mut faults = Vec::new();
        let mut labels = BTreeSet::new();
        for selector in &self.asked.selectors {
            // What Prometheus itself knows of each target.
            if selector.metric == "up" {
                labels.extend(["instance", "job", "function"].map(str::to_owned));
                continue;
            }
            let series: Vec<_> = metrics.named(&selector.metric).collect();
            if series.is_empty() {
                faults.push(format!("there is no metric {}", selector.metric));
            }
            labels.extend(
                series
                    .iter()
                    .flat_map(|series| series.labels.keys().cloned()),
            );
            for matcher in &selector.matchers {
                let values = series
                    .iter()
                    .filter_map(|series| series.labels.get(&matcher.label));
                let values: BTreeSet<&str> = values.map(String::as_str).collect();
                if values.is_empty() {
                    faults.push(format!(
                        "{} has no label {}",
                        selector.metric, matcher.label
                    ));
                }
                let missing = wanted(matcher)
                    .into_iter()
                    .filter(|value| !values.contains(value));
                faults.extend(missing.map(|value| {
                    format!(
                        "no {} is of the {} {value}, only {values:?}",
                        selector.metric, matcher.label
                    )
                }));
            }
        }
        let unknown = |label: &&String| !labels.contains(*label);
        faults.extend(
            self.asked
                .groups
                .iter()
                .filter(unknown)
                .map(|label| format!("nothing has the label {label}")),
        );
        let groups = if self.asked.groups.is_empty() {
            labels
        } else {
            self.asked.groups.iter().cloned().collect()
        };
        let lost = self.shown.iter().filter(|label| !groups.contains(*label));
        faults.extend(lost.map(|label| format!("its answer has no label {label}")));
        faults
            .into_iter()
            .map(|fault| format!("{}: {fault}", self.place))
            .collect()
    }
}

/// The values that a matcher names. A variable of a dashboard, or a pattern, names none.
fn wanted(matcher: &Matcher) -> Vec<&str> {
    let is_plain = |value: &&str| {
        value
            .chars()
            .all(|letter| letter.is_alphanumeric() || "_-".contains(letter))
    };
    match matcher.operator.as_str() {
        "=" => vec![&matcher.value],
        "=~" => matcher.value.split('|').filter(is_plain).collect(),
        _ => Vec::new(),
    }
}

/// `{{label}}` of legends and `$labels.label` of alerts.
fn labels_in(template: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.trim_start()
            .chars()
            .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
            .collect()
    };
    let of_alerts = template.split("$labels.").skip(1).map(word);
    let of_legends = template.split("{{").skip(1).map(word);
    of_alerts
        .chain(of_legends)
        .filter(|label| !label.is_empty())
        .collect()
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field]
        .as_str()
        .unwrap_or_else(|| panic!("no {field} in {value}"))
}

fn alerts() -> Vec<Value> {
    let groups = yaml("monitoring/prometheus/alerts.yml")["groups"].take();
    let groups = groups.as_array().unwrap();
    groups
        .iter()
        .flat_map(|group| group["rules"].as_array().unwrap().clone())
        .collect()
}

fn questions_of_alerts() -> Vec<Question> {
    let question = |alert: &Value| {
        let annotations = &alert["annotations"];
        let templates = [
            text(annotations, "summary"),
            text(annotations, "description"),
        ];
        Question::new(
            format!("alert {}", text(alert, "alert")),
            text(alert, "expr"),
            &templates,
        )
    };
    alerts().iter().map(question).collect()
}

fn questions_of_dashboards() -> Vec<Question> {
    let mut questions = Vec::new();
    for file in fs::read_dir(project("monitoring/grafana/dashboards")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let dashboard: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for variable in dashboard["templating"]["list"].as_array().unwrap() {
            let query = text(&variable["query"], "query");
            let inner = query
                .strip_prefix("label_values(")
                .unwrap()
                .trim_end_matches(')');
            let (metric, label) = inner.split_once(", ").unwrap();
            let place = format!("{name}, variable {}", text(variable, "name"));
            questions.push(Question::new(
                place,
                &format!("sum by ({label}) ({metric})"),
                &[],
            ));
        }
        for panel in dashboard["panels"].as_array().unwrap() {
            for target in panel["targets"].as_array().into_iter().flatten() {
                let place = format!("{name}, panel {}", text(panel, "title"));
                questions.push(Question::new(
                    place,
                    text(target, "expr"),
                    &[text(target, "legendFormat")],
                ));
            }
        }
    }
    questions
}

/// What the sweeper tells of: a mail, a refund and a message that nobody has seen to for a while.
async fn leave_things_undone(place: &Place) {
    let client = place.database.as_ref().unwrap().client().await;
    let undone = "
        insert into mails (mail_id, order_id, kind, locale, recipient, created_at)
        select gen_random_uuid(), order_id, 'tickets', 'en', 'ada@example.org', now() - interval '1 hour'
        from orders limit 1;
        insert into refunds (refund_id, payment_id, order_id, amount, currency, reason, created_at, accepted_at)
        select gen_random_uuid(), payment_id, order_id, 1, 'EUR', 'wrong_amount', now() - hours * interval '1 hour', accepted_at
        from (select payment_id, order_id from payments limit 1) as paid, (values (2, now()), (1, null)) as waiting (hours, accepted_at);
        insert into dead_messages (dead_message_id, consumer, reason, body, received_at)
        values (gen_random_uuid(), 'mailer', 'a test', '{}', now())";
    client.batch_execute(undone).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn every_panel_and_every_alert_asks_for_metrics_that_there_are() {
    let place = Place::of_real_functions().await;
    let cloud = place.run().await;
    let buyer = Buyer::new(&cloud, "0af7651916cd43dd8448eb211c80319c");
    buyer.registers().await;
    buyer.buys_and_cancels().await;
    buyer.gets_lost().await;
    // Who works for an organizer, and is not signed in.
    let session = get(&cloud.url("/api/v1/accounts/session")).await;
    assert_eq!(session.status, 401);
    leave_things_undone(&place).await;
    let deadline = Instant::now() + TWO_SWEEPS;
    loop {
        let told = Exposition::of(&cloud).await;
        let dead = told.value("guichet_dead_messages", &[]);
        let waiting = told.value("guichet_outbox_waiting", &[]);
        if dead > 0.5 && waiting < 0.5 {
            break;
        }
        assert!(
            Instant::now() < deadline,
            "nobody swept: {dead} dead, {waiting} waiting"
        );
        sleep(Duration::from_millis(200)).await;
    }
    eventually("the mails", async || {
        let mails = Exposition::of(&cloud).await;
        mails.value("guichet_mails_total", &[("outcome", "sent")]) >= 4.0
    })
    .await;
    let metrics = Exposition::of(&cloud).await;
    assert!(cloud.stop().await.success());

    let questions: Vec<_> = questions_of_alerts()
        .into_iter()
        .chain(questions_of_dashboards())
        .collect();
    assert!(questions.len() > 40, "{}", questions.len());
    let faults: Vec<_> = questions
        .iter()
        .flat_map(|question| question.faults(&metrics))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));

    // What was bought is what was counted: three tickets in two orders, of which one was given back.
    for (name, labels, value) in [
        ("guichet_checkout_holds_total", ("outcome", "held"), 2.0),
        ("guichet_orders_placed_total", ("function", "checkout"), 2.0),
        ("guichet_payments_total", ("outcome", "paid"), 2.0),
        ("guichet_payments_total", ("provider", "demo"), 1.0),
        (
            "guichet_takings_minor_units_total",
            ("currency", "EUR"),
            14400.0,
        ),
        (
            "guichet_orders_cancelled_total",
            ("function", "orders"),
            1.0,
        ),
        ("guichet_refunds_total", ("outcome", "succeeded"), 1.0),
        (
            "guichet_messages_dead_lettered_total",
            ("function", "mailer"),
            0.0,
        ),
        ("guichet_dead_messages", ("function", "sweeper"), 1.0),
        ("guichet_outbox_waiting", ("function", "sweeper"), 0.0),
    ] {
        let counted = metrics.value(name, &[labels]);
        assert!(
            (counted - value).abs() < 0.1,
            "{name} {labels:?}: {counted}"
        );
    }
    // The demo's own sales get their tickets in the same minute.
    let tickets = metrics.value(
        "guichet_tickets_issued_total",
        &[("function", "fulfilment")],
    );
    assert!(tickets >= 3.0, "{tickets}");
    for (name, hours) in [
        ("guichet_mails_oldest_seconds", 1.0),
        ("guichet_refunds_oldest_seconds", 2.0),
        ("guichet_refunds_not_accepted_oldest_seconds", 1.0),
    ] {
        let seconds = metrics.value(name, &[]);
        assert!((seconds / 3600.0 - hours).abs() < 0.1, "{name}: {seconds}");
    }
    for (operation, problem) in [
        ("checkout.orders_create", "invalid-code"),
        ("checkout.orders_fill_in", "invalid-field"),
        ("orders.find", "not-found"),
        ("payments.webhook", "webhook-refused"),
    ] {
        let refused = metrics.value(
            "guichet_http_problems_total",
            &[("operation", operation), ("problem", problem)],
        );
        assert!(refused > 0.5, "{operation} {problem}");
    }
}

#[test]
fn a_question_for_what_there_is_not_is_found_out() {
    let metrics =
        Exposition::read("guichet_mails_total{function=\"mailer\",outcome=\"sent\"} 1\n# EOF\n");
    let faults = |expression: &str, legend: &str| {
        Question::new("here".to_owned(), expression, &[legend])
            .faults(&metrics)
            .len()
    };
    assert_eq!(
        faults(
            "sum by (outcome) (rate(guichet_mails_total{outcome=\"sent\"}[5m]))",
            "{{outcome}}"
        ),
        0
    );
    assert_eq!(faults("guichet_mails", ""), 1);
    assert_eq!(faults("guichet_mails_total{result=\"sent\"}", ""), 2);
    assert_eq!(faults("guichet_mails_total{outcome=~\"sent|lost\"}", ""), 1);
    assert_eq!(faults("sum by (kind) (guichet_mails_total)", ""), 1);
    assert_eq!(
        faults("sum by (function) (guichet_mails_total)", "{{outcome}}"),
        1
    );
}

#[test]
fn the_targets_of_prometheus_are_the_functions_that_can_be_asked() {
    let manifest = Manifest::read(&project("functions.yaml")).unwrap();
    let of_manifest: BTreeMap<String, String> = manifest
        .functions
        .into_iter()
        .filter(|(_, spec)| spec.trigger != Trigger::Job)
        .map(|(name, _)| (name.clone(), format!("{name}:8080")))
        .collect();
    let targets = yaml("monitoring/prometheus/functions.yaml");
    let of_prometheus: BTreeMap<String, String> = targets
        .as_array()
        .unwrap()
        .iter()
        .map(|target| {
            (
                text(&target["labels"], "function").to_owned(),
                target["targets"][0].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    assert_eq!(of_prometheus, of_manifest);
}

#[test]
fn each_alert_says_what_to_do_and_has_a_section_in_the_runbook_and_a_test() {
    let runbook = fs::read_to_string(project("docs/runbook.md")).unwrap();
    let tests = fs::read_to_string(project("monitoring/prometheus/alerts.test.yml")).unwrap();
    let sections: BTreeSet<_> = runbook
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .collect();
    let alerts = alerts();
    let names: BTreeSet<_> = alerts.iter().map(|alert| text(alert, "alert")).collect();
    assert_eq!(sections, names);
    for alert in &alerts {
        let name = text(alert, "alert");
        let anchor = format!("docs/runbook.md#{}", name.to_lowercase());
        assert_eq!(text(&alert["annotations"], "runbook"), anchor);
        assert!(
            text(&alert["annotations"], "description").len() > 80,
            "{name}"
        );
        assert!(
            ["page", "ticket"].contains(&text(&alert["labels"], "severity")),
            "{name}"
        );
        assert!(
            tests.contains(&format!("alertname=\"{name}\",alertstate=\"firing\"")),
            "{name}"
        );
    }
}
