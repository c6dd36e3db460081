//! Pictures of an archive: made anew, as those that are uploaded.

use std::collections::HashMap;

use bytes::Bytes;
use guichet_pictures::process;
use guichet_storage::{ContentType, ObjectName};
use serde::Serialize;

use crate::Installation;
use crate::error::ArchiveError;
use crate::format::{ORGANIZER, Picture};
use crate::read::Entry;

/// A picture whose sizes are stored.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct StoredPicture {
    width: u32,
    height: u32,
    renditions: Vec<StoredRendition>,
}

#[derive(Debug, Clone, Serialize)]
struct StoredRendition {
    width: u32,
    height: u32,
    object_name: String,
}

/// A row of pictures, with its sizes.
#[derive(Serialize)]
pub(crate) struct PictureRow<'a> {
    #[serde(flatten)]
    picture: &'a Picture,
    #[serde(flatten)]
    stored: &'a StoredPicture,
}

/// The pictures that were read, by the names of their files.
#[derive(Default)]
pub(crate) struct StoredPictures(HashMap<String, StoredPicture>);

impl StoredPictures {
    /// Makes the sizes of a picture, and puts them where they are found before any row names them.
    pub(crate) async fn store(
        &mut self,
        installation: &Installation,
        file: &str,
        entry: &Entry,
    ) -> Result<(), ArchiveError> {
        let refused = |reason: String| ArchiveError::refused(&entry.name, reason);
        if self.0.contains_key(file) {
            return Err(refused("it is there twice".to_owned()));
        }
        let named: Result<ObjectName, _> = file.parse();
        if !named.is_ok_and(|name| ObjectName::of(ContentType::Jpeg, &entry.content) == name) {
            let reason = "the name is not the SHA-256 of the content";
            return Err(refused(reason.to_owned()));
        }
        let made = process(&entry.content)
            .map_err(|reason| refused(format!("no picture that can be shown: {reason:?}")))?;
        let mut renditions = Vec::new();
        for rendition in made.renditions {
            let content: Bytes = rendition.content;
            let name = installation.storage.put(ContentType::Jpeg, content).await?;
            renditions.push(StoredRendition {
                width: rendition.width,
                height: rendition.height,
                object_name: name.to_string(),
            });
        }
        let stored = StoredPicture {
            width: made.width,
            height: made.height,
            renditions,
        };
        self.0.insert(file.to_owned(), stored);
        Ok(())
    }

    /// The rows of an organizer's pictures, each of which has to have its file.
    pub(crate) fn rows<'a>(
        &'a self,
        pictures: &'a [Picture],
    ) -> Result<Vec<PictureRow<'a>>, ArchiveError> {
        let rows = pictures.iter().map(|picture| {
            let stored = self.0.get(&picture.file).ok_or_else(|| {
                let reason = format!("the archive has no pictures/{}", picture.file);
                ArchiveError::refused(ORGANIZER, reason)
            })?;
            Ok(PictureRow { picture, stored })
        });
        rows.collect()
    }
}
