//! Which settings are legal.

use guichet_clock::{Clock, Entropy};
use guichet_config::{ConfigError, Env};

use crate::{Place, Storage};

fn read(url: &str) -> Result<Storage, ConfigError> {
    let env = Env::from_pairs([("STORAGE_URL", url)]);
    Storage::from_env(&env, Clock::system(), Entropy::seeded(1))
}

#[test]
fn a_url_is_a_bucket_or_a_folder() {
    for url in ["gs://tickets-example-media", "gs://a.b_c-1"] {
        let storage = read(url).unwrap_or_else(|error| panic!("{url}: {error}"));
        assert!(matches!(storage.0, Place::Cloud(_)), "{url}");
    }
    for url in ["file:///var/lib/guichet", "file:///with space/%20"] {
        let storage = read(url).unwrap_or_else(|error| panic!("{url}: {error}"));
        assert!(matches!(storage.0, Place::Folder(_)), "{url}");
    }
}

#[test]
fn any_other_url_is_refused_with_what_is_legal() {
    for url in [
        "bucket",
        "gs://",
        "gs://Bucket",
        "gs://bucket/folder",
        "gs://bucket?x",
        "gs://-bucket",
        "gs://ab",
        "s3://bucket",
        "file://folder",
        "file:///",
        "file://",
        "/var/lib/guichet",
        "https://storage.googleapis.com/bucket",
    ] {
        let error = read(url).err().unwrap_or_else(|| panic!("{url} is legal"));
        let text = error.to_string();
        assert!(
            text.starts_with("STORAGE_URL is not legal: it must be a bucket, such as gs://"),
            "{url}: {text}"
        );
    }
    let error = read("").err().expect("it is not set").to_string();
    assert!(
        error.starts_with("STORAGE_URL is not set: it must be a bucket"),
        "{error}"
    );
}
