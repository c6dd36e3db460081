//! What only a folder has: other files, and an operator who may get it wrong.

use std::fs;

use bytes::Bytes;

use super::places::{Empty, InFolder, clock};
use crate::folder::Folder;
use crate::{ContentType, Place, Storage, StorageError};

const PICTURE: Bytes = Bytes::from_static(b"a picture");

#[tokio::test]
async fn an_object_is_a_file_where_its_path_says() {
    let place = InFolder::new();
    let put = place.storage().put(ContentType::Png, PICTURE).await;
    let path = put.expect("stored").path();
    let file = place.folder.path().join(path.trim_start_matches('/'));
    assert_eq!(fs::read(file).expect("a file"), PICTURE);
}

#[tokio::test]
async fn what_a_crash_left_unfinished_is_no_object_and_stops_nobody() {
    let place = InFolder::new();
    place.write("media/.unfinished", b"half a pict").await;
    let page = place.storage().list("", None).await.expect("a page");
    assert!(page.objects.is_empty());
    let name = place.storage().put(ContentType::Png, PICTURE).await;
    let content = place.storage().get(&name.expect("stored")).await;
    assert_eq!(content.expect("read"), PICTURE);
}

#[tokio::test]
async fn a_file_in_place_of_the_folder_is_a_permanent_error() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    let folder = Folder::new(file.path(), 3, clock());
    let storage = Storage(Place::Folder(folder.into()));
    let put = storage.put(ContentType::Png, PICTURE).await;
    assert!(matches!(put, Err(StorageError::Permanent(_))), "{put:?}");
}

#[tokio::test]
async fn nothing_is_made_before_the_first_put() {
    let place = InFolder::new();
    let page = place.storage().list("", None).await.expect("a page");
    assert!(page.objects.is_empty());
    let made = fs::read_dir(place.folder.path()).expect("the folder");
    assert_eq!(made.count(), 0);
}
