//! What holds in all places.

use bytes::Bytes;
use futures::future::join_all;
use jiff::SignedDuration;

use super::places::{Empty, PAGE_LENGTH};
use crate::{
    ContentType, Cursor, LARGEST_OBJECT_BYTES, ObjectName, Storage, StorageError, StoredObject,
};

const PICTURE: &[u8] = b"a picture, \r\n--and more\0";

async fn put(storage: &Storage, content: &[u8]) -> ObjectName {
    let content = Bytes::copy_from_slice(content);
    let put = storage.put(ContentType::Webp, content).await;
    put.expect("stored")
}

async fn found(storage: &Storage, name: &ObjectName) -> StoredObject {
    let found = storage.find(name).await.expect("an answer");
    found.expect("it is there")
}

/// All pages, each by the names on it.
async fn pages(storage: &Storage, prefix: &str) -> Vec<Vec<ObjectName>> {
    let (mut pages, mut from): (Vec<Vec<ObjectName>>, Option<Cursor>) = (Vec::new(), None);
    loop {
        let page = storage.list(prefix, from.as_ref()).await.expect("a page");
        pages.push(page.objects.into_iter().map(|object| object.name).collect());
        from = page.next;
        if from.is_none() {
            return pages;
        }
        assert!(pages.len() < 100, "an endless list");
    }
}

pub(super) async fn what_was_put_is_read_found_and_listed(place: &impl Empty) {
    let storage = place.storage();
    let name = put(storage, PICTURE).await;
    assert_eq!(name, ObjectName::of(ContentType::Webp, PICTURE));
    assert_eq!(storage.get(&name).await.expect("it is there"), PICTURE);
    assert!(storage.exists(&name).await.expect("an answer"));
    let page = storage.list("", None).await.expect("a page");
    assert_eq!(page.objects, [found(storage, &name).await]);
    assert_eq!(page.next, None);
}

pub(super) async fn the_same_content_is_one_object(place: &impl Empty) {
    let storage = place.storage();
    let first = put(storage, PICTURE).await;
    assert_eq!(put(storage, PICTURE).await, first);
    assert_eq!(pages(storage, "").await, [[first.clone()]]);
    let content = Bytes::from_static(PICTURE);
    let other = storage
        .put(ContentType::Png, content)
        .await
        .expect("stored");
    assert_ne!(other, first);
    assert_eq!(pages(storage, "").await, [[other, first]]);
}

pub(super) async fn what_is_not_there_is_not_found(place: &impl Empty) {
    let storage = place.storage();
    let absent = ObjectName::of(ContentType::Png, b"nobody put this");
    let look = async || {
        let error = storage.get(&absent).await.expect_err("nothing is there");
        assert!(
            matches!(&error, StorageError::NotFound(name) if *name == absent),
            "{error:?}"
        );
        assert_eq!(storage.find(&absent).await.expect("an answer"), None);
        assert!(!storage.exists(&absent).await.expect("an answer"));
    };
    assert!(pages(storage, "").await.concat().is_empty());
    look().await;
    put(storage, PICTURE).await;
    look().await;
}

pub(super) async fn a_deleted_object_is_gone_and_may_be_put_again(place: &impl Empty) {
    let storage = place.storage();
    let name = put(storage, PICTURE).await;
    let other = put(storage, b"another").await;
    let object = found(storage, &name).await;
    assert!(storage.delete(&object).await.expect("an answer"));
    assert!(!storage.exists(&name).await.expect("an answer"));
    assert!(storage.exists(&other).await.expect("an answer"));
    assert!(storage.delete(&object).await.expect("gone already"));
    put(storage, PICTURE).await;
    assert_eq!(storage.get(&name).await.expect("it is back"), PICTURE);
}

pub(super) async fn an_object_that_was_put_again_since_is_not_deleted(place: &impl Empty) {
    let storage = place.storage();
    let name = put(storage, PICTURE).await;
    let listed = storage.list("", None).await.expect("a page");
    place.clock().advance(SignedDuration::from_hours(48));
    put(storage, PICTURE).await;
    assert!(!storage.delete(&listed.objects[0]).await.expect("an answer"));
    assert_eq!(storage.get(&name).await.expect("still there"), PICTURE);
    let now = found(storage, &name).await;
    assert!(now.put_at > listed.objects[0].put_at);
    assert!(storage.delete(&now).await.expect("an answer"));
    assert!(!storage.exists(&name).await.expect("an answer"));
}

