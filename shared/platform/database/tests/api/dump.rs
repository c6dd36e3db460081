//! A database that was dumped comes back whole, with the programs that belong to the server the tests run on.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use guichet_postgres::client_program;
use guichet_testing::offer::Sale;
use guichet_testing::{TestDatabase, check_invariants, now, orders};

/// Whoever looks a function up by the search path fails when PostgreSQL sets it to nothing, as it does in a restore, in
/// automatic analyze, and from version 17 on whenever it maintains something.
const CARELESS_INDEX: &str = "
    create function half(a double precision) returns double precision immutable language sql as 'select a / 2';
    create function quarter(a double precision) returns double precision immutable language sql as 'select half(half(a))';
    create index venues_quarter_idx on venues (quarter(latitude))";

struct Programs {
    dump: PathBuf,
    restore: PathBuf,
}

impl Programs {
    /// None where the server comes without them, such as the npm package; says so.
    async fn of(test: &TestDatabase) -> Option<Self> {
        let version = "select current_setting('server_version_num')::integer / 10000";
        let version = test.client().await.query_one(version, &[]).await;
        let version: i32 = version.expect("answered").get(0);
        let program = |name| client_program(name, version.unsigned_abs());
        if let (Some(dump), Some(restore)) = (program("pg_dump"), program("pg_restore")) {
            return Some(Self { dump, restore });
        }
        // Not captured, as what print macros write is.
        let _ = writeln!(
            io::stderr(),
            "Skipped: pg_dump of PostgreSQL {version} is not installed, so no dump is restored."
        );
        None
    }

    /// Everything in it as SQL, without what differs from one dump to the next: comments, random tokens, and the
    /// parentheses of a condition within a condition, which are written flat once they have been read back.
    fn text(&self, test: &TestDatabase) -> Vec<String> {
        let dumped = run(Command::new(&self.dump).args(["--dbname", test.url()]));
        let dumped = dumped.expect("dumped");
        let telling = |line: &&str| !line.starts_with("--") && !line.starts_with('\\');
        let lines = dumped.lines().filter(telling);
        lines.map(|line| line.replace(['(', ')'], "")).collect()
    }

    /// Copies one database into another that is empty.
    fn copy(&self, from: &TestDatabase, to: &TestDatabase) -> Result<String, String> {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        let path: &Path = file.path();
        run(Command::new(&self.dump)
            .args(["--format=custom", "--dbname", from.url(), "--file"])
            .arg(path))?;
        run(Command::new(&self.restore)
            .args(["--exit-on-error", "--dbname", to.url()])
            .arg(path))
    }
}

fn run(command: &mut Command) -> Result<String, String> {
    let output = command.output().expect("it can be run");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if output.status.success() {
        Ok(text(&output.stdout))
    } else {
        Err(text(&output.stderr))
    }
}

/// As automatic analyze does.
async fn analyze(test: &TestDatabase) -> Result<(), String> {
    let client = test.client().await;
    let analyzed = client.batch_execute("set search_path = ''; analyze");
    analyzed.await.map_err(|error| format!("{error:?}"))
}

/// Orders in every state, a refund, messages.
async fn sold() -> TestDatabase {
    let test = TestDatabase::create().await;
    let client = test.client().await;
    let sale = Sale::open(&client, now(), 100, 1250).await;
    orders::held(&client, &sale, 2, now()).await;
    orders::placed(&client, &sale, 3, now()).await;
    let (order_id, _) = orders::paid(&client, &sale, 4, now()).await;
    let refund = "select request_refund(gen_random_uuid(), payment_id, captured, 'cancelled_by_buyer', gen_random_uuid(),
            $2, null)
        from payments, cancel_order($1, $2) where order_id = $1";
    let refund = client.execute(refund, &[&order_id, &now()]).await;
    refund.expect("cancelled");
    test
}

#[tokio::test]
async fn a_dump_is_restored_whole() {
    let test = sold().await;
    let Some(programs) = Programs::of(&test).await else {
        return;
    };
    let restored = TestDatabase::empty().await;
    programs.copy(&test, &restored).expect("restored");
    let (before, after) = (programs.text(&test), programs.text(&restored));
    for expected in ["venues_position_idx", "ada@example.org"] {
        assert!(before.iter().any(|line| line.contains(expected)));
    }
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before, after);
    }
    assert_eq!(before.len(), after.len());
    check_invariants(&restored).await;
    analyze(&restored).await.expect("analyzed");
}

#[tokio::test]
async fn every_table_is_analyzed_with_an_empty_search_path() {
    analyze(&sold().await).await.expect("analyzed");
}

/// What the two tests above are for.
#[tokio::test]
async fn an_index_that_depends_on_the_search_path_is_noticed() {
    let test = sold().await;
    if test
        .client()
        .await
        .batch_execute(CARELESS_INDEX)
        .await
        .is_err()
    {
        // From version 17 on PostgreSQL itself does not let it be made.
        return;
    }
    let error = analyze(&test).await.expect_err("half is not found");
    assert!(error.contains("half"), "{error}");
    if let Some(programs) = Programs::of(&test).await {
        let restored = TestDatabase::empty().await;
        let error = programs
            .copy(&test, &restored)
            .expect_err("half is not found");
        assert!(error.contains("half"), "{error}");
    }
}
