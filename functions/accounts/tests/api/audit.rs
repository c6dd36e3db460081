use serde_json::{Value, json};

use crate::team::Team;

/// Makes keys, for entries of an organizer.
async fn make_keys(team: &Team, names: &[&str]) {
    for name in names {
        let wanted = json!({"name": name, "role": "sales"});
        let made = team.owner.post(&team.path("/api-keys"), &wanted).await;
        made.has_status(201);
    }
}

fn numbers(page: &Value) -> Vec<i64> {
    let items = page["items"].as_array().expect("a list");
    let number = |item: &Value| item["sequence"].as_i64().expect("a number");
    items.iter().map(number).collect()
}

#[tokio::test]
async fn who_did_what_is_listed_for_who_may_read_it() {
    let team = Team::found().await;
    make_keys(&team, &["Website"]).await;
    let (manager, _) = team.member("manager@example.org", "manager").await;
    let page = manager.get(&team.path("/audit")).await.has_status(200);
    let page = page.json();
    assert_eq!(numbers(&page), [2, 1]);
    let made = &page["items"][0];
    assert_eq!(made["action"], "api_key.made");
    assert_eq!(
        made["actor"],
        json!({"kind": "person", "id": team.owner_id, "name": "Ada Lovelace"})
    );
    assert_eq!(made["subject"]["kind"], "api_key");
    assert_eq!(made["subject"]["name"], "Website");
    assert_eq!(made["difference"]["role"], "sales");
    assert_eq!(made["event_id"], json!(null));
    let (sales, _) = team.member("sales@example.org", "sales").await;
    for path in ["/audit", "/audit/check"] {
        sales
            .get(&team.path(path))
            .await
            .refuses(403, "role-required");
    }
}

#[tokio::test]
async fn the_list_pages_without_gaps_while_entries_come() {
    let team = Team::found().await;
    make_keys(&team, &["1", "2", "3", "4"]).await;
    let mut seen = Vec::new();
    let mut query = "/audit?limit=2".to_owned();
    for _ in 0..3 {
        let page = team.owner.get(&team.path(&query)).await.has_status(200);
        let page = page.json();
        seen.extend(numbers(&page));
        let cursor = page["next_cursor"].as_str().unwrap_or_default();
        query = format!("/audit?limit=2&cursor={cursor}");
        make_keys(&team, &["more"]).await;
    }
    assert_eq!(seen, [5, 4, 3, 2, 1]);
}

#[tokio::test]
async fn the_list_is_filtered_by_what_is_asked() {
    let team = Team::found().await;
    make_keys(&team, &["Website"]).await;
    let owner = team.owner_id;
    for (query, expected) in [
        ("action=organizer.founded".to_owned(), &[1][..]),
        (format!("actor_id={owner}&action=api_key.made"), &[2]),
        (format!("actor_id={}", team.organizer_id), &[]),
        (format!("subject_id={}", team.organizer_id), &[1]),
        (format!("event_id={owner}"), &[]),
        ("from=2026-06-01T08:00:00Z".to_owned(), &[2, 1]),
        ("until=2026-06-01T08:00:00Z".to_owned(), &[]),
    ] {
        let path = team.path(&format!("/audit?{query}"));
        let page = team.owner.get(&path).await.has_status(200).json();
        assert_eq!(numbers(&page), expected, "{query}");
    }
    for query in [
        "action=organizer.sold",
        "who=me",
        "cursor=x",
        "from=today",
        "limit=101",
    ] {
        let path = team.path(&format!("/audit?{query}"));
        team.owner.get(&path).await.refuses(400, "invalid-query");
    }
}

#[tokio::test]
async fn what_concerns_a_person_alone_is_in_their_own_log() {
    let team = Team::found().await;
    let own = team.owner.get("/me/audit").await.has_status(200).json();
    assert_eq!(own["items"][0]["action"], "session.opened");
    assert_eq!(numbers(&own), [1]);
    let of_organizer = team
        .owner
        .get(&team.path("/audit?action=session.opened"))
        .await;
    assert!(numbers(&of_organizer.json()).is_empty());
    let nobody = team.service.browser().get("/me/audit").await;
    nobody.refuses(401, "sign-in-required");
}

#[tokio::test]
async fn the_check_names_the_broken_entry() {
    let team = Team::found().await;
    make_keys(&team, &["1", "2", "3"]).await;
    let check = async |query: &str| {
        let path = team.path(&format!("/audit/check{query}"));
        team.owner.get(&path).await.has_status(200).json()
    };
    let whole = check("").await;
    let head: String = team
        .service
        .one(
            "select encode(hash, 'hex') from audit_entries where chain_id = $1 and sequence = 4",
            &[&team.organizer_id],
        )
        .await;
    let expected = json!({
        "is_whole": true, "broken_at": null, "checked_from": 1, "checked_to": 4, "last_sequence": 4, "head": head,
    });
    assert_eq!(whole, expected);
    let tampered = format!(
        "set session_replication_role = replica;
        update audit_entries set difference = '{{\"role\": \"gate\"}}' where sequence = 3 and chain_id = '{}';
        reset session_replication_role",
        team.organizer_id
    );
    let client = &team.service.client;
    client.batch_execute(&tampered).await.expect("legal");
    let broken = check("").await;
    assert_eq!(broken["is_whole"], false);
    assert_eq!(broken["broken_at"], 3);
    assert_eq!(check("?from=5").await["is_whole"], true);
    for query in ["?from=0", "?from=x", "?to=3"] {
        let path = team.path(&format!("/audit/check{query}"));
        team.owner.get(&path).await.refuses(400, "invalid-query");
    }
}
