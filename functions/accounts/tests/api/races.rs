//! What others change while a request is under way, between what it has looked at and what it writes.

use std::time::Duration;

use serde_json::json;
use tokio::time::{sleep, timeout};
use tokio_postgres::Client;

use crate::service::{Answer, Service};
use crate::team::Team;

/// Lets somebody change something by `statement`, asks while that is not committed, and answers what the request, which waits for
/// it, is told once it is.
async fn asked_meanwhile(
    service: &Service,
    statement: &str,
    request: impl Future<Output = Answer>,
) -> Answer {
    let other = service.test.client().await;
    let run = async |sql: &str| other.batch_execute(sql).await.expect("a legal statement");
    run("begin").await;
    run(statement).await;
    let commit = async {
        wait_for_lock(&service.client).await;
        run("commit").await;
    };
    tokio::join!(request, commit).0
}

/// Until somebody waits for a lock.
async fn wait_for_lock(client: &Client) {
    let waiting = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    let wait = async {
        loop {
            let row = client.query_one(waiting, &[]).await.expect("one row");
            if row.get::<_, i64>(0) > 0 {
                break;
            }
            sleep(Duration::from_millis(5)).await;
        }
    };
    let waited = timeout(Duration::from_secs(30), wait).await;
    waited.expect("a request that waits for a lock");
}

#[tokio::test]
async fn an_owner_who_is_one_no_more_lets_in_no_owner() {
    let team = Team::found().await;
    let (other, other_id) = team.member("other@example.org", "owner").await;
    let path = team.path("/invitations");
    for (number, (role, email)) in [("owner", "o@example.org"), ("manager", "m@example.org")]
        .into_iter()
        .enumerate()
    {
        let wanted = json!({"email": email, "role": role, "all_events": true, "locale": "fr"});
        let key = format!("k{number}");
        let invite = other.post_keyed(&path, &wanted, &key);
        // As `change_membership` does it, but for the sessions: it is the role that is looked at.
        let change = format!(
            "select from organizers where organizer_id = '{organizer}' for no key update;
            update memberships set role = 'manager' where account_id = '{other_id}'",
            organizer = team.organizer_id
        );
        let refused = asked_meanwhile(&team.service, &change, invite).await;
        let problem = refused.refuses(403, "role-required");
        assert_eq!(problem["required_roles"], json!(["owner"]));
        team.service
            .execute(
                "update memberships set role = 'owner' where account_id = $1",
                &[&other_id],
            )
            .await;
    }
    assert_eq!(team.service.count("invitations").await, 0);
    assert_eq!(team.service.count("mails").await, 0);
}

#[tokio::test]
async fn somebody_who_is_no_member_any_more_invites_nobody() {
    let team = Team::found().await;
    let (other, other_id) = team.member("other@example.org", "manager").await;
    let wanted =
        json!({"email": "n@example.org", "role": "gate", "all_events": true, "locale": "fr"});
    let path = team.path("/invitations");
    let leave = format!(
        "select from organizers where organizer_id = '{organizer}' for no key update;
        delete from memberships where account_id = '{other_id}'",
        organizer = team.organizer_id
    );
    let invite = other.post_keyed(&path, &wanted, "k");
    let refused = asked_meanwhile(&team.service, &leave, invite).await;
    refused.refuses(403, "role-required");
    assert_eq!(team.service.count("invitations").await, 0);
}

#[tokio::test]
async fn an_organizer_of_a_name_that_is_taken_meanwhile_has_another_slug() {
    let team = Team::found().await;
    let wanted = json!({"name": "Halle", "email": "billets@halle.example", "locale": "fr"});
    let found = team.owner.post_keyed("/organizers", &wanted, "k1");
    let take = "insert into organizers (organizer_id, slug, name, email, created_at)
        values (gen_random_uuid(), 'halle', 'Halle', 'halle@example.org', now())";
    let founded = asked_meanwhile(&team.service, take, found).await;
    assert_eq!(founded.has_status(201).json()["slug"], "halle-2");
}
