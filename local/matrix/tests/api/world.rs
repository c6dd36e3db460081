use std::cell::Cell;
use std::collections::BTreeMap;

use guichet_clock::{Clock, Entropy};
use guichet_config::Env;
use guichet_http::{Method, Request, RequestBuilder};
use guichet_matrix::{Access, Operation, RunningFunction, TABLE, functions};
use guichet_order::OrderSecrets;
use guichet_testing::{PubsubServer, TestDatabase};
use jiff::Timestamp;
use tempfile::TempDir;
use tokio_postgres::Client;

use crate::account_secrets::AccountSecrets;
use crate::answer::Answer;
use crate::party::Party;
use crate::people::Writer;

/// Base64 of 32 bytes.
const KEY: &str = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";

/// What webhooks are signed with.
pub(crate) const WEBHOOK_SECRET: &str = "signs what the providers of the matrix say";

/// All functions with their real settings, on one database in which two organizers have the same.
pub(crate) struct World {
    pub(crate) client: Client,
    pub(crate) secrets: OrderSecrets,
    pub(crate) account_secrets: AccountSecrets,
    pub(crate) a: Party,
    pub(crate) b: Party,
    operations: Vec<Operation>,
    functions: BTreeMap<String, RunningFunction>,
    clock: Clock,
    entropy: Entropy,
    keys: Cell<u32>,
    _folder: TempDir,
    _pubsub: PubsubServer,
    _test: TestDatabase,
}

impl World {
    pub(crate) async fn build() -> Self {
        let test = TestDatabase::create().await;
        let client = test.client().await;
        let pubsub = PubsubServer::start().await;
        let folder = tempfile::tempdir().expect("a folder");
        let storage = format!("file://{}", folder.path().display());
        let settings = [
            ("DATABASE_URL", test.url()),
            ("GUICHET_KEY", KEY),
            ("PUBLIC_URL", "https://tickets.example.org"),
            ("TRUSTED_PROXIES", "1"),
            ("STORAGE_URL", &storage),
            ("DEMO_PAYMENTS_URL", "http://localhost:1"),
            ("DEMO_PAYMENTS_SECRET", WEBHOOK_SECRET),
            ("OFFLINE_PAYMENTS_SECRET", WEBHOOK_SECRET),
        ];
        let settings = settings.map(|(name, value)| (name, value.to_owned()));
        let env = Env::from_pairs(settings.into_iter().chain(pubsub.environment()));
        let mut operations = Vec::new();
        let mut running = BTreeMap::new();
        for function in functions() {
            let of_function = function.operations();
            let name = of_function[0].function().to_owned();
            running.insert(name, function.start(&env).expect("legal settings"));
            operations.extend(of_function);
        }
        // That of the database, to which functions compare theirs.
        let (clock, entropy) = (Clock::system(), Entropy::system());
        let master = env.master_key().expect("a legal key");
        let account_secrets = AccountSecrets::new(&master, &entropy).await;
        Self {
            a: Party::build(&client, &entropy, clock.now(), &account_secrets).await,
            b: Party::build(&client, &entropy, clock.now(), &account_secrets).await,
            secrets: OrderSecrets::new(&master),
            account_secrets,
            client,
            operations,
            functions: running,
            clock,
            entropy,
            keys: Cell::new(0),
            _folder: folder,
            _pubsub: pubsub,
            _test: test,
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Another organizer that has the same, to whom something may be done.
    pub(crate) async fn party(&self) -> Party {
        let (now, secrets) = (self.now(), &self.account_secrets);
        Party::build(&self.client, &self.entropy, now, secrets).await
    }

    /// Writes more rows of a party.
    pub(crate) fn writer(&self, party: &Party) -> Writer<'_> {
        Writer {
            client: &self.client,
            entropy: &self.entropy,
            now: self.now(),
            secrets: &self.account_secrets,
            organizer_id: party.organizer_id(),
        }
    }

    /// Everything that can be asked for.
    pub(crate) fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// What the table says of an operation.
    pub(crate) fn access(operation: &Operation) -> Access {
        let mut lines = TABLE.iter();
        let line = lines.find(|(id, _)| *id == operation.id);
        line.unwrap_or_else(|| panic!("{} is not in the table", operation.id))
            .1
    }

    /// A request for an operation, as our own page would send it: with a new key where it takes one.
    pub(crate) fn request(
        &self,
        operation: &Operation,
        method: &Method,
        path: &str,
    ) -> RequestBuilder {
        let request =
            Request::for_test(method.clone(), path).header("sec-fetch-site", "same-origin");
        if !operation.takes_key {
            return request;
        }
        self.keys.set(self.keys.get() + 1);
        request.keyed(&format!("matrix-{}", self.keys.get()))
    }

    pub(crate) async fn call(&self, function: &str, request: RequestBuilder) -> Answer {
        let function = &self.functions[function];
        Answer::of(function(request.build()).await).await
    }
}

/// What operations that cannot be asked without a query are asked.
const QUERIES: [(&str, &str); 1] = [(
    "backoffice.tax_rates_propose",
    "?category=concert&country=FR",
)];

/// A path with its parts filled in, and its query.
///
/// # Panics
/// When one of them is not given.
pub(crate) fn fill(operation: &Operation, parts: &[(&str, &str)]) -> String {
    let mut path = operation.path.clone();
    for name in operation.parts() {
        let part = parts.iter().find(|(given, _)| *given == name);
        let (_, value) =
            part.unwrap_or_else(|| panic!("{}: nobody says what {{{name}}} is", operation.id));
        path = path.replace(&format!("{{{name}}}"), value);
    }
    let query = QUERIES.iter().find(|(id, _)| *id == operation.id);
    path + query.map_or("", |(_, query)| query)
}
