//! The processes of `compose.yaml` without containers: each with the command and the variables that it has there, hosts and folders
//! replaced by ports and folders of this machine.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use guichet_testing::{TestDatabase, check_invariants};
use http::Method;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpSocket;
use tokio::process::{Child, Command};
use tokio::time::timeout;

use super::{Compose, project};
use crate::support::{Answer, ErrorsOnFailure, eventually, get, send};

/// A port that nobody else is given while this exists; see `Reservation` in the library.
struct Port {
    number: u16,
    _socket: TcpSocket,
}

impl Port {
    fn reserve() -> Self {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_reuseaddr(true).unwrap();
        socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        Self {
            number: socket.local_addr().unwrap().port(),
            _socket: socket,
        }
    }
}

/// The services, as processes.
struct Office {
    /// Dropped before the folder.
    _errors: ErrorsOnFailure,
    compose: Compose,
    folder: TempDir,
    database: TestDatabase,
    public: Port,
    services: Port,
    smtp: Port,
    functions: BTreeMap<String, Port>,
    running: BTreeMap<String, Child>,
}

impl Office {
    /// In the order in which Compose starts them.
    async fn open() -> Self {
        let mut office = Self::prepared(TestDatabase::empty().await);
        office.run_once("secrets").await;
        office.run_once("migrate").await;
        for name in office.functions.keys().cloned().collect::<Vec<_>>() {
            office.start(&name);
        }
        office.start("cloud");
        eventually("everything is healthy", async || {
            office.says_healthy().await.0
        })
        .await;
        office
    }

    fn prepared(database: TestDatabase) -> Self {
        let compose = Compose::read();
        let functions = compose
            .services
            .iter()
            .filter(|(name, service)| service.image == "guichet" && *name != "migrate")
            .map(|(name, _)| (name.clone(), Port::reserve()))
            .collect();
        let folder = tempfile::tempdir().unwrap();
        Self {
            _errors: ErrorsOnFailure(folder.path().to_owned()),
            compose,
            folder,
            database,
            public: Port::reserve(),
            services: Port::reserve(),
            smtp: Port::reserve(),
            functions,
            running: BTreeMap::new(),
        }
    }

    /// A word of the file as it reads here.
    fn here(&self, text: &str) -> String {
        let folder = |name: &str| self.folder.path().join(name).display().to_string();
        let programs = PathBuf::from(env!("CARGO_BIN_EXE_guichet-local"));
        let programs = programs.parent().unwrap().display().to_string();
        text.replace("http://localhost:${PORT:-8080}", &self.url(""))
            .replace("${LOG_LEVEL:-info}", "info")
            .replace("${OPERATOR:-}", "")
            .replace("cloud:8081", &format!("127.0.0.1:{}", self.services.number))
            .replace("cloud:1025", &format!("127.0.0.1:{}", self.smtp.number))
            .replace("postgresql://guichet@postgres/guichet", self.database.url())
            .replace("/usr/bin", &programs)
            .replace("/usr/share/guichet", &project().display().to_string())
            .replace("/run/secrets", &folder("secrets"))
            .replace("/var/lib/guichet", &folder("state"))
            .replace("/var/lib/storage", &folder("storage"))
    }

    fn command(&self, name: &str) -> Command {
        let service = &self.compose.services[name];
        let mut words = service.command.iter().map(|word| self.here(word));
        let program = words.next().unwrap();
        assert!(
            PathBuf::from(&program).is_file(),
            "{program} is not built: cargo build --workspace --bins"
        );
        let mut command = Command::new(program);
        command
            .args(words)
            .env_clear()
            .stdin(Stdio::null())
            .kill_on_drop(true);
        for (variable, value) in &service.environment {
            command.env(variable, self.here(value));
        }
        command
    }

    async fn run_once(&self, name: &str) {
        let output = self.command(name).output().await.unwrap();
        assert!(output.status.success(), "{name}: {output:?}");
    }

    fn start(&mut self, name: &str) {
        let mut command = self.command(name);
        command.env("HOST", "127.0.0.1");
        if let Some(port) = self.functions.get(name) {
            command.env("PORT", port.number.to_string());
        } else {
            let at = |(name, port): (&String, &Port)| format!("{name}=127.0.0.1:{}", port.number);
            let functions: Vec<String> = self.functions.iter().map(at).collect();
            command
                .env("FUNCTION_ADDRESSES", functions.join(","))
                .env("PORT", self.public.number.to_string())
                .env("SERVICES_PORT", self.services.number.to_string())
                .env("SMTP_PORT", self.smtp.number.to_string());
        }
        let log = |kind: &str| {
            let path = self.folder.path().join(format!("{name}.{kind}"));
            std::fs::File::options()
                .create(true)
                .append(true)
                .open(path)
                .unwrap()
        };
        command.stdout(log("log")).stderr(log("errors"));
        self.running
            .insert(name.to_owned(), command.spawn().unwrap());
    }

    /// SIGTERM, as a container gets it, and how it ended.
    async fn stop(&mut self, name: &str) -> ExitStatus {
        let mut child = self.running.remove(name).unwrap();
        let pid = i32::try_from(child.id().unwrap()).unwrap();
        kill_process(Pid::from_raw(pid).unwrap(), Signal::TERM).unwrap();
        timeout(Duration::from_secs(10), child.wait())
            .await
            .unwrap()
            .unwrap()
    }

