//! The rows of an archive, in the order in which they refer to each other.

use guichet_audit::{Action, Actor, Chain, Difference, Entry};
use guichet_database::{DatabaseError, Transaction};
use guichet_queries::client::Params as _;
use guichet_queries::queries::accounts::{self, FoundOrganizerParams};
use guichet_queries::queries::archive::{self as queries, ImportEventParams};
use guichet_queries::queries::backoffice_events as events;
use serde::Serialize;
use serde_json::{Value, to_value};
use uuid::Uuid;

use crate::contents::Contents;
use crate::error::ArchiveError;
use crate::format::{Event, ORGANIZER, Organizer};
use crate::ids::IdSource;
use crate::imported::{Imported, RenamedSlug};
use crate::pictures::StoredPictures;

/// An import that is under way.
pub(crate) struct Insertion<'a> {
    pub(crate) transaction: &'a Transaction<'a>,
    pub(crate) ids: &'a IdSource<'a>,
    pub(crate) owner_id: Uuid,
}

/// The rows of an entry go into one transaction; what the database refuses of them is the entry's fault.
trait OfEntry<T> {
    fn of(self, entry: &str) -> Result<T, ArchiveError>;
}

impl<T, E: Into<DatabaseError>> OfEntry<T> for Result<T, E> {
    fn of(self, entry: &str) -> Result<T, ArchiveError> {
        self.map_err(|error| ArchiveError::inserting(entry, error))
    }
}

fn rows<T: Serialize>(rows: &[T]) -> Result<Value, ArchiveError> {
    Ok(to_value(rows)?)
}

