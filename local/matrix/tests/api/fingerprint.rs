use std::collections::{BTreeMap, BTreeSet};

use tokio_postgres::Client;
use uuid::Uuid;

use crate::world::World;

/// Tables of which no row is anybody's, and why.
const OF_NOBODY: [(&str, &str); 5] = [
    ("attempts", "has hashes of who tried"),
    ("idempotency_keys", "has what somebody chose at random"),
    (
        "sale_terms",
        "is named by what it says, which several may say",
    ),
    ("schema_functions", "is the schema's"),
    ("schema_migrations", "is the schema's"),
];

/// Tables whose rows say in JSON alone whose they are.
const MESSAGES: [&str; 2] = ["dead_messages", "outbox"];

/// Columns that say when somebody was last here, which reading changes too.
const LAST_SEEN: [&str; 2] = ["last_seen_at", "last_used_at"];

/// Every row that is an organizer's, of every table, as a hash of each table.
#[derive(Debug, PartialEq)]
pub(crate) struct Fingerprint {
    ids: BTreeSet<Uuid>,
    tables: BTreeMap<String, Table>,
}

#[derive(Debug, PartialEq)]
struct Table {
    rows: i64,
    hash: String,
}

impl Fingerprint {
    /// Of the organizer now. Its rows are those which name an id that is its own: the organizer's, and all ids that stand in
    /// rows of its own.
    pub(crate) async fn of(client: &Client, organizer_id: Uuid) -> Self {
        let columns = columns(client).await;
        let mut ids = BTreeSet::from([organizer_id]);
        loop {
            let found = named_beside(client, &columns, &ids).await;
            if found.is_subset(&ids) {
                break;
            }
            ids.extend(found);
        }
        let tables = tables(client, &columns, &ids).await;
        Self { ids, tables }
    }

    /// Which tables differ, if any do.
    pub(crate) fn compare(&self, after: &Self) -> Result<(), String> {
        let changed = self.tables.iter().filter_map(|(name, before)| {
            let after = &after.tables[name];
            let rows = format!("{name} ({} rows, then {})", before.rows, after.rows);
            (before != after).then_some(rows)
        });
        let changed: Vec<String> = changed.collect();
        if changed.is_empty() {
            return Ok(());
        }
        Err(format!("{} changed", changed.join(", ")))
    }
}

/// What is not found is not compared: the other organizer has as much of everything, and nothing is of both.
#[tokio::test]
async fn two_organizers_have_the_same_and_share_nothing() {
    let world = World::build().await;
    let (a, b) = (
        world.a.fingerprint(&world).await,
        world.b.fingerprint(&world).await,
    );
    let counts = |of: &Fingerprint| -> BTreeMap<String, i64> {
        let tables = of.tables.iter();
        tables
            .map(|(name, table)| (name.clone(), table.rows))
            .collect()
    };
    assert_eq!(counts(&a), counts(&b));
    assert!(a.ids.is_disjoint(&b.ids), "some ids are of both");
    for table in [
        "accounts",
        "api_keys",
        "audit_entries",
        "claims",
        "events",
        "invitations",
        "memberships",
        "outbox",
        "payments",
        "sessions",
        "tickets",
    ] {
        assert!(counts(&a)[table] > 0, "{table}");
    }
}

/// The columns of each table that somebody's rows may be in, with the type of each.
type Columns = BTreeMap<String, Vec<(String, String)>>;

async fn columns(client: &Client) -> Columns {
    let statement = "select c.table_name::text, c.column_name::text, c.udt_name::text
        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where table_schema = 'public' and t.table_type = 'BASE TABLE' order by c.table_name, c.ordinal_position";
    let mut columns = Columns::new();
    for row in client.query(statement, &[]).await.expect("answered") {
        let of_table = columns.entry(row.get(0)).or_default();
        of_table.push((row.get(1), row.get(2)));
    }
    for (table, reason) in OF_NOBODY {
        columns
            .remove(table)
            .unwrap_or_else(|| panic!("there is no table {table} any more, which {reason}"));
    }
    for (table, columns) in &columns {
        assert!(
            columns.iter().any(|(_, kind)| kind == "uuid"),
            "fingerprint.rs does not say whose the rows of {table} are"
        );
    }
    columns
}

/// Whether a row names one of the ids in `$1`, or of the texts in `$2` where it is a message.
fn names_an_id(table: &str, columns: &[(String, String)]) -> String {
    let is_message = MESSAGES.contains(&table);
    let conditions = columns
        .iter()
        .filter_map(|(column, kind)| match kind.as_str() {
            "uuid" => Some(format!("t.\"{column}\" = any($1)")),
            "_uuid" => Some(format!("t.\"{column}\" && $1")),
            "jsonb" if is_message => Some(format!("t.\"{column}\"::text like any($2)")),
            _ => None,
        });
    conditions.collect::<Vec<_>>().join(" or ")
}

/// All ids in rows that name one of these.
async fn named_beside(client: &Client, columns: &Columns, ids: &BTreeSet<Uuid>) -> BTreeSet<Uuid> {
    let selects = columns.iter().map(|(table, columns)| {
        let ids = columns
            .iter()
            .filter(|(_, kind)| kind == "uuid")
            .map(|(column, _)| format!("t.\"{column}\""));
        let ids = ids.collect::<Vec<_>>().join(", ");
        format!(
            "select unnest(array[{ids}]) as id from \"{table}\" t where {}",
            names_an_id(table, columns)
        )
    });
    let union = selects.collect::<Vec<_>>().join(" union ");
    let statement = format!("select id from ({union}) as named where id is not null");
    let (list, texts) = parameters(ids);
    let rows = client.query(&statement, &[&list, &texts]).await;
    rows.expect("answered")
        .iter()
        .map(|row| row.get(0))
        .collect()
}

async fn tables(
    client: &Client,
    columns: &Columns,
    ids: &BTreeSet<Uuid>,
) -> BTreeMap<String, Table> {
    let selects = columns.iter().map(|(table, columns)| {
        format!(
            "select '{table}', count(*), md5(coalesce(string_agg(row::text, '' order by row::text), ''))
             from (select to_jsonb(t) - $3::text[] as row from \"{table}\" t where {}) as rows",
            names_an_id(table, columns)
        )
    });
    let statement = selects.collect::<Vec<_>>().join(" union all ");
    let (list, texts) = parameters(ids);
    let rows = client
        .query(&statement, &[&list, &texts, &LAST_SEEN.as_slice()])
        .await;
    let table = |row: &tokio_postgres::Row| {
        let table = Table {
            rows: row.get(1),
            hash: row.get(2),
        };
        (row.get(0), table)
    };
    rows.expect("answered").iter().map(table).collect()
}

fn parameters(ids: &BTreeSet<Uuid>) -> (Vec<Uuid>, Vec<String>) {
    let texts = ids.iter().map(|id| format!("%{id}%")).collect();
    (ids.iter().copied().collect(), texts)
}
