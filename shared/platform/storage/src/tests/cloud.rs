//! What only Cloud Storage has: an answer that is late, lost or no.

use std::time::Duration;

use bytes::Bytes;
use guichet_problem::{Problem, StatusCode};
use tokio::time::Instant;

use super::places::{Empty, InBucket, clock, in_bucket};
use super::server::Fault;
use crate::{CACHE_CONTROL, ContentType, ObjectName, Storage, StorageError, TIME_LIMIT};

const PICTURE: Bytes = Bytes::from_static(b"a picture");

async fn put(storage: &Storage) -> Result<ObjectName, StorageError> {
    storage.put(ContentType::Jpeg, PICTURE).await
}

fn is_transient<T>(outcome: &Result<T, StorageError>) -> bool {
    matches!(outcome, Err(StorageError::Transient(_)))
}

fn is_permanent<T>(outcome: &Result<T, StorageError>) -> bool {
    matches!(outcome, Err(StorageError::Permanent(_)))
}

#[tokio::test]
async fn an_object_is_served_with_its_type_and_may_be_kept_for_ever() {
    let place = InBucket::new().await;
    for content_type in ContentType::ALL {
        let put = place.storage().put(content_type, PICTURE).await;
        let name = put.expect("stored");
        let bucket = place.server.bucket();
        let object = &bucket.objects[&format!("media/{name}")];
        assert_eq!(object.content, PICTURE);
        assert_eq!(object.content_type, content_type.as_str());
        assert_eq!(object.cache_control, CACHE_CONTROL);
    }
}

#[tokio::test]
async fn nothing_is_asked_before_the_first_call() {
    let place = InBucket::new().await;
    let _clone = place.storage().clone();
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(place.server.asked().is_empty());
}

#[tokio::test]
async fn what_a_moment_cures_is_tried_again() {
    let place = InBucket::new().await;
    let (storage, server) = (place.storage(), &place.server);
    for fault in [429, 503, 500, 408]
        .map(Fault::Refuse)
        .into_iter()
        .chain([Fault::Drop])
    {
        server.fail([fault]);
        let name = put(storage).await.expect("stored");
        server.fail([fault]);
        assert_eq!(
            storage.get(&name).await.expect("read"),
            PICTURE,
            "{fault:?}"
        );
        server.fail([fault]);
        let page = storage.list("", None).await.expect("listed");
        server.fail([fault]);
        let found = storage
            .find(&name)
            .await
            .expect("an answer")
            .expect("found");
        assert_eq!(page.objects.first(), Some(&found), "{fault:?}");
        server.fail([fault]);
        assert!(storage.delete(&found).await.expect("deleted"), "{fault:?}");
        assert!(server.bucket().objects.is_empty(), "{fault:?}");
    }
}

#[tokio::test]
async fn a_server_that_stays_busy_is_asked_four_times_and_the_caller_may_come_back() {
    let place = InBucket::new().await;
    place.server.fail([Fault::Refuse(503); 10]);
    let error = put(place.storage()).await.expect_err("it is busy");
    assert_eq!(place.server.asked().len(), 4);
    let problem = Problem::from(error);
    assert_eq!(problem.status(), StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn who_is_refused_is_told_at_once_and_does_not_ask_again() {
    let place = InBucket::new().await;
    place.server.fail([Fault::Refuse(403)]);
    let error = put(place.storage()).await.expect_err("forbidden");
    assert_eq!(place.server.asked().len(), 1);
    let cause = std::error::Error::source(&error)
        .expect("a cause")
        .to_string();
    assert_eq!(cause, "Cloud Storage answered 403 Forbidden: as asked for");
    assert!(matches!(error, StorageError::Permanent(_)));
    assert_eq!(
        Problem::from(error).status(),
        StatusCode::INTERNAL_SERVER_ERROR
    );
}

#[tokio::test(start_paused = true)]
async fn a_server_that_does_not_answer_is_waited_for_no_longer_than_the_limit() {
    let place = InBucket::new().await;
    place.server.fail([Fault::Silence; 10]);
    let began = Instant::now();
    let outcome = put(place.storage()).await;
    assert!(is_transient(&outcome), "{outcome:?}");
    let waited = began.elapsed();
    assert!(
        waited <= TIME_LIMIT + Duration::from_millis(10),
        "{waited:?}"
    );
}

#[tokio::test]
async fn an_object_that_is_deleted_while_it_is_put_again_is_stored_anew() {
    let place = InBucket::new().await;
    let name = put(place.storage()).await.expect("stored");
    let (upload, renewal) = (
        "POST /upload/storage/v1/b/pictures/o",
        "PATCH /storage/v1/b/pictures/o/",
    );
    place.server.asked();
    // The upload finds it there, and the renewal does not.
    place.server.fail([Fault::Refuse(412), Fault::Empty]);
    assert_eq!(put(place.storage()).await.expect("stored"), name);
    let asked = place.server.asked();
    assert_eq!(asked.len(), 3, "{asked:?}");
    assert_eq!([&asked[0], &asked[2]], [upload, upload]);
    assert!(asked[1].starts_with(renewal), "{asked:?}");
    assert!(place.storage().exists(&name).await.expect("an answer"));
}

#[tokio::test]
async fn an_upload_whose_answer_was_lost_is_one_object() {
    let place = InBucket::new().await;
    place.server.fail([Fault::Drop]);
    let name = put(place.storage()).await.expect("stored");
    let bucket = place.server.bucket();
    assert_eq!(bucket.objects.len(), 1);
    assert_eq!(bucket.objects[&format!("media/{name}")].content, PICTURE);
}

#[tokio::test]
async fn a_deletion_whose_answer_was_lost_has_deleted() {
    let place = InBucket::new().await;
    let name = put(place.storage()).await.expect("stored");
    let found = place.storage().find(&name).await.expect("an answer");
    place.server.fail([Fault::Drop]);
    let deleted = place.storage().delete(&found.expect("found")).await;
    assert!(deleted.expect("an answer"));
}

#[tokio::test]
async fn a_bucket_that_is_not_there_is_no_empty_one() {
    let place = InBucket::new().await;
    let storage = in_bucket(&place.server.url, "elsewhere", clock());
    let put = put(&storage).await;
    assert!(is_permanent(&put), "{put:?}");
    let list = storage.list("", None).await;
    assert!(is_permanent(&list), "{list:?}");
}

#[tokio::test]
async fn an_answer_that_is_not_cloud_storages_is_none() {
    let place = InBucket::new().await;
    let name = put(place.storage()).await.expect("stored");
    place.server.fail([Fault::Nonsense; 3]);
    assert!(is_permanent(&place.storage().get(&name).await));
    assert!(is_permanent(&place.storage().find(&name).await));
    assert!(is_permanent(&place.storage().list("", None).await));
}

#[tokio::test]
async fn a_server_that_is_away_is_a_transient_error() {
    let url = InBucket::new()
        .await
        .server
        .url
        .replace("127.0.0.1", "127.0.0.2");
    let outcome = put(&in_bucket(&url, "pictures", clock())).await;
    assert!(is_transient(&outcome), "{outcome:?}");
}
