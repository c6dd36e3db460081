use crate::drawings;
use crate::numbers::Numbers;

/// How many pairs of inks there are.
const PALETTES: u8 = 8;

/// What is printed of an event: from back to front.
#[derive(Debug, PartialEq, Eq)]
pub struct CoverArt {
    /// From 0: which pair of inks.
    pub palette: u8,
    /// From back to front.
    pub shapes: [Shape; 2],
}

/// What is printed in one ink.
#[derive(Debug, PartialEq, Eq)]
pub struct Shape {
    /// Which one.
    pub ink: Ink,
    /// An SVG path on a sheet of 120 × 80, filled by the rule of even and odd.
    pub path: String,
}

/// An ink of the pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The lighter one, mostly.
    First,
    /// The other.
    Second,
}

impl CoverArt {
    /// Of an event of this id and category, such as `concert`; other categories are drawn as `other` is.
    pub fn new(event_id: &str, category: &str) -> Self {
        let mut numbers = Numbers::new(event_id);
        let palette = numbers.pick(PALETTES);
        let is_swapped = numbers.draw() < 0.5;
        let drawings = drawings::of(category);
        let count = u8::try_from(drawings.len()).unwrap_or(u8::MAX);
        let draw = drawings[usize::from(numbers.pick(count))];
        let (first, second) = draw(&mut numbers);
        let inks = if is_swapped {
            [Ink::Second, Ink::First]
        } else {
            [Ink::First, Ink::Second]
        };
        let shape = |ink, path| Shape { ink, path };
        Self {
            palette,
            shapes: [shape(inks[0], first), shape(inks[1], second)],
        }
    }
}
