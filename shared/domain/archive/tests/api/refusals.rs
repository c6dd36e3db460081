use std::fs;

use serde_json::{Value, json};

use crate::world::{World, json as json_of, pack, unpack};

type Entries = Vec<(String, Vec<u8>)>;

/// Changes the JSON of an entry.
fn edit(entries: &mut Entries, name: &str, change: impl FnOnce(&mut Value)) {
    let mut value = json_of(entries, name);
    change(&mut value);
    let entry = entries.iter_mut().find(|(entry, _)| entry == name);
    entry.expect(name).1 = serde_json::to_vec(&value).expect("JSON");
}

const ORGANIZER: &str = "organizer.json";
const EVENT: &str = "events/0001.json";

/// How an archive is spoiled, and what is said of it.
type Spoiled = (&'static str, fn(&mut Entries));

const SPOILED: &[Spoiled] = &[
    ("manifest.json: version", |entries| {
        edit(entries, "manifest.json", |json| json["version"] = json!(2));
    }),
    ("manifest.json: format", |entries| {
        edit(entries, "manifest.json", |json| {
            json["format"] = json!("tar");
        });
    }),
    (
        "organizer.json: manifest.json must be the first",
        |entries| {
            entries.remove(0);
        },
    ),
    ("archive: it has no organizer.json", |entries| {
        entries.remove(1);
        entries.truncate(2);
    }),
    ("../../etc/passwd: no such entry", |entries| {
        entries.push(("../../etc/passwd".to_owned(), b"root".to_vec()));
    }),
    ("notes.txt: no such entry", |entries| {
        entries.push(("notes.txt".to_owned(), Vec::new()));
    }),
    ("events/0002.json: EOF", |entries| {
        entries.push(("events/0002.json".to_owned(), Vec::new()));
    }),
    ("events/0002.json: larger than 16777216 bytes", |entries| {
        entries.push(("events/0002.json".to_owned(), vec![b' '; 17 << 20]));
    }),
    (
        "events/0003.json: events/0002.json must be the next",
        |entries| {
            entries.push(("events/0003.json".to_owned(), b"{}".to_vec()));
        },
    ),
    ("unknown field `iban`", |entries| {
        edit(entries, ORGANIZER, |json| {
            json["profile"]["iban"] = json!("FR76");
        });
    }),
    ("organizer.json: venues[0].time_zone must be", |entries| {
        edit(entries, ORGANIZER, |json| {
            json["venues"][0]["time_zone"] = json!("Europe/Nowhere");
        });
    }),
    ("events/0001.json: settings.currency", |entries| {
        edit(entries, EVENT, |json| {
            json["settings"]["currency"] = json!("ZZZ");
        });
    }),
    (
        "events/0001.json: a value that events_category_check refuses",
        |entries| {
            edit(entries, EVENT, |json| {
                json["settings"]["category"] = json!("circus");
            });
        },
    ),
    ("events/0001.json: settings.name must be", |entries| {
        edit(entries, EVENT, |json| {
            json["settings"]["name"] = json!({"fr": "a\u{7}"});
        });
    }),
    (
        "events/0001.json: products[0].rates[0].price: invalid type",
        |entries| {
            edit(entries, EVENT, |json| {
                json["products"][0]["rates"][0]["price"] = json!(12.5);
            });
        },
    ),
    ("events/0001.json: series[0].series must be", |entries| {
        edit(entries, EVENT, |json| {
            json["series"][0]["series"]["times"] = json!([]);
        });
    }),
    ("is the id of no capacity that it may refer to", |entries| {
        edit(entries, EVENT, |json| {
            json["codes"][0]["uses_pool_id"] = json!("018f0000-0000-7000-8000-000000000000");
        });
    }),
    ("more than one venue has the id", |entries| {
        edit(entries, ORGANIZER, |json| {
            let venue = json["venues"][0].clone();
            json["venues"].as_array_mut().expect("venues").push(venue);
        });
    }),
    ("the name is not the SHA-256 of the content", |entries| {
        entries[3].1[100] ^= 1;
    }),
    ("no picture that can be shown: NotAnImage", |entries| {
        let content = b"<script>".to_vec();
        let name = guichet_storage::ObjectName::of(guichet_storage::ContentType::Jpeg, &content);
        edit(entries, ORGANIZER, |json| {
            json["pictures"][0]["file"] = json!(name.as_str());
        });
        entries[3] = (format!("pictures/{name}"), content);
    }),
    ("organizer.json: the archive has no pictures/", |entries| {
        entries.truncate(3);
    }),
    (
        "organizer.json before it names no such picture",
        |entries| {
            edit(entries, ORGANIZER, |json| json["pictures"] = json!([]));
        },
    ),
];

#[tokio::test]
async fn a_bad_archive_is_refused_by_the_name_of_its_entry_and_leaves_nothing_behind() {
    let (here, there) = (World::new().await, World::new().await);
    let slug = here.organizer().await;
    let good = unpack(&here.export(&slug).await);
    for (said, spoil) in SPOILED {
        let mut entries = good.clone();
        spoil(&mut entries);
        let refused = there.import(&pack(&entries)).await;
        let refused = refused.expect_err(said).to_string();
        assert!(refused.contains(said), "{said}\n{refused}");
        for table in ["organizers", "events", "venues", "images", "audit_entries"] {
            assert_eq!(there.count(table).await, 0, "{said}: {table}");
        }
    }
    there.import(&pack(&good)).await.expect("the good one");
}

#[tokio::test]
async fn what_is_no_archive_or_breaks_off_is_refused() {
    let here = World::new().await;
    let slug = here.organizer().await;
    let file = here.export(&slug).await;
    let organizers = here.count("organizers").await;
    for spoiled in [&b"no archive"[..], &file[..file.len() / 2], &[]] {
        here.import(spoiled).await.expect_err("refused");
    }
    assert_eq!(here.count("organizers").await, organizers);
}

#[tokio::test]
async fn an_owner_or_an_organizer_that_nobody_knows_is_named() {
    let here = World::new().await;
    let exported = guichet_archive::export(&here.installation, "nobody", Vec::new()).await;
    let refused = exported.expect_err("refused").to_string();
    assert_eq!(refused, "no organizer has the slug nobody");
    let imported = guichet_archive::import(&here.installation, "x@example.org", &b""[..]).await;
    let refused = imported.expect_err("refused").to_string();
    assert_eq!(refused, "no account has the address x@example.org");
    let stored = fs::read_dir(here.folder.path())
        .expect("the folder")
        .count();
    assert_eq!(stored, 0);
}
