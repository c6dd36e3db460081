//! New ids for those of an archive, the same one wherever it is referred to.

use std::collections::HashMap;

use guichet_clock::Entropy;
use jiff::Timestamp;
use uuid::Uuid;

use crate::error::ArchiveError;
use crate::format::{Event, ORGANIZER, Organizer};

/// Where new ids come from.
pub(crate) struct IdSource<'a> {
    pub(crate) entropy: &'a Entropy,
    pub(crate) now: Timestamp,
}

impl IdSource<'_> {
    /// So many, in their order: rows that are sorted by id keep the order of the archive.
    pub(crate) fn several(&self, count: usize) -> Vec<Uuid> {
        let mut ids: Vec<Uuid> = (0..count).map(|_| self.entropy.uuid(self.now)).collect();
        ids.sort();
        ids
    }
}

/// The new id of each old one, of one kind of thing.
struct Renewed {
    /// What has these ids, in the singular.
    kind: &'static str,
    new: HashMap<Uuid, Uuid>,
}

impl Renewed {
    /// Gives each of these a new id. Two of one id are refused.
    fn of<'i>(
        entry: &str,
        kind: &'static str,
        source: &IdSource<'_>,
        ids: impl ExactSizeIterator<Item = &'i mut Uuid>,
    ) -> Result<Self, ArchiveError> {
        let fresh = source.several(ids.len());
        let mut new = HashMap::with_capacity(fresh.len());
        for (id, new_id) in ids.zip(fresh) {
            if new.insert(*id, new_id).is_some() {
                let reason = format!("more than one {kind} has the id {id}");
                return Err(ArchiveError::refused(entry, reason));
            }
            *id = new_id;
        }
        Ok(Self { kind, new })
    }

    /// Changes references to them. One to anything else is refused.
    fn follow<'i>(
        &self,
        entry: &str,
        ids: impl IntoIterator<Item = &'i mut Uuid>,
    ) -> Result<(), ArchiveError> {
        for id in ids {
            *id = *self.new.get(id).ok_or_else(|| {
                let reason = format!("{id} is the id of no {} that it may refer to", self.kind);
                ArchiveError::refused(entry, reason)
            })?;
        }
        Ok(())
    }
}

/// What events may refer to of their organizer.
pub(crate) struct SharedIds {
    venues: Renewed,
    tax_rates: Renewed,
    pictures: Renewed,
}

impl SharedIds {
    /// Gives new ids to what an organizer has.
    pub(crate) fn renew(
        organizer: &mut Organizer,
        source: &IdSource<'_>,
    ) -> Result<Self, ArchiveError> {
        let venues = organizer.venues.iter_mut().map(|one| &mut one.id);
        let tax_rates = organizer.tax_rates.iter_mut().map(|one| &mut one.id);
        let pictures = organizer.pictures.iter_mut().map(|one| &mut one.id);
        Ok(Self {
            venues: Renewed::of(ORGANIZER, "venue", source, venues)?,
            tax_rates: Renewed::of(ORGANIZER, "tax rate", source, tax_rates)?,
            pictures: Renewed::of(ORGANIZER, "picture", source, pictures)?,
        })
    }

    /// Gives new ids to what an event has. What it refers to is its own or its organizer's.
    pub(crate) fn renew_event(
        &self,
        entry: &str,
        event: &mut Event,
        source: &IdSource<'_>,
    ) -> Result<(), ArchiveError> {
        self.pictures.follow(entry, &mut event.picture_ids)?;
        self.renew_stock(entry, event, source)?;
        let products = event.products.iter_mut().map(|one| &mut one.id);
        let products = Renewed::of(entry, "product", source, products)?;
        for product in &mut event.products {
            self.tax_rates.follow(entry, &mut product.tax_rate_id)?;
            let needed = product.requirements.iter_mut();
            products.follow(entry, needed.map(|one| &mut one.product_id))?;
        }
        let questions = event.questions.iter_mut().map(|one| &mut one.id);
        let questions = Renewed::of(entry, "question", source, questions)?;
        for question in &mut event.questions {
            questions.follow(entry, &mut question.when_question_id)?;
            products.follow(entry, &mut question.product_ids)?;
        }
        Ok(())
    }

    /// Dates, capacities, and what takes of them.
    fn renew_stock(
        &self,
        entry: &str,
        event: &mut Event,
        source: &IdSource<'_>,
    ) -> Result<(), ArchiveError> {
        let series = event.series.iter_mut().map(|one| &mut one.id);
        let series = Renewed::of(entry, "series", source, series)?;
        for one in &mut event.series {
            self.venues.follow(entry, [&mut one.venue_id])?;
        }
        let occurrences = event.occurrences.iter_mut().map(|one| &mut one.id);
        let occurrences = Renewed::of(entry, "date", source, occurrences)?;
        for occurrence in &mut event.occurrences {
            self.venues.follow(entry, [&mut occurrence.venue_id])?;
            series.follow(entry, &mut occurrence.series_id)?;
        }
        let pools = event.pools.iter_mut().map(|one| &mut one.id);
        let pools = Renewed::of(entry, "capacity", source, pools)?;
        for pool in &mut event.pools {
            occurrences.follow(entry, &mut pool.occurrence_id)?;
        }
        let rates = event.products.iter_mut().flat_map(|one| &mut one.rates);
        let rate_ids: Vec<&mut Uuid> = rates.map(|one| &mut one.id).collect();
        let rate_ids = Renewed::of(entry, "rate", source, rate_ids.into_iter())?;
        for rate in event.products.iter_mut().flat_map(|one| &mut one.rates) {
            pools.follow(entry, rate.takes.iter_mut().map(|one| &mut one.pool_id))?;
        }
        let batches = event.code_batches.iter_mut().map(|one| &mut one.id);
        let batches = Renewed::of(entry, "batch of codes", source, batches)?;
        let codes = event.codes.iter_mut().map(|one| &mut one.id);
        Renewed::of(entry, "code", source, codes)?;
        for code in &mut event.codes {
            pools.follow(entry, &mut code.uses_pool_id)?;
            pools.follow(entry, &mut code.budget_pool_id)?;
            batches.follow(entry, &mut code.batch_id)?;
            rate_ids.follow(entry, &mut code.rate_ids)?;
        }
        Ok(())
    }
}
