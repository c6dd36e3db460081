use std::io::Read;

use guichet_contact::fold_email;
use guichet_database::DatabaseError;
use guichet_queries::queries::archive as queries;

use crate::Installation;
use crate::check::Check;
use crate::contents::Contents;
use crate::error::ArchiveError;
use crate::format::{Event, MANIFEST, ORGANIZER, Organizer, event_entry};
use crate::ids::{IdSource, SharedIds};
use crate::imported::Imported;
use crate::insert::Insertion;
use crate::limits;
use crate::pictures::StoredPictures;
use crate::read::{ARCHIVE, ArchiveFile, EntryKind};

/// Makes a new organizer of an archive, which the account of this address owns. Either all of it is there afterwards or nothing, but for
/// objects of pictures that no row names, which the sweeper deletes.
pub async fn import<R: Read>(
    installation: &Installation,
    owner: &str,
    file: R,
) -> Result<Imported, ArchiveError> {
    let mut client = installation.database.get_with_long_wait().await?;
    let folded = fold_email(owner)
        .ok_or_else(|| ArchiveError::Unsuitable(format!("{owner} is no e-mail address")))?;
    let owner_id = queries::find_account()
        .bind(&client, &folded)
        .opt()
        .await
        .map_err(DatabaseError::from)?
        .ok_or_else(|| ArchiveError::Unsuitable(format!("no account has the address {owner}")))?;
    let (mut contents, pictures) = read(installation, file).await?;
    let ids = IdSource {
        entropy: &installation.entropy,
        now: installation.clock.now(),
    };
    let shared = SharedIds::renew(&mut contents.organizer, &ids)?;
    for (entry, event) in &mut contents.events {
        shared.renew_event(entry, event, &ids)?;
    }
    let transaction = client.transaction().await?;
    let insertion = Insertion {
        transaction: &transaction,
        ids: &ids,
        owner_id,
    };
    let imported = insertion.all(&contents, &pictures).await?;
    transaction.commit().await?;
    Ok(imported)
}

/// Reads and checks all of it. The manifest comes first, and pictures after the organizer that names them.
async fn read<R: Read>(
    installation: &Installation,
    file: R,
) -> Result<(Contents, StoredPictures), ArchiveError> {
    let mut file = ArchiveFile::new(file);
    let mut entries = file.entries()?;
    let mut has_manifest = false;
    let mut organizer: Option<Organizer> = None;
    let mut events: Vec<(String, Event)> = Vec::new();
    let mut pictures = StoredPictures::default();
    while let Some(entry) = entries.read_next()? {
        let refused = |reason: String| Err(ArchiveError::refused(&entry.name, reason));
        if has_manifest == (entry.kind == EntryKind::Manifest) {
            return refused(format!("{MANIFEST} must be the first entry, and once"));
        }
        match &entry.kind {
            EntryKind::Manifest => {
                entry.check_manifest()?;
                has_manifest = true;
            }
            EntryKind::Organizer if organizer.is_some() => {
                return refused("it is there twice".to_owned());
            }
            EntryKind::Organizer => {
                let read: Organizer = entry.parse()?;
                Check(&entry.name).organizer(&read)?;
                organizer = Some(read);
            }
            EntryKind::Event => {
                if events.len() >= limits::EVENTS {
                    return refused(format!("more than {} events", limits::EVENTS));
                }
                let expected = event_entry(events.len());
                if entry.name != expected {
                    return refused(format!("{expected} must be the next event"));
                }
                let mut event: Event = entry.parse()?;
                Check(&entry.name).event(&mut event)?;
                events.push((entry.name, event));
            }
            EntryKind::Picture(file) => {
                let named = organizer.as_ref().map(|organizer| &organizer.pictures);
                let mut named = named.into_iter().flatten();
                if !named.any(|picture| picture.file == *file) {
                    return refused(format!("{ORGANIZER} before it names no such picture"));
                }
                pictures.store(installation, file, &entry).await?;
            }
        }
    }
    if !has_manifest {
        return Err(ArchiveError::refused(ARCHIVE, "it has no manifest.json"));
    }
    let organizer =
        organizer.ok_or_else(|| ArchiveError::refused(ARCHIVE, "it has no organizer.json"))?;
    Ok((Contents { organizer, events }, pictures))
}