impl Insertion<'_> {
    pub(crate) async fn all(
        &self,
        contents: &Contents,
        pictures: &StoredPictures,
    ) -> Result<Imported, ArchiveError> {
        let organizer = &contents.organizer;
        let mut imported = Imported {
            events: contents.events.len(),
            venues: organizer.venues.len(),
            pictures: organizer.pictures.len(),
            ..Imported::default()
        };
        let organizer_id = self.organizer(organizer, pictures, &mut imported).await?;
        let event_ids = self.ids.several(contents.events.len());
        for ((entry, event), event_id) in contents.events.iter().zip(event_ids) {
            imported.dates += event.occurrences.len();
            imported.products += event.products.len();
            imported.codes += event.codes.len();
            self.event(entry, event, organizer_id, event_id, &mut imported)
                .await?;
            self.stock(entry, event, event_id).await?;
            self.offer(entry, event, event_id).await?;
        }
        // What is deferred until the commit is looked at while the organizer can still be named.
        let deferred = self
            .transaction
            .batch_execute("set constraints all immediate");
        deferred.await.of(ORGANIZER)?;
        let count = i64::try_from(imported.events).unwrap_or(i64::MAX);
        let entry = Entry {
            chain: Chain::Organizer(organizer_id),
            actor: Actor::Operator,
            action: Action::OrganizerImported,
            subject_id: Some(organizer_id),
            event_id: None,
            order_id: None,
            difference: Difference::new().value("events", count),
        };
        let entry_id = self.ids.entropy.uuid(self.ids.now);
        entry
            .append(self.transaction, entry_id, self.ids.now)
            .await?;
        Ok(imported)
    }

    async fn organizer(
        &self,
        organizer: &Organizer,
        pictures: &StoredPictures,
        imported: &mut Imported,
    ) -> Result<Uuid, ArchiveError> {
        let (transaction, now) = (self.transaction, self.ids.now);
        let profile = &organizer.profile;
        let organizer_id = self.ids.entropy.uuid(now);
        let slug = accounts::free_slug()
            .bind(transaction, &profile.slug)
            .one()
            .await
            .of(ORGANIZER)?;
        imported.note(ORGANIZER, &profile.slug, &slug);
        imported.slug.clone_from(&slug);
        let founded = FoundOrganizerParams {
            organizer_id,
            slug: slug.as_str(),
            name: profile.name.as_str(),
            email: profile.email.as_str(),
            locale: profile.locale.as_str(),
            founder: self.owner_id,
            audit_entry_id: self.ids.entropy.uuid(now),
            at: now,
        };
        accounts::found_organizer()
            .params(transaction, &founded)
            .one()
            .await
            .of(ORGANIZER)?;
        queries::import_profile()
            .bind(transaction, &to_value(profile)?, &organizer_id)
            .await
            .of(ORGANIZER)?;
        queries::import_tax_rates()
            .bind(
                transaction,
                &organizer_id,
                &now,
                &rows(&organizer.tax_rates)?,
            )
            .await
            .of(ORGANIZER)?;
        queries::import_venues()
            .bind(transaction, &organizer_id, &now, &rows(&organizer.venues)?)
            .await
            .of(ORGANIZER)?;
        let pictures = rows(&pictures.rows(&organizer.pictures)?)?;
        queries::import_pictures()
            .bind(transaction, &organizer_id, &now, &pictures)
            .await
            .of(ORGANIZER)?;
        Ok(organizer_id)
    }

    async fn event(
        &self,
        entry: &str,
        event: &Event,
        organizer_id: Uuid,
        event_id: Uuid,
        imported: &mut Imported,
    ) -> Result<(), ArchiveError> {
        let transaction = self.transaction;
        let wanted = &event.settings.slug;
        let slug = events::free_slug()
            .bind(transaction, wanted)
            .one()
            .await
            .of(entry)?;
        imported.note(entry, wanted, &slug);
        let params = ImportEventParams {
            event_id,
            organizer_id,
            slug: slug.as_str(),
            at: self.ids.now,
            settings: to_value(&event.settings)?,
        };
        queries::import_event()
            .params(transaction, &params)
            .await
            .of(entry)?;
        queries::import_event_pictures()
            .bind(transaction, &event_id, &event.picture_ids)
            .await
            .of(entry)?;
        queries::import_mail_texts()
            .bind(transaction, &event_id, &rows(&event.mail_texts)?)
            .await
            .of(entry)
            .map(drop)
    }

    async fn stock(&self, entry: &str, event: &Event, event_id: Uuid) -> Result<(), ArchiveError> {
        let (transaction, now) = (self.transaction, self.ids.now);
        queries::import_series()
            .bind(transaction, &event_id, &now, &rows(&event.series)?)
            .await
            .of(entry)?;
        queries::import_occurrences()
            .bind(transaction, &event_id, &now, &rows(&event.occurrences)?)
            .await
            .of(entry)?;
        queries::import_pools()
            .bind(transaction, &event_id, &rows(&event.pools)?)
            .await
            .of(entry)
            .map(drop)
    }

    async fn offer(&self, entry: &str, event: &Event, event_id: Uuid) -> Result<(), ArchiveError> {
        let (transaction, now) = (self.transaction, self.ids.now);
        let products = rows(&event.products)?;
        queries::import_products()
            .bind(transaction, &event_id, &products)
            .await
            .of(entry)?;
        queries::import_requirements()
            .bind(transaction, &products)
            .await
            .of(entry)?;
        queries::import_rates()
            .bind(transaction, &products)
            .await
            .of(entry)?;
        queries::import_questions()
            .bind(transaction, &event_id, &rows(&event.questions)?)
            .await
            .of(entry)?;
        queries::import_code_batches()
            .bind(transaction, &event_id, &now, &rows(&event.code_batches)?)
            .await
            .of(entry)?;
        queries::import_codes()
            .bind(transaction, &event_id, &now, &rows(&event.codes)?)
            .await
            .of(entry)
            .map(drop)
    }
}

impl Imported {
    /// That a slug is another here, if it is.
    fn note(&mut self, entry: &str, from: &str, to: &str) {
        if from != to {
            self.renamed.push(RenamedSlug {
                entry: entry.to_owned(),
                from: from.to_owned(),
                to: to.to_owned(),
            });
        }
    }
}
