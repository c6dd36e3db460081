//! Where a rate is sold: what its lines take of, by occurrence.

use std::collections::HashMap;

use uuid::Uuid;

/// The pools that the lines of a rate take of, by the occurrences they are for.
///
/// A rate with pools of some occurrences is sold at those; one with shared pools only, at all. A rate without any pool
/// is sold nowhere: nothing would limit it.
#[derive(Debug, Clone)]
pub struct RatePools<P> {
    own: HashMap<Uuid, Vec<P>>,
    shared: Vec<P>,
}

impl<P> RatePools<P> {
    /// Adds a pool of an occurrence; `None`: one that all occurrences share.
    pub fn push(&mut self, occurrence_id: Option<Uuid>, pool: P) {
        match occurrence_id {
            Some(occurrence_id) => self.own.entry(occurrence_id).or_default().push(pool),
            None => self.shared.push(pool),
        }
    }

    /// The pools that a line takes of at an occurrence; none where the rate is not sold.
    pub fn at(&self, occurrence_id: Uuid) -> impl Iterator<Item = &P> {
        let own = self.own.get(&occurrence_id);
        let is_sold = own.is_some() || self.own.is_empty();
        let shared = self.shared.iter().filter(move |_| is_sold);
        own.into_iter().flatten().chain(shared)
    }
}

impl<P> Default for RatePools<P> {
    fn default() -> Self {
        Self {
            own: HashMap::new(),
            shared: Vec::new(),
        }
    }
}

impl<P> FromIterator<(Option<Uuid>, P)> for RatePools<P> {
    fn from_iter<I: IntoIterator<Item = (Option<Uuid>, P)>>(pools: I) -> Self {
        let mut by_occurrence = Self::default();
        for (occurrence_id, pool) in pools {
            by_occurrence.push(occurrence_id, pool);
        }
        by_occurrence
    }
}

/// How many lines so many units of a pool are enough for: of seven, a table of four is had once.
pub fn lines_from(free: i64, units_per_line: i32) -> i64 {
    free / i64::from(units_per_line.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SATURDAY: Uuid = Uuid::from_u128(6);
    const SUNDAY: Uuid = Uuid::from_u128(7);

    fn at(pools: &[(Option<Uuid>, &'static str)], occurrence_id: Uuid) -> Vec<&'static str> {
        let pools: RatePools<&str> = pools.iter().copied().collect();
        pools.at(occurrence_id).copied().collect()
    }

    #[test]
    fn a_rate_with_pools_of_occurrences_is_sold_at_those_alone() {
        let pools = [
            (Some(SUNDAY), "floor"),
            (None, "early bird"),
            (Some(Uuid::max()), "elsewhere"),
        ];
        assert_eq!(at(&pools, SUNDAY), ["floor", "early bird"]);
        assert_eq!(at(&pools, SATURDAY), [""; 0]);
    }

    #[test]
    fn a_rate_with_shared_pools_only_is_sold_at_each_occurrence() {
        let pools = [(None, "floor"), (None, "early bird")];
        assert_eq!(at(&pools, SATURDAY), ["floor", "early bird"]);
        assert_eq!(at(&pools, SUNDAY), ["floor", "early bird"]);
    }

    #[test]
    fn a_rate_without_pools_is_sold_nowhere() {
        assert_eq!(at(&[], SUNDAY), [""; 0]);
    }

    #[test]
    fn a_table_of_four_needs_four() {
        assert_eq!([8, 7, 3].map(|free| lines_from(free, 4)), [2, 1, 0]);
    }
}
