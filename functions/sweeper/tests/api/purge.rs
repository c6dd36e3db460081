use guichet_testing::now;
use jiff::SignedDuration;

use crate::setting::Setting;

#[tokio::test]
async fn only_what_nobody_needs_any_more_is_deleted() {
    let setting = Setting::new().await;
    let hours = |hours| now() - SignedDuration::from_hours(hours);
    let days = |days: i64| hours(days * 24);
    for (key, expires_at) in [
        ("past", now()),
        ("present", now() + SignedDuration::from_secs(1)),
    ] {
        let statement =
            "insert into idempotency_keys (scope, key, fingerprint, created_at, expires_at)
            values ('s', $1, '', $2, $2)";
        setting
            .client
            .execute(statement, &[&key, &expires_at])
            .await
            .expect("written");
    }
    for (consumer, received_at) in [("old", days(15)), ("young", days(13))] {
        let statement = "insert into inbox (consumer, outbox_id, received_at) values ($1, gen_random_uuid(), $2)";
        setting
            .client
            .execute(statement, &[&consumer, &received_at])
            .await
            .expect("written");
        let statement =
            "insert into dead_messages (dead_message_id, consumer, reason, body, received_at)
            values (gen_random_uuid(), $1, 'r', '{}', $2)";
        setting
            .client
            .execute(statement, &[&consumer, &received_at])
            .await
            .expect("written");
    }
    setting
        .run("update dead_messages set received_at = received_at - interval '76 days'")
        .await;
    for (topic, created_at) in [("old", days(15)), ("young", days(13))] {
        let statement = "insert into outbox (outbox_id, topic, payload, created_at, published_at) values ($1, $2, '{}', $3, $3)";
        let outbox_id = setting.app.entropy.uuid(created_at);
        setting
            .client
            .execute(statement, &[&outbox_id, &topic, &created_at])
            .await
            .expect("written");
    }

    let report = setting.sweep().await;

    for table in ["idempotency_keys", "inbox", "outbox", "dead_messages"] {
        assert_eq!(report[table], 1, "{table}");
        assert_eq!(setting.count(table).await, 1, "{table}");
    }
    assert_eq!(
        setting
            .count("idempotency_keys where key = 'present'")
            .await,
        1
    );
    assert_eq!(setting.count("inbox where consumer = 'young'").await, 1);
    assert_eq!(setting.count("outbox where topic = 'young'").await, 1);
    assert_eq!(
        setting
            .count("dead_messages where consumer = 'young'")
            .await,
        1
    );
}

#[tokio::test]
async fn what_is_over_of_accounts_is_deleted() {
    let setting = Setting::new().await;
    setting
        .run(
            "insert into accounts (account_id, email, email_folded, name, locale, created_at)
            values ('00000000-0000-7000-8000-000000000001', 'ada@example.org', 'ada@example.org', 'Ada', 'fr', now())",
        )
        .await;
    let ago = |hours| now() - SignedDuration::from_hours(hours);
    let second = SignedDuration::from_secs(1);
    let (idle, later) = (ago(7 * 24), now() + second);
    for (name, last_seen_at, expires_at) in [
        ("live", idle + second, later),
        ("idle", idle, later),
        ("over", now(), now()),
    ] {
        let statement = "insert into sessions (session_id, account_id, token_hash, created_at, last_seen_at, expires_at,
                stepped_up_at, user_agent, network)
            values (gen_random_uuid(), '00000000-0000-7000-8000-000000000001', sha256($1::text::bytea), $2, $2, $3, $2, $1, '')";
        let inserted = setting
            .client
            .execute(statement, &[&name, &last_seen_at, &expires_at])
            .await;
        inserted.expect("written");
    }
    for (name, expires_at) in [("old", ago(24) - second), ("young", ago(24))] {
        let statement = "with link as (
                insert into account_links (account_link_id, kind, email, email_folded, locale, browser_hash, created_at, expires_at)
                values (gen_random_uuid(), 'sign_in', $1, $1, 'fr', sha256(''), $2, $2)
                returning account_link_id
            )
            insert into mails (mail_id, account_link_id, kind, locale, recipient, status, created_at, sent_at)
            select gen_random_uuid(), account_link_id, 'sign_in_link', 'fr', $1, 'sent', $2, $2 from link";
        let inserted = setting
            .client
            .execute(statement, &[&name, &expires_at])
            .await;
        inserted.expect("written");
    }
    for (subject, free_at) in [("old", ago(1) - second), ("young", ago(1))] {
        let statement = "insert into attempts (subject, free_at) values ($1::text::bytea, $2)";
        let inserted = setting
            .client
            .execute(statement, &[&subject, &free_at])
            .await;
        inserted.expect("written");
    }

    let report = setting.sweep().await;

    assert_eq!(report["sessions"], 2);
    assert_eq!(report["account_links"], 1);
    assert_eq!(report["attempts"], 1);
    assert_eq!(setting.count("sessions where user_agent = 'live'").await, 1);
    assert_eq!(
        setting.count("account_links where email = 'young'").await,
        1
    );
    assert_eq!(setting.count("attempts where subject = 'young'").await, 1);
    // The mail that the link was in is still known.
    assert_eq!(
        setting.count("mails where account_link_id is null").await,
        1
    );
    assert_eq!(setting.count("mails").await, 2);
}

#[tokio::test]
async fn a_message_that_was_never_published_is_never_deleted() {
    let setting = Setting::new().await;
    let old = now() - SignedDuration::from_hours(24 * 100);
    let outbox_id = setting.app.entropy.uuid(old);
    let statement = "insert into outbox (outbox_id, topic, payload, created_at) values ($1, 'mail-requested', '{}', $2)";
    setting
        .client
        .execute(statement, &[&outbox_id, &old])
        .await
        .expect("written");
    setting.pubsub.behave(guichet_testing::Behaviour::NotFound);
    assert_eq!(setting.sweep().await["outbox"], 0);
    assert_eq!(setting.count("outbox").await, 1);
}

#[tokio::test]
async fn more_than_a_batch_is_deleted_in_one_sweep() {
    let setting = Setting::new().await;
    let statement = "insert into inbox (consumer, outbox_id, received_at)
        select 'fulfilment', gen_random_uuid(), timestamptz '2026-01-01 00:00:00Z' from generate_series(1, 2500)";
    setting.run(statement).await;
    assert_eq!(setting.sweep().await["inbox"], 2500);
    assert_eq!(setting.count("inbox").await, 0);
}

#[tokio::test]
async fn what_was_deleted_is_forgotten_when_it_can_be_restored_no_more() {
    let setting = Setting::new().await;
    setting.sale().await;
    setting
        .run(
            "insert into deletions (deletion_id, organizer_id, event_id, kind, subject_id, name, content, actor_kind, deleted_at)
            select gen_random_uuid(), organizer_id, event_id, 'code', gen_random_uuid(), 'AMIS', '{}', 'operator', created_at
            from events",
        )
        .await;
    setting.clock.advance(SignedDuration::from_hours(30 * 24));
    assert_eq!(setting.sweep().await["deletions"], 0);
    setting.clock.advance(SignedDuration::from_hours(25));
    assert_eq!(setting.sweep().await["deletions"], 1);
    assert_eq!(setting.count("deletions").await, 0);
}
