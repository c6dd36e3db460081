use guichet_audit::{Action, Actor, AuditCheck, Chain, Difference, Entry, check};
use guichet_clock::Entropy;
use guichet_database::Database;
use guichet_testing::{TestDatabase, entropy, now};
use tokio_postgres::Client;
use uuid::Uuid;

/// An audit log of its own.
pub(crate) struct Log {
    pub(crate) test: TestDatabase,
    pub(crate) client: Client,
    pub(crate) database: Database,
    pub(crate) entropy: Entropy,
}

impl Log {
    pub(crate) async fn new() -> Self {
        let test = TestDatabase::create().await;
        Self {
            client: test.client().await,
            database: test.database(),
            entropy: entropy(),
            test,
        }
    }

    pub(crate) fn id(&self) -> Uuid {
        self.entropy.uuid(now())
    }

    /// A chain that belongs to an account that nobody has.
    pub(crate) fn chain(&self) -> Chain {
        Chain::Account(self.id())
    }

    /// A chain of so many entries.
    pub(crate) async fn chain_of(&self, entries: usize) -> Chain {
        let chain = self.chain();
        for _ in 0..entries {
            self.append(&self.client, chain).await;
        }
        chain
    }

    pub(crate) async fn append(&self, client: &Client, chain: Chain) {
        let appended = entry(chain).append(client, self.id(), now()).await;
        appended.expect("appended");
    }

    pub(crate) async fn organizer(&self) -> Chain {
        let id = self.id();
        let statement = "insert into organizers (organizer_id, slug, name, email, created_at)
            values ($1, 'club-' || right($1::uuid::text, 12), 'Club', 'club@example.org', $2)";
        let inserted = self.client.execute(statement, &[&id, &now()]).await;
        inserted.expect("inserted");
        Chain::Organizer(id)
    }

    pub(crate) async fn check(&self, chain: Chain) -> AuditCheck {
        check(&self.database, chain, 1).await.expect("checked")
    }

    /// As somebody does who has the database: no trigger fires and no foreign key is looked at.
    pub(crate) async fn tamper(&self, statement: &str) {
        let all = format!(
            "set session_replication_role = replica; {statement}; reset session_replication_role"
        );
        self.client.batch_execute(&all).await.expect("legal");
    }

    /// The numbers of a chain's entries.
    pub(crate) async fn numbers(&self, chain: Chain) -> Vec<i64> {
        let query = "select sequence from audit_entries where chain_id = $1 order by sequence";
        let rows = self.client.query(query, &[&chain.id()]).await;
        let rows = rows.expect("answered");
        rows.iter().map(|row| row.get(0)).collect()
    }
}

pub(crate) fn entry(chain: Chain) -> Entry {
    Entry {
        chain,
        actor: Actor::Person(chain.id()),
        action: Action::MemberChanged,
        subject_id: Some(chain.id()),
        event_id: None,
        order_id: None,
        difference: Difference::new().values("role", "sales", "manager"),
    }
}
