//! Ranges of places: `7`, `1-24`, `23-1 odd`.

use std::str::FromStr;

use crate::fault::{RowFault, RowFaultKind};
use crate::{HIGHEST_PLACE, MOST_IN_ROW};

/// Which numbers of a range are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parity {
    Odd,
    Even,
    All,
}

impl FromStr for Parity {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        match word.to_lowercase().as_str() {
            "odd" | "impair" | "impairs" | "impaire" | "impaires" => Ok(Self::Odd),
            "even" | "pair" | "pairs" | "paire" | "paires" => Ok(Self::Even),
            "all" | "tous" | "toutes" => Ok(Self::All),
            _ => Err(()),
        }
    }
}

/// A range as it was typed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Range {
    from: u16,
    to: u16,
    parity: Option<Parity>,
}

impl Range {
    /// Of words such as `1-24` and `odd`.
    pub(crate) fn read(words: &[&str]) -> Result<Self, RowFault> {
        let refused = || RowFaultKind::Places.of(words.join(" "));
        let (word, parity) = match words {
            [word] => (word, None),
            [word, parity] => (word, Some(parity.parse().map_err(|()| refused())?)),
            _ => return Err(refused()),
        };
        let (from, to) = word.split_once('-').unwrap_or((word, word));
        let number = |text: &str| {
            let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
            let number = text.parse().ok().filter(|_| is_number);
            number.filter(|number| (1..=HIGHEST_PLACE).contains(number))
        };
        let (from, to) = number(from).zip(number(to)).ok_or_else(refused)?;
        Ok(Self { from, to, parity })
    }

    pub(crate) fn says_parity(self) -> bool {
        self.parity.is_some()
    }

    pub(crate) fn is_single(self) -> bool {
        self.from == self.to
    }

    /// Without its parity.
    pub(crate) fn text(self) -> String {
        if self.is_single() {
            self.from.to_string()
        } else {
            format!("{}-{}", self.from, self.to)
        }
    }

    /// The places, next to each other. A long range is not counted out.
    pub(crate) fn places(self) -> Result<Vec<u16>, RowFault> {
        let (low, high) = (self.from.min(self.to), self.from.max(self.to));
        if usize::from(high - low) / 2 > MOST_IN_ROW {
            return Err(RowFaultKind::TooManyInRow.of(self.text()));
        }
        let is_meant = |place: &u16| match self.parity {
            Some(Parity::Odd) => !place.is_multiple_of(2),
            Some(Parity::Even) => place.is_multiple_of(2),
            Some(Parity::All) | None => true,
        };
        let mut places: Vec<u16> = (low..=high).filter(is_meant).collect();
        if self.from > self.to {
            places.reverse();
        }
        if places.is_empty() {
            return Err(RowFaultKind::NoPlace.of(self.text()));
        }
        Ok(places)
    }
}
