use std::sync::Arc;
use std::time::Duration;

use guichet_audit::Chain;
use guichet_database::migrate::FUNCTIONS;
use guichet_testing::{check_invariants, now, shows, violations};
use tokio::task::JoinSet;
use tokio::time::timeout;

use crate::support::{Log, entry};

/// Each of `writers` appends `entries`, all at once; answers how many were refused.
async fn append_at_once(log: &Arc<Log>, chains: &[Chain], writers: usize, entries: usize) -> usize {
    let mut tasks = JoinSet::new();
    for writer in 0..writers {
        let (log, chain) = (log.clone(), chains[writer % chains.len()]);
        tasks.spawn(async move {
            let client = log.test.client().await;
            let mut refused = 0;
            for _ in 0..entries {
                let appended = entry(chain).append(&client, log.id(), now()).await;
                refused += usize::from(appended.is_err());
            }
            refused
        });
    }
    tasks.join_all().await.iter().sum()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn forty_writers_at_once_leave_no_gap() {
    let log = Arc::new(Log::new().await);
    let chains = [log.chain(), log.chain()];
    assert_eq!(append_at_once(&log, &chains, 40, 5).await, 0);
    for chain in chains {
        assert_eq!(log.numbers(chain).await, (1..=100).collect::<Vec<i64>>());
        assert!(log.check(chain).await.is_whole);
    }
    check_invariants(&log.test).await;
}

#[tokio::test]
async fn entries_are_chained_in_the_order_of_their_commits() {
    let log = Arc::new(Log::new().await);
    let chain = log.chain();
    let (mut one, mut other) = (log.test.client().await, log.test.client().await);
    // The other begins first, and has even read before the one commits.
    let late = other.transaction().await.expect("begun");
    let read = late.query("select sequence from audit_chains", &[]).await;
    assert!(read.expect("answered").is_empty());
    let first = one.transaction().await.expect("begun");
    let (first_id, late_id) = (log.id(), log.id());
    let appended = entry(chain).append(first.client(), first_id, now()).await;
    appended.expect("appended");
    let waits = async {
        let appended = entry(chain).append(late.client(), late_id, now()).await;
        appended.expect("appended");
    };
    let commits = async {
        let waiting = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        let waits = async || {
            let row = log.client.query_one(waiting, &[]).await;
            row.expect("answered").get::<_, i64>(0) == 1
        };
        while !waits().await {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        first.commit().await.expect("committed");
    };
    tokio::join!(waits, commits);
    late.commit().await.expect("committed");
    let query = "select audit_entry_id from audit_entries order by sequence";
    let rows = log.client.query(query, &[]).await.expect("answered");
    let ids: Vec<uuid::Uuid> = rows.iter().map(|row| row.get(0)).collect();
    assert_eq!(ids, [first_id, late_id]);
    assert!(log.check(chain).await.is_whole);
}

#[tokio::test]
async fn two_organizers_do_not_wait_for_each_other() {
    let log = Log::new().await;
    let (one, other) = (log.organizer().await, log.organizer().await);
    log.append(&log.client, one).await;
    let mut client = log.test.client().await;
    let open = client.transaction().await.expect("begun");
    log.append(open.client(), one).await;
    let at_once = timeout(Duration::from_secs(10), log.append(&log.client, other)).await;
    at_once.expect("it does not wait");
}

/// Lets `chain_audit_entry` read the end of the chain without a lock, and wait a moment before it writes the next.
async fn take_out_the_lock(log: &Log) {
    let function = FUNCTIONS
        .iter()
        .find(|function| function.name == "chain_audit_entry");
    let guarded = function.expect("it is there").sql;
    let unguarded = guarded
        .replace(" for update", "")
        .replace("new.hash :=", "perform pg_sleep(0.002); new.hash :=");
    assert_ne!(guarded, unguarded);
    log.client.batch_execute(&unguarded).await.expect("legal");
}

/// Two of the same number are refused, and what somebody did is not written down, or not done.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_the_lock_entries_are_refused() {
    let log = Arc::new(Log::new().await);
    take_out_the_lock(&log).await;
    let refuses = async || append_at_once(&log, &[log.chain()], 10, 3).await > 0;
    assert!(shows(refuses).await, "the race must show without its guard");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_the_lock_and_the_key_the_race_breaks_the_chain() {
    let log = Arc::new(Log::new().await);
    take_out_the_lock(&log).await;
    let unguarded = "alter table audit_entries drop constraint audit_entries_chain_id_sequence_key";
    log.client.batch_execute(unguarded).await.expect("legal");
    let breaks = async || {
        let chain = log.chain();
        append_at_once(&log, &[chain], 10, 3).await;
        !log.check(chain).await.is_whole
    };
    assert!(shows(breaks).await, "the race must show without its guard");
    assert!(
        !violations(&log.test).await.is_empty(),
        "the invariants must notice"
    );
}
