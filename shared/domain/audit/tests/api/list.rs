use guichet_audit::{Action, Actor, AuditEntry, AuditFilter, Chain, Difference, Entry, list};
use guichet_testing::now;
use jiff::SignedDuration;
use serde_json::json;
use uuid::Uuid;

use crate::support::{Log, entry};

async fn all(log: &Log, chain: Chain, filter: &AuditFilter) -> Vec<AuditEntry> {
    list(&log.client, chain, filter, None, 100)
        .await
        .expect("listed")
}

async fn numbers(log: &Log, chain: Chain, filter: AuditFilter) -> Vec<i64> {
    let entries = all(log, chain, &filter).await;
    entries.iter().map(|entry| entry.sequence).collect()
}

/// An account, a key and a device that are called Ada, Shop and Door.
async fn named(log: &Log, chain: Chain) -> [Uuid; 3] {
    let ids = [0; 3].map(|_| log.id());
    let [account, key, device] = ids;
    let statement =
        "insert into accounts (account_id, email, email_folded, name, locale, created_at)
        values ($1, 'ada@example.org', 'ada@example.org', 'Ada', 'fr', now())";
    log.client
        .execute(statement, &[&account])
        .await
        .expect("inserted");
    let statement = "insert into api_keys (api_key_id, organizer_id, name, prefix, secret_hash, role, created_at)
        values ($1, $2, 'Shop', 'guichet_x', sha256(''), 'sales', now())";
    log.client
        .execute(statement, &[&key, &chain.id()])
        .await
        .expect("inserted");
    let statement = "insert into devices (device_id, organizer_id, name, created_at) values ($1, $2, 'Door', now())";
    log.client
        .execute(statement, &[&device, &chain.id()])
        .await
        .expect("inserted");
    ids
}

#[tokio::test]
async fn an_entry_is_shown_with_the_names_of_today() {
    let log = Log::new().await;
    let chain = log.organizer().await;
    let [account, key, device] = named(&log, chain).await;
    let gone = log.id();
    let actors = [
        (Actor::Person(account), "person", Some("Ada")),
        (Actor::Key(key), "key", Some("Shop")),
        (Actor::Device(device), "device", Some("Door")),
        (Actor::Person(gone), "person", None),
        (Actor::Operator, "operator", None),
    ];
    for (actor, ..) in actors {
        let written = Entry {
            actor,
            subject_id: actor.id(),
            ..entry(chain)
        };
        let appended = written.append(&log.client, log.id(), now()).await;
        appended.expect("appended");
    }
    let mut shown = all(&log, chain, &AuditFilter::default()).await;
    shown.reverse();
    for ((actor, kind, name), shown) in actors.into_iter().zip(&shown) {
        assert_eq!(shown.actor.kind, kind);
        assert_eq!(shown.actor.id, actor.id());
        assert_eq!(shown.actor.name.as_deref(), name);
        assert_eq!(shown.subject.id, actor.id());
        assert_eq!(
            shown.subject.name.as_deref(),
            name.filter(|name| *name != "Door")
        );
    }
    let first = &shown[0];
    assert_eq!((first.sequence, first.at), (1, now()));
    assert_eq!(first.action, "member.changed");
    assert_eq!(first.difference, json!({"role": ["sales", "manager"]}));
    assert_eq!((first.event_id, first.order_id), (None, None));
    assert_eq!(first.hash.len(), 64);
}

#[tokio::test]
async fn each_filter_leaves_its_entries() {
    let log = Log::new().await;
    let chain = log.chain();
    let [actor, subject, event, order] = [0; 4].map(|_| log.id());
    let minute = SignedDuration::from_mins(1);
    let entries = [
        entry(chain),
        Entry {
            actor: Actor::Key(actor),
            ..entry(chain)
        },
        Entry {
            action: Action::MemberLeft,
            ..entry(chain)
        },
        Entry {
            subject_id: Some(subject),
            ..entry(chain)
        },
        Entry {
            event_id: Some(event),
            order_id: Some(order),
            difference: Difference::new(),
            ..entry(chain)
        },
    ];
    for (minutes, entry) in (0..).zip(entries) {
        let at = now() + minute * minutes;
        let appended = entry.append(&log.client, log.id(), at).await;
        appended.expect("appended");
    }
    let filter = AuditFilter::default;
    assert_eq!(numbers(&log, chain, filter()).await, [5, 4, 3, 2, 1]);
    for (filter, expected) in [
        (
            AuditFilter {
                actor_id: Some(actor),
                ..filter()
            },
            &[2][..],
        ),
        (
            AuditFilter {
                action: Some(Action::MemberLeft),
                ..filter()
            },
            &[3],
        ),
        (
            AuditFilter {
                subject_id: Some(subject),
                ..filter()
            },
            &[4],
        ),
        (
            AuditFilter {
                event_id: Some(event),
                ..filter()
            },
            &[5],
        ),
        (
            AuditFilter {
                since: Some(now() + minute * 3),
                ..filter()
            },
            &[5, 4],
        ),
        (
            AuditFilter {
                until: Some(now() + minute),
                ..filter()
            },
            &[1],
        ),
        (
            AuditFilter {
                subject_id: Some(subject),
                event_id: Some(event),
                ..filter()
            },
            &[],
        ),
    ] {
        assert_eq!(
            numbers(&log, chain, filter.clone()).await,
            expected,
            "{filter:?}"
        );
    }
    assert!(numbers(&log, log.chain(), filter()).await.is_empty());
}

#[tokio::test]
async fn pages_have_no_gaps_while_entries_come() {
    let log = Log::new().await;
    let chain = log.chain_of(7).await;
    let mut seen = Vec::new();
    let mut before = None;
    for _ in 0..3 {
        let page = list(&log.client, chain, &AuditFilter::default(), before, 3).await;
        let page = page.expect("listed");
        before = page.last().map(|entry| entry.sequence);
        seen.extend(page.iter().map(|entry| entry.sequence));
        log.append(&log.client, chain).await;
    }
    assert_eq!(seen, [7, 6, 5, 4, 3, 2, 1]);
}
