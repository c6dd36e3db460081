use std::collections::HashMap;

use guichet_testing::offer::Event;
use guichet_testing::{check_invariants, now};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::{World, json as json_of, unpack};

/// Ids by the order in which they appear, and without the names of files, as pictures are encoded anew.
fn without_ids(value: &mut Value, seen: &mut HashMap<String, usize>) {
    match value {
        Value::String(text) if Uuid::parse_str(text).is_ok() => {
            let next = seen.len();
            *value = json!(*seen.entry(text.clone()).or_insert(next));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| without_ids(item, seen)),
        Value::Object(fields) => {
            fields.remove("file");
            fields
                .values_mut()
                .for_each(|field| without_ids(field, seen));
        }
        _ => {}
    }
}

fn comparable(file: &[u8]) -> Vec<Value> {
    let entries = unpack(file);
    let mut seen = HashMap::new();
    let names = ["organizer.json", "events/0001.json"];
    let entries = names.map(|name| {
        let mut entry = json_of(&entries, name);
        without_ids(&mut entry, &mut seen);
        entry
    });
    entries.into()
}

#[tokio::test]
async fn what_was_imported_elsewhere_is_exported_as_the_same() {
    let (here, there) = (World::new().await, World::new().await);
    let slug = here.organizer().await;
    let first = here.export(&slug).await;
    let imported = there.import(&first).await.expect("imported");
    assert_eq!(imported.slug, "parvis");
    assert_eq!(imported.renamed, []);
    let counts = (
        imported.events,
        imported.dates,
        imported.products,
        imported.codes,
        imported.pictures,
    );
    assert_eq!(counts, (1, 2, 2, 1, 1));
    let second = there.export(&imported.slug).await;
    assert_eq!(comparable(&first), comparable(&second));
    let names = |file: &[u8]| {
        unpack(file)
            .into_iter()
            .map(|(name, _)| name)
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&first)[..3], names(&second)[..3]);
    assert_eq!(names(&second).len(), 4);
    check_invariants(&there.test).await;
}

#[tokio::test]
async fn an_import_is_a_draft_with_nothing_sold_and_says_so_in_the_audit_log() {
    let (here, there) = (World::new().await, World::new().await);
    let slug = here.organizer().await;
    let sold = "update pools set taken = 3 where kind = 'places' and not numbered";
    here.client.execute(sold, &[]).await.expect("sold");
    let file = here.export(&slug).await;
    there.import(&file).await.expect("imported");
    let draft =
        "select status, published_at is null, (select sum(taken) from pools)::integer from events";
    let row = there.client.query_one(draft, &[]).await.expect("an event");
    let state: (String, bool, i32) = (row.get(0), row.get(1), row.get(2));
    assert_eq!(state, ("draft".to_owned(), true, 0));
    let actions = "select string_agg(action, ' ' order by sequence) from audit_entries";
    let row = there.client.query_one(actions, &[]).await.expect("entries");
    assert_eq!(
        row.get::<_, String>(0),
        "organizer.founded organizer.imported"
    );
    let role = "select role from memberships";
    let row = there.client.query_one(role, &[]).await.expect("one member");
    assert_eq!(row.get::<_, String>(0), "owner");
}

#[tokio::test]
async fn slugs_that_others_have_get_a_number_and_are_named() {
    let here = World::new().await;
    let slug = here.organizer().await;
    let file = here.export(&slug).await;
    let imported = here.import(&file).await.expect("imported beside");
    let renamed = imported.renamed.iter();
    let renamed: Vec<_> = renamed
        .map(|one| (one.entry.as_str(), one.to.as_str()))
        .collect();
    assert_eq!(
        renamed,
        [
            ("organizer.json", "parvis-2"),
            ("events/0001.json", "ete-2")
        ]
    );
}

#[tokio::test]
async fn no_secret_and_nothing_of_another_organizer_is_exported() {
    let here = World::new().await;
    let other = Event::published(&here.client, now()).await;
    let text = "update events set summary = '{\"fr\": \"Chez les autres\"}' where event_id = $1";
    here.client
        .execute(text, &[&other.event_id])
        .await
        .expect("another's");
    let slug = here.organizer().await;
    let entries = unpack(&here.export(&slug).await);
    let jsons = entries
        .iter()
        .filter(|(name, _)| !name.starts_with("pictures/"));
    let text: String = jsons
        .map(|(_, json)| String::from_utf8_lossy(json))
        .collect();
    assert!(text.contains("Été électrique"));
    let secrets = [
        "sealed",
        "preview",
        "FR7630006000011234567890189",
        "owner@example.org",
    ];
    let others = [other.event_id, other.organizer_id, other.venue_id].map(|id| id.to_string());
    for absent in secrets.into_iter().chain(others.iter().map(String::as_str)) {
        assert!(!text.contains(absent), "{absent}");
    }
    assert!(!text.contains("Chez les autres"));
}