    /// What the health check of the service `cloud` says.
    async fn says_healthy(&self) -> (bool, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_guichet-local"))
            .arg("healthy")
            .env_clear()
            .env("PORT", self.public.number.to_string())
            .output()
            .await
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        (output.status.success(), said)
    }

    fn url(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.public.number)
    }

    async fn post(&self, path: &str, key: &str, body: &Value) -> Answer {
        let headers = [
            ("content-type", "application/json"),
            ("idempotency-key", &format!("{key:-<20}")),
        ];
        send(Method::POST, &self.url(path), &headers, &body.to_string()).await
    }

    /// The order, once it is as it should become.
    async fn order_once(&self, secret: &str, is_right: impl Fn(&Value) -> bool) -> Value {
        let url = self.url(&format!("/api/v1/orders/{secret}"));
        eventually("the order is as it should become", async || {
            is_right(&get(&url).await.json())
        })
        .await;
        get(&url).await.json()
    }

    /// Waits for so many mails to an address.
    async fn mails_once(&self, to: &str, count: usize) -> Value {
        let url = self.url(&format!("/mail/api?to={to}"));
        eventually("the mail is there", async || {
            get(&url).await.json()["mails"].as_array().unwrap().len() >= count
        })
        .await;
        get(&url).await.json()["mails"].clone()
    }
}

/// An order of one ticket to a demo event that may be cancelled, placed: its secret.
async fn order(office: &Office, email: &str) -> String {
    let event = get(&office.url("/api/v1/catalog/events/le-voyage-de-plume-namur")).await;
    assert_eq!(event.status, 200, "{}", event.text());
    let event = event.json();
    let dates = event["occurrences"].as_array().unwrap();
    let item = json!({
        "occurrence_id": dates.last().unwrap()["id"],
        "rate_id": event["products"][0]["rates"][0]["id"],
        "quantity": 1,
    });
    let wish = json!({ "event": event["slug"], "locale": "en", "items": [item] });
    let held = office.post("/api/v1/checkout/orders", "hold", &wish).await;
    assert_eq!(held.status, 201, "{}", held.text());
    let address = held.header("location").to_owned();
    let contact = json!({ "contact": { "name": "Zoé Lefèvre", "email": email } });
    let headers = [("content-type", "application/json")];
    let details = office.url(&format!("{address}/details"));
    let named = send(Method::PUT, &details, &headers, &contact.to_string()).await;
    assert_eq!(named.status, 200, "{}", named.text());
    let place = format!("{address}/place");
    let placed = office.post(&place, "place", &json!({})).await;
    assert_eq!(placed.status, 200, "{}", placed.text());
    address.rsplit_once('/').unwrap().1.to_owned()
}

async fn pay(office: &Office, secret: &str) {
    let payments = format!("/api/v1/payments/orders/{secret}/payments");
    let payment = office
        .post(&payments, "pay", &json!({ "provider": "demo" }))
        .await;
    assert_eq!(payment.status, 201, "{}", payment.text());
    let page = payment.json()["redirect_url"].as_str().unwrap().to_owned();
    assert!(page.starts_with(&office.url("/demo-payment/")), "{page}");
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let paid = send(Method::POST, &page, &form, "choice=pay").await;
    assert_eq!(paid.status, 303, "{}", paid.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_is_bought_mailed_and_given_back_between_processes_that_only_know_addresses() {
    let mut office = Office::open().await;
    let secret = order(&office, "zoe@example.org").await;
    pay(&office, &secret).await;
    let is_ticketed =
        |order: &Value| order["status"] == "paid" && !order["lines"][0]["ticket"].is_null();
    office.order_once(&secret, is_ticketed).await;
    let mails = office.mails_once("zoe@example.org", 1).await;
    let attachments = mails[0]["attachments"].to_string();
    assert!(attachments.contains(".pdf"), "{attachments}");

    let cancel = format!("/api/v1/orders/{secret}/cancel");
    let cancelled = office.post(&cancel, "cancel", &json!({})).await;
    assert_eq!(cancelled.status, 200, "{}", cancelled.text());
    office
        .order_once(&secret, |order| {
            order["refunds"][0]["status"] == "succeeded"
        })
        .await;
    check_invariants(&office.database).await;

    let status = get(&office.url("/_local/api")).await.json();
    assert_eq!(status["dead_letters"], json!([]));
    for function in status["functions"].as_array().unwrap() {
        assert_eq!(function["failures"], 0, "{function}");
    }
    let names: Vec<String> = office.running.keys().cloned().collect();
    for name in names {
        assert!(office.stop(&name).await.success(), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_function_that_is_away_for_a_moment_is_waited_for_and_the_health_check_names_it() {
    let mut office = Office::open().await;
    let url = office.url("/api/v1/orders/none");
    assert_eq!(get(&url).await.status, 404);
    assert!(office.stop("orders").await.success());
    let (healthy, said) = office.says_healthy().await;
    assert!(
        !healthy && said.contains("orders: nobody listens at"),
        "{said}"
    );
    let waiting = tokio::spawn(async move { get(&url).await });
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(!waiting.is_finished());
    office.start("orders");
    assert_eq!(waiting.await.unwrap().status, 404);
    assert!(office.says_healthy().await.0);
}