pub(super) async fn a_list_comes_in_pages_in_the_order_of_names(place: &impl Empty) {
    let storage = place.storage();
    let mut names = Vec::new();
    for n in 0..=2 * PAGE_LENGTH {
        names.push(put(storage, format!("picture {n}").as_bytes()).await);
    }
    names.sort();
    let expected: Vec<_> = names.chunks(PAGE_LENGTH).map(<[_]>::to_vec).collect();
    assert_eq!(pages(storage, "").await, expected);
    let last = found(storage, &names[2 * PAGE_LENGTH]).await;
    assert!(storage.delete(&last).await.expect("an answer"));
    assert_eq!(pages(storage, "").await, expected[..2]);
}

pub(super) async fn a_list_goes_on_after_what_was_deleted_or_put_again(place: &impl Empty) {
    let storage = place.storage();
    for n in 0..3 * PAGE_LENGTH {
        put(storage, format!("picture {n}").as_bytes()).await;
    }
    let (mut seen, mut from) = (0, None);
    loop {
        let page = storage.list("", from.as_ref()).await.expect("a page");
        place.clock().advance(SignedDuration::from_hours(1));
        // Somebody puts the last one of each page again before it is deleted.
        let last = page.objects.last().expect("no page is empty");
        let content = storage.get(&last.name).await.expect("it is there");
        put(storage, &content).await;
        for object in &page.objects {
            let deleted = storage.delete(object).await.expect("an answer");
            assert_eq!(deleted, object != last);
            seen += 1;
        }
        from = page.next;
        if from.is_none() {
            break;
        }
    }
    assert_eq!(seen, 3 * PAGE_LENGTH);
    assert_eq!(pages(storage, "").await.concat().len(), 3);
}

pub(super) async fn a_list_may_be_of_names_that_begin_alike(place: &impl Empty) {
    let storage = place.storage();
    let mut names = Vec::new();
    for n in 0..20 {
        names.push(put(storage, format!("picture {n}").as_bytes()).await);
    }
    names.sort();
    let prefix = &names[0].as_str()[..1];
    let alike = names
        .iter()
        .filter(|name| name.as_str().starts_with(prefix));
    let alike: Vec<ObjectName> = alike.cloned().collect();
    assert!(alike.len() < names.len());
    assert_eq!(pages(storage, prefix).await.concat(), alike);
    let whole = names[7].as_str();
    assert_eq!(pages(storage, whole).await, [[names[7].clone()]]);
    for nobody in ["x", "../", "%", "&maxResults=1", "é"] {
        let found = pages(storage, nobody).await.concat();
        assert!(found.is_empty(), "{nobody}: {found:?}");
    }
}

pub(super) async fn files_that_are_no_objects_are_not_listed(place: &impl Empty) {
    let storage = place.storage();
    let name = put(storage, PICTURE).await;
    place.write("media/readme.txt", b"hello").await;
    place.write(&format!("elsewhere/{name}"), PICTURE).await;
    place
        .write(&format!("media/{}.svg", "0".repeat(64)), b"<svg/>")
        .await;
    assert_eq!(pages(storage, "").await.concat(), [name]);
}

pub(super) async fn another_content_than_the_name_says_is_not_answered(place: &impl Empty) {
    let storage = place.storage();
    let name = ObjectName::of(ContentType::Webp, PICTURE);
    place.write(&format!("media/{name}"), &PICTURE[1..]).await;
    let error = storage.get(&name).await.expect_err("it is damaged");
    assert!(matches!(error, StorageError::Permanent(_)), "{error:?}");
}

pub(super) async fn the_largest_object_is_stored_and_a_larger_one_is_not(place: &impl Empty) {
    let storage = place.storage();
    let largest = vec![7; LARGEST_OBJECT_BYTES];
    let name = put(storage, &largest).await;
    assert_eq!(storage.get(&name).await.expect("it is there"), largest);
    let larger = vec![7; LARGEST_OBJECT_BYTES + 1];
    let put = storage.put(ContentType::Webp, larger.clone().into()).await;
    assert!(
        matches!(put, Err(StorageError::TooLarge(LARGEST_OBJECT_BYTES))),
        "{put:?}"
    );
    assert_eq!(pages(storage, "").await, [[name]]);
    // Nor is one read that somebody else has put there.
    let name = ObjectName::of(ContentType::Webp, &larger);
    place.write(&format!("media/{name}"), &larger).await;
    let get = storage.get(&name).await;
    assert!(
        matches!(get, Err(StorageError::TooLarge(LARGEST_OBJECT_BYTES))),
        "{get:?}"
    );
}

pub(super) async fn many_who_put_the_same_at_once_all_succeed(place: &impl Empty) {
    let storage = place.storage();
    let names = join_all((0..8).map(|_| put(storage, PICTURE))).await;
    assert!(names.iter().all(|name| *name == names[0]));
    assert_eq!(storage.get(&names[0]).await.expect("it is there"), PICTURE);
    assert_eq!(pages(storage, "").await, [[names[0].clone()]]);
}
