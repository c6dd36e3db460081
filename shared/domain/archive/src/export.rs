use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use guichet_audit::{Action, Actor, Chain, Difference, Entry};
use guichet_database::{DatabaseError, Transaction};
use guichet_queries::queries::archive as queries;
use guichet_storage::ObjectName;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use tar::{Builder, Header};
use uuid::Uuid;

use crate::Installation;
use crate::error::ArchiveError;
use crate::format::{
    Event, FORMAT, MANIFEST, Manifest, ORGANIZER, Organizer, PICTURES, VERSION, event_entry,
};
use crate::limits;

/// Writes the archive of the organizer that has this slug, as it is at one moment, and notes it in its audit log. Holds one event or one
/// picture in memory at a time.
pub async fn export<W: Write>(
    installation: &Installation,
    slug: &str,
    to: W,
) -> Result<(), ArchiveError> {
    let now = installation.clock.now();
    let mut client = installation.database.get_with_long_wait().await?;
    let transaction = client.transaction().await?;
    transaction
        .batch_execute("set transaction isolation level repeatable read")
        .await
        .map_err(DatabaseError::from)?;
    let organizer_id = queries::find_organizer()
        .bind(&transaction, &slug)
        .opt()
        .await
        .map_err(DatabaseError::from)?
        .ok_or_else(|| ArchiveError::Unsuitable(format!("no organizer has the slug {slug}")))?;
    let mut archive = ArchiveWriter {
        tar: Builder::new(GzEncoder::new(to, Compression::default())),
        at: now,
        json_bytes: 0,
    };
    let organizer = read_organizer(&transaction, organizer_id).await?;
    archive.json(
        MANIFEST,
        &Manifest {
            format: FORMAT.to_owned(),
            version: VERSION,
            exported_at: now,
            installation: installation.address.clone(),
            organizer: organizer.profile.name.clone(),
        },
    )?;
    archive.json(ORGANIZER, &organizer)?;
    write_events(&transaction, organizer_id, &mut archive).await?;
    for picture in &organizer.pictures {
        let name: ObjectName = picture.file.parse().map_err(|_| {
            ArchiveError::Unsuitable(format!("the picture {} has no file", picture.id))
        })?;
        let content = installation.storage.get(&name).await?;
        archive.entry(&format!("{PICTURES}{name}"), &content)?;
    }
    archive.tar.into_inner()?.finish()?.flush()?;
    let entry = Entry {
        chain: Chain::Organizer(organizer_id),
        actor: Actor::Operator,
        action: Action::OrganizerExported,
        subject_id: Some(organizer_id),
        event_id: None,
        order_id: None,
        difference: Difference::new(),
    };
    // What was read is of one moment, and the end of the chain may have moved since: in a transaction of its own.
    transaction.commit().await?;
    let entry_id = installation.entropy.uuid(now);
    entry.append(&client, entry_id, now).await?;
    Ok(())
}

async fn read_organizer(
    transaction: &Transaction<'_>,
    organizer_id: Uuid,
) -> Result<Organizer, ArchiveError> {
    let organizer = queries::export_organizer()
        .bind(transaction, &organizer_id)
        .one()
        .await
        .map_err(DatabaseError::from)?;
    Ok(serde_json::from_value(organizer)?)
}

async fn write_events<W: Write>(
    transaction: &Transaction<'_>,
    organizer_id: Uuid,
    archive: &mut ArchiveWriter<W>,
) -> Result<(), ArchiveError> {
    let event_ids = queries::list_events()
        .bind(transaction, &organizer_id)
        .all()
        .await
        .map_err(DatabaseError::from)?;
    for (index, event_id) in event_ids.iter().enumerate() {
        let event: Value = queries::export_event()
            .bind(transaction, event_id, &organizer_id)
            .one()
            .await
            .map_err(DatabaseError::from)?;
        let event: Event = serde_json::from_value(event)?;
        archive.json(&event_entry(index), &event)?;
    }
    Ok(())
}

/// A tar archive within gzip, whose entries are as large as may be read again.
struct ArchiveWriter<W: Write> {
    tar: Builder<GzEncoder<W>>,
    at: Timestamp,
    json_bytes: u64,
}

impl<W: Write> ArchiveWriter<W> {
    fn json(&mut self, name: &str, content: &impl Serialize) -> Result<(), ArchiveError> {
        let mut json = serde_json::to_vec(content)?;
        json.push(b'\n');
        let length = u64::try_from(json.len()).unwrap_or(u64::MAX);
        self.json_bytes += length;
        if length > limits::JSON_BYTES || self.json_bytes > limits::ALL_JSON_BYTES {
            return Err(ArchiveError::Unsuitable(format!(
                "{name} would be larger than an archive may be: {} bytes an entry, {} all together without pictures",
                limits::JSON_BYTES,
                limits::ALL_JSON_BYTES
            )));
        }
        self.entry(name, &json)
    }

    fn entry(&mut self, name: &str, content: &[u8]) -> Result<(), ArchiveError> {
        let mut header = Header::new_ustar();
        header.set_size(u64::try_from(content.len()).unwrap_or(u64::MAX));
        header.set_mode(0o644);
        header.set_mtime(u64::try_from(self.at.as_second()).unwrap_or_default());
        self.tar.append_data(&mut header, name, content)?;
        Ok(())
    }
}
