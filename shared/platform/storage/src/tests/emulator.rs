//! The suite against an emulator that somebody has started, which keeps our own server honest: `STORAGE_EMULATOR_HOST` is its URL, as Google's
//! clients have it. Skipped elsewhere. Without the pages of a list, as Google's own emulator answers all objects whatever length is asked for.

use bytes::Bytes;
use guichet_clock::{Clock, Entropy};
use guichet_config::Env;
use guichet_http_client::HttpClient;
use http::Request;

use super::places::{Empty, clock, in_bucket};
use super::suite;
use crate::Storage;

struct InEmulator {
    storage: Storage,
    clock: Clock,
    url: String,
    bucket: String,
}

impl InEmulator {
    /// An empty bucket of a new name.
    async fn new(url: &str) -> Self {
        let name = u64::from_le_bytes(Entropy::system().bytes());
        let bucket = format!("pictures-{name}");
        let this = Self {
            storage: in_bucket(url, &bucket, clock()),
            clock: clock(),
            url: url.to_owned(),
            bucket,
        };
        let body = format!(r#"{{"name": "{}"}}"#, this.bucket);
        this.post("storage/v1/b?project=test", body.into()).await;
        this
    }

    async fn post(&self, path: &str, body: Bytes) {
        let request = Request::post(format!("{}/{path}", self.url))
            .header("content-type", "application/json")
            .body(body)
            .expect("legal");
        let answer = HttpClient::new().send(request).await.expect("an answer");
        assert!(answer.status.is_success(), "{path}: {answer:?}");
    }
}

impl Empty for InEmulator {
    fn storage(&self) -> &Storage {
        &self.storage
    }

    /// The emulator has its own.
    fn clock(&self) -> &Clock {
        &self.clock
    }

    async fn write(&self, key: &str, content: &[u8]) {
        let path = format!(
            "upload/storage/v1/b/{}/o?uploadType=media&name={key}",
            self.bucket
        );
        self.post(&path, Bytes::copy_from_slice(content)).await;
    }
}

#[tokio::test]
async fn an_emulator_does_what_our_server_does() {
    let Some(url) = Env::from_process().optional("STORAGE_EMULATOR_HOST") else {
        eprintln!("Skipped: STORAGE_EMULATOR_HOST names no emulator of Cloud Storage.");
        return;
    };
    let fresh = async || InEmulator::new(&url).await;
    suite::what_was_put_is_read_found_and_listed(&fresh().await).await;
    suite::the_same_content_is_one_object(&fresh().await).await;
    suite::what_is_not_there_is_not_found(&fresh().await).await;
    suite::a_deleted_object_is_gone_and_may_be_put_again(&fresh().await).await;
    suite::an_object_that_was_put_again_since_is_not_deleted(&fresh().await).await;
    suite::a_list_may_be_of_names_that_begin_alike(&fresh().await).await;
    suite::files_that_are_no_objects_are_not_listed(&fresh().await).await;
    suite::another_content_than_the_name_says_is_not_answered(&fresh().await).await;
    suite::the_largest_object_is_stored_and_a_larger_one_is_not(&fresh().await).await;
    suite::many_who_put_the_same_at_once_all_succeed(&fresh().await).await;
}
