//! The whole of it: the real program, with the test function in the place of all functions.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use guichet_testing::TestDatabase;
use http::Method;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::TcpListener;
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

use crate::support::{eventually, get, install, runs, send};

const FUNCTIONS: [&str; 8] = [
    "catalog",
    "checkout",
    "fulfilment",
    "mailer",
    "orders",
    "payments",
    "refunds",
    "sweeper",
];

struct Cloud {
    child: Child,
    url: String,
    said: String,
}

fn command(folder: &Path, database_url: Option<&str>) -> Command {
    let programs = folder.join("programs");
    if !programs.exists() {
        std::fs::create_dir(&programs).unwrap();
        install(&programs, &FUNCTIONS);
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_guichet-local"));
    command
        .args(["run"])
        .arg(programs)
        .env("PORT", "0")
        .env("STATE_FOLDER", folder.join("state"))
        .env_remove("DATABASE_URL")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    if let Some(url) = database_url {
        command.env("DATABASE_URL", url);
    }
    command
}

impl Cloud {
    async fn start(folder: &Path, database: &TestDatabase) -> Self {
        Self::started(command(folder, Some(database.url()))).await
    }

    async fn started(mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut said = String::new();
        let opened = async {
            loop {
                let begin = said.len();
                assert_ne!(
                    output.read_line(&mut said).await.unwrap(),
                    0,
                    "it ended: {said}"
                );
                if let Some(url) = said[begin..].strip_prefix("Guichet is open at ") {
                    break url.trim().to_owned();
                }
            }
        };
        let url = timeout(Duration::from_secs(60), opened).await.unwrap();
        // Nobody reads the rest, and a full pipe would stop it.
        tokio::spawn(async move { tokio::io::copy(&mut output, &mut tokio::io::sink()).await });
        Self { child, url, said }
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    async fn echo(&self) -> Value {
        get(&self.url("/api/v1/catalog/echo")).await.json()
    }

    async fn function_pid(&self) -> u32 {
        u32::try_from(self.echo().await["pid"].as_u64().unwrap()).unwrap()
    }

    fn signal(&self, signal: Signal) {
        let pid = i32::try_from(self.child.id().unwrap()).unwrap();
        kill_process(Pid::from_raw(pid).unwrap(), signal).unwrap();
    }

    /// Ctrl-C, and how it ended.
    async fn stop(mut self) -> std::process::ExitStatus {
        self.signal(Signal::INT);
        timeout(Duration::from_secs(30), self.child.wait())
            .await
            .unwrap()
            .unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_reaches_its_function_as_through_a_load_balancer() {
    let (folder, database) = (tempfile::tempdir().unwrap(), TestDatabase::create().await);
    let cloud = Cloud::start(folder.path(), &database).await;
    let headers = [
        ("connection", "x-hop"),
        ("x-hop", "1"),
        ("x-forwarded-for", "203.0.113.7"),
        ("accept", "a/b"),
    ];
    let answer = send(
        Method::POST,
        &cloud.url("/api/v1/catalog/a%2Fb/echo?q=%C3%A9"),
        &headers,
        "the body",
    )
    .await;
    let seen = answer.json();
    assert_eq!(seen["uri"], "/api/v1/catalog/a%2Fb/echo?q=%C3%A9");
    assert_eq!(
        (&seen["method"], &seen["body"]),
        (&json!("POST"), &json!("the body"))
    );
    assert_eq!(
        seen["headers"]["host"],
        cloud.url.trim_start_matches("http://")
    );
    assert_eq!(seen["headers"]["x-forwarded-for"], "203.0.113.7, 127.0.0.1");
    assert_eq!(seen["headers"]["x-forwarded-proto"], "http");
    assert_eq!(seen["headers"]["traceparent"].as_str().unwrap().len(), 55);
    assert_eq!(
        (&seen["headers"]["x-hop"], &seen["headers"]["accept"]),
        (&Value::Null, &json!("a/b"))
    );
    assert_eq!(
        answer.header("keep-alive"),
        "",
        "a header of the function's connection"
    );

    let unknown = get(&cloud.url("/api/v1/nothing/here")).await;
    assert_eq!(
        (unknown.status.as_u16(), unknown.header("content-type")),
        (404, "application/problem+json")
    );
    // Workers are not reached from outside.
    assert_eq!(get(&cloud.url("/api/v1/fulfilment/echo")).await.status, 404);
    let crashed = get(&cloud.url("/api/v1/orders/crash")).await;
    assert_eq!(
        (crashed.status.as_u16(), &crashed.json()["type"]),
        (502, &json!("/problems/bad-gateway"))
    );
    assert!(cloud.stop().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn functions_get_the_variables_of_production() {
    let (folder, database) = (tempfile::tempdir().unwrap(), TestDatabase::create().await);
    let cloud = Cloud::start(folder.path(), &database).await;
    let mut variables: Vec<String> =
        serde_json::from_value(cloud.echo().await["variables"].clone()).unwrap();
    variables.sort();
    let expected = [
        "DATABASE_POOL_SIZE",
        "DATABASE_URL",
        "DEMO_PAYMENTS_SECRET",
        "DEMO_PAYMENTS_URL",
        "GOOGLE_CLOUD_PROJECT",
        "GUICHET_KEY",
        "LOG_LEVEL",
        "MAIL_FROM",
        "OFFLINE_PAYMENTS_SECRET",
        "OIDC_ISSUER",
        "OIDC_KEYS_URL",
        "PORT",
        "PUBLIC_URL",
        "PUBSUB_ENDPOINT",
        "PUSH_AUDIENCE",
        "PUSH_SERVICE_ACCOUNT",
        "SMTP_URL",
    ];
    assert_eq!(variables, expected);
    assert!(cloud.stop().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_port_that_is_taken_is_said_and_so_is_a_second_run() {
    let (folder, database) = (tempfile::tempdir().unwrap(), TestDatabase::create().await);
    let taken = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = taken.local_addr().unwrap().port();
    let output = command(folder.path(), Some(database.url()))
        .env("PORT", port.to_string())
        .output()
        .await
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        !output.status.success()
            && said.contains(&format!("Port {port} is taken by another program")),
        "{said}"
    );

    let cloud = Cloud::start(folder.path(), &database).await;
    let output = command(folder.path(), Some(database.url()))
        .output()
        .await
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        !output.status.success() && said.contains("Guichet already runs here"),
        "{said}"
    );
    assert!(cloud.stop().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn with_its_own_database_a_run_leaves_its_data_and_no_process() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state");
    let cloud = Cloud::started(command(folder.path(), None)).await;
    for step in [
        "Starting PostgreSQL … ",
        "Migrating the database … ",
        "Making demo events … ",
        "Making secrets … ",
    ] {
        assert!(cloud.said.contains(step), "{}", cloud.said);
    }
    let function = cloud.function_pid().await;
    let server = std::fs::read_to_string(state.join("postgres/data/postmaster.pid")).unwrap();
    let server: u32 = server.lines().next().unwrap().parse().unwrap();
    assert!(runs(function) && runs(server));
    assert!(cloud.stop().await.success());
    assert!(!runs(function) && !runs(server));

    let again = Cloud::started(command(folder.path(), None)).await;
    assert!(
        again.said.contains("Migrating the database … ") && again.said.contains("(nothing to do)")
    );
    assert!(
        !again.said.contains("Making secrets") && !again.said.contains("Making demo events"),
        "{}",
        again.said
    );
    let function = again.function_pid().await;
    // Killed, it cannot end anything; what it leaves ends by itself.
    again.signal(Signal::KILL);
    drop(again);
    eventually("the function has ended", async || !runs(function)).await;
    eventually("the server has ended", async || {
        !state.join("postgres/data/postmaster.pid").exists()
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn mail_is_caught_and_read_in_the_browser() {
    let (folder, database) = (tempfile::tempdir().unwrap(), TestDatabase::create().await);
    let cloud = Cloud::start(folder.path(), &database).await;
    let pid = cloud.function_pid().await;
    let environment = std::fs::read(format!("/proc/{pid}/environ")).unwrap();
    let environment = String::from_utf8(environment).unwrap();
    let smtp_url = environment
        .split('\0')
        .find_map(|variable| variable.strip_prefix("SMTP_URL="))
        .unwrap();
    let mail = Message::builder()
        .from("a@example.org".parse().unwrap())
        .to("zoe@example.org".parse().unwrap())
        .subject("<script>alert(1)</script>")
        .multipart(
            lettre::message::MultiPart::mixed()
                .multipart(lettre::message::MultiPart::alternative_plain_html(
                    "in plain".to_owned(),
                    "<b>in bold</b>".to_owned(),
                ))
                .singlepart(
                    lettre::message::Attachment::new("my ticket.pdf".to_owned())
                        .body("%PDF".to_owned(), "application/pdf".parse().unwrap()),
                ),
        )
        .unwrap();
    AsyncSmtpTransport::<Tokio1Executor>::from_url(smtp_url)
        .unwrap()
        .build::<Tokio1Executor>()
        .send(mail)
        .await
        .unwrap();

    let list = get(&cloud.url("/mail/api?to=ZOE@example.org")).await.json();
    assert_eq!(
        get(&cloud.url("/mail/api?to=other@example.org"))
            .await
            .json()["mails"],
        json!([])
    );
    let mail = &list["mails"][0];
    let id = mail["id"].as_str().unwrap();
    assert_eq!(
        get(&cloud.url(&format!("/mail/api/{id}"))).await.json()["text"]
            .as_str()
            .unwrap()
            .trim(),
        "in plain"
    );
    let attachment = get(&cloud.url(mail["attachments"][0]["url"].as_str().unwrap())).await;
    assert_eq!(
        (
            attachment.text().as_str(),
            attachment.header("content-type")
        ),
        ("%PDF", "application/pdf")
    );
    assert_eq!(
        attachment.header("content-disposition"),
        "attachment; filename*=UTF-8''my%20ticket%2Epdf"
    );

    let page = get(&cloud.url("/mail")).await;
    assert!(
        page.text().contains("&#60;script&#62;alert(1)"),
        "{}",
        page.text()
    );
    let page = get(&cloud.url(&format!("/mail/{id}"))).await;
    assert!(page.text().contains("<iframe") && page.text().contains("in plain"));
    assert!(
        !page
            .header("content-security-policy")
            .contains("unsafe-inline")
    );
    let html = get(&cloud.url(&format!("/mail/{id}/html"))).await;
    assert!(
        html.header("content-security-policy")
            .starts_with("sandbox ")
    );
    assert!(html.text().contains("<b>in bold</b>"));
    for missing in [
        "/mail/x",
        "/mail/0190a0a0-0000-7000-8000-000000000000",
        &format!("/mail/{id}/attachments/x"),
    ] {
        assert_eq!(get(&cloud.url(missing)).await.status, 404, "{missing}");
    }

    let foreign = send(
        Method::DELETE,
        &cloud.url("/mail/api"),
        &[("origin", "http://evil.example")],
        "",
    )
    .await;
    assert_eq!(foreign.status, 403);
    assert_eq!(
        send(Method::DELETE, &cloud.url("/mail/api"), &[], "")
            .await
            .status,
        204
    );
    assert_eq!(
        get(&cloud.url("/mail/api")).await.json()["mails"],
        json!([])
    );
    assert!(cloud.stop().await.success());
}

/// The functions' variables, from the environment of one of them.
async fn variable(cloud: &Cloud, name: &str) -> String {
    let pid = cloud.function_pid().await;
    let environment =
        String::from_utf8(std::fs::read(format!("/proc/{pid}/environ")).unwrap()).unwrap();
    let prefix = format!("{name}=");
    environment
        .split('\0')
        .find_map(|variable| variable.strip_prefix(&prefix))
        .unwrap()
        .to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_demo_payment_is_asked_for_shown_and_decided_once() {
    let (folder, database) = (tempfile::tempdir().unwrap(), TestDatabase::create().await);
    let cloud = Cloud::start(folder.path(), &database).await;
    let (base, secret) = (
        variable(&cloud, "DEMO_PAYMENTS_URL").await,
        variable(&cloud, "DEMO_PAYMENTS_SECRET").await,
    );
    let asked = json!({
        "payment_id": "0190a0a0-0000-7000-8000-000000000001",
        "amount": 3750,
        "currency": "EUR",
        "description": "Guichet ABC123",
        "return_url": cloud.url("/orders/secret"),
        "webhook_url": cloud.url("/api/v1/payments/webhooks/demo/204"),
    });
    let bearer = format!("Bearer {secret}");
    let ask = async |authorization: &str, body: &Value| {
        let headers = [
            ("authorization", authorization),
            ("content-type", "application/json"),
        ];
        send(
            Method::POST,
            &format!("{base}/api/payments"),
            &headers,
            &body.to_string(),
        )
        .await
    };
    assert_eq!(ask("Bearer wrong", &asked).await.status, 401);
    let first = ask(&bearer, &asked).await;
    assert_eq!(first.status, 201);
    let again = ask(&bearer, &asked).await;
    assert_eq!((again.status.as_u16(), again.json()), (200, first.json()));

    let page_url = first.json()["redirect_url"].as_str().unwrap().to_owned();
    assert!(page_url.starts_with(&cloud.url("/demo-payment/demo_")));
    let french = send(
        Method::GET,
        &page_url,
        &[("accept-language", "fr-FR,fr;q=0.9")],
        "",
    )
    .await
    .text();
    assert!(
        french.contains("lang=\"fr\"")
            && french.contains("37,50\u{a0}€")
            && french.contains("Payer lentement"),
        "{french}"
    );
    let english = get(&page_url).await.text();
    assert!(
        english.contains("€37.50")
            && english.contains("Pay slowly")
            && english.contains("Guichet ABC123"),
        "{english}"
    );

    let form = [("content-type", "application/x-www-form-urlencoded")];
    let foreign = send(
        Method::POST,
        &page_url,
        &[form[0], ("sec-fetch-site", "cross-site")],
        "choice=pay",
    )
    .await;
    assert_eq!(foreign.status, 403);
    let paid = send(Method::POST, &page_url, &form, "choice=twice").await;
    assert_eq!(
        (paid.status.as_u16(), paid.header("location")),
        (303, asked["return_url"].as_str().unwrap())
    );
    let requests = async || {
        let status = get(&cloud.url("/_local/api")).await.json();
        let functions = status["functions"].as_array().unwrap().clone();
        functions
            .iter()
            .find(|function| function["name"] == "payments")
            .unwrap()["requests"]
            .as_u64()
            .unwrap()
    };
    assert_eq!(requests().await, 2, "the webhook was sent twice");
    assert_eq!(
        send(Method::POST, &page_url, &form, "choice=pay")
            .await
            .status,
        303
    );
    assert_eq!(requests().await, 2, "a second decision changes nothing");
    assert!(get(&page_url).await.text().contains("decided already"));

    let refund = json!({ "refund_id": "0190a0a0-0000-7000-8000-000000000002", "reference": first.json()["reference"], "amount": 3750, "currency": "EUR" });
    let refunded = send(
        Method::POST,
        &format!("{base}/api/refunds"),
        &[("authorization", &bearer)],
        &refund.to_string(),
    )
    .await;
    assert_eq!(
        (refunded.status.as_u16(), &refunded.json()["state"]),
        (200, &json!("succeeded"))
    );
    assert!(cloud.stop().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_that_was_planned_is_sent_after_a_restart_and_repeated_until_it_is_taken() {
    let (folder, database) = (tempfile::tempdir().unwrap(), TestDatabase::create().await);
    let cloud = Cloud::start(folder.path(), &database).await;
    let base = variable(&cloud, "DEMO_PAYMENTS_URL").await;
    let bearer = format!("Bearer {}", variable(&cloud, "DEMO_PAYMENTS_SECRET").await);
    let asked = json!({
        "payment_id": "0190a0a0-0000-7000-8000-000000000003",
        "amount": 100,
        "currency": "EUR",
        "description": "x",
        "return_url": cloud.url("/orders/secret"),
        "webhook_url": cloud.url("/api/v1/payments/webhooks/503"),
    });
    let started = send(
        Method::POST,
        &format!("{base}/api/payments"),
        &[("authorization", &bearer)],
        &asked.to_string(),
    )
    .await;
    let page_url = started.json()["redirect_url"].as_str().unwrap().to_owned();
    let form = [("content-type", "application/x-www-form-urlencoded")];
    assert_eq!(
        send(Method::POST, &page_url, &form, "choice=late&seconds=2")
            .await
            .status,
        303
    );
    assert!(cloud.stop().await.success());

    let again = Cloud::start(folder.path(), &database).await;
    eventually("it was tried twice", async || {
        let status = get(&again.url("/_local/api")).await.json();
        let functions = status["functions"].as_array().unwrap().clone();
        functions
            .iter()
            .find(|function| function["name"] == "payments")
            .unwrap()["requests"]
            .as_u64()
            .unwrap()
            >= 2
    })
    .await;
    assert_eq!(
        std::fs::read_dir(folder.path().join("state/webhooks"))
            .unwrap()
            .count(),
        1,
        "it is kept"
    );
    assert!(again.stop().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_else_is_the_storefront_and_no_page_lets_code_in() {
    let (folder, database) = (tempfile::tempdir().unwrap(), TestDatabase::create().await);
    let cloud = Cloud::start(folder.path(), &database).await;
    let page = get(&cloud.url("/events/jazz")).await;
    assert!(
        [200, 503].contains(&page.status.as_u16()),
        "{}",
        page.status
    );
    for path in ["/events/jazz", "/mail", "/_local", "/demo-bank"] {
        let answer = get(&cloud.url(path)).await;
        let policy = answer.header("content-security-policy");
        assert!(
            !policy.is_empty() && !policy.contains("unsafe"),
            "{path}: {policy}"
        );
    }
    let bank = send(
        Method::GET,
        &cloud.url("/demo-bank"),
        &[("accept-language", "fr")],
        "",
    )
    .await;
    assert!(
        bank.text().contains("Virements attendus"),
        "{}",
        bank.text()
    );
    assert!(
        get(&cloud.url("/_local"))
            .await
            .text()
            .contains("fulfilment")
    );
    assert_eq!(
        get(&cloud.url("/_local/style.css"))
            .await
            .header("content-type"),
        "text/css; charset=utf-8"
    );
    assert_eq!(get(&cloud.url("/%2e%2e/functions.yaml")).await.status, 400);
    assert!(cloud.stop().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_idle_second_passes_and_the_function_is_gone() {
    let (folder, database) = (tempfile::tempdir().unwrap(), TestDatabase::create().await);
    let mut command = command(folder.path(), Some(database.url()));
    command.env("IDLE_SECONDS", "1");
    let cloud = Cloud::started(command).await;
    let pid = cloud.function_pid().await;
    eventually("stopped", async || !runs(pid)).await;
    sleep(Duration::from_millis(50)).await;
    assert_ne!(cloud.function_pid().await, pid);
    assert!(cloud.stop().await.success());
}
