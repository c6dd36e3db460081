/// What was made of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The slug of the new organizer.
    pub slug: String,
    /// How many events; all of them are drafts.
    pub events: usize,
    /// How many dates.
    pub dates: usize,
    /// How many venues.
    pub venues: usize,
    /// How many products.
    pub products: usize,
    /// How many codes.
    pub codes: usize,
    /// How many pictures.
    pub pictures: usize,
    /// The slugs that others have here, those of events and the organizer's.
    pub renamed: Vec<RenamedSlug>,
}

/// A slug that somebody has here already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenamedSlug {
    /// The entry it is in.
    pub entry: String,
    /// In the archive.
    pub from: String,
    /// Here.
    pub to: String,
}
