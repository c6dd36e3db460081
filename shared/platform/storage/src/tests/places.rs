//! Where the suite runs.

use std::sync::Arc;

use guichet_clock::{Clock, Entropy};

use super::server::Server;
use crate::cloud::CloudStorage;
use crate::folder::Folder;
use crate::{Place, Storage};

/// Small, so that few objects make several pages.
pub(super) const PAGE_LENGTH: usize = 3;

/// An empty place.
pub(super) trait Empty {
    fn storage(&self) -> &Storage;

    fn clock(&self) -> &Clock;

    /// Writes past the interface, from the root of the place.
    async fn write(&self, key: &str, content: &[u8]);
}

/// At a moment that no test reaches otherwise.
pub(super) fn clock() -> Clock {
    Clock::fixed("2026-11-30T12:00:00Z".parse().expect("a time"))
}

pub(super) fn in_bucket(endpoint: &str, bucket: &str, clock: Clock) -> Storage {
    let entropy = Entropy::seeded(1);
    let cloud = CloudStorage::new(endpoint, bucket, None, PAGE_LENGTH, clock, entropy);
    Storage(Place::Cloud(Arc::new(cloud)))
}

pub(super) struct InFolder {
    storage: Storage,
    clock: Clock,
    pub(super) folder: tempfile::TempDir,
}

impl InFolder {
    pub(super) fn new() -> Self {
        let (folder, clock) = (tempfile::tempdir().expect("a folder"), clock());
        let place = Folder::new(folder.path(), PAGE_LENGTH, clock.clone());
        Self {
            storage: Storage(Place::Folder(Arc::new(place))),
            clock,
            folder,
        }
    }
}

impl Empty for InFolder {
    fn storage(&self) -> &Storage {
        &self.storage
    }

    fn clock(&self) -> &Clock {
        &self.clock
    }

    async fn write(&self, key: &str, content: &[u8]) {
        let path = self.folder.path().join(key);
        std::fs::create_dir_all(path.parent().expect("below")).expect("made");
        std::fs::write(path, content).expect("written");
    }
}

pub(super) struct InBucket {
    storage: Storage,
    clock: Clock,
    pub(super) server: Server,
}

impl InBucket {
    pub(super) async fn new() -> Self {
        let clock = clock();
        let server = Server::start(clock.clone()).await;
        Self {
            storage: in_bucket(&server.url, "pictures", clock.clone()),
            clock,
            server,
        }
    }
}

impl Empty for InBucket {
    fn storage(&self) -> &Storage {
        &self.storage
    }

    fn clock(&self) -> &Clock {
        &self.clock
    }

    async fn write(&self, key: &str, content: &[u8]) {
        self.server.bucket().write(key, content);
    }
}
