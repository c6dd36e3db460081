/// In pixels of the longer side: a card on a telephone, a card or a page on a telephone, a page.
const LONGEST: [u32; 3] = [1920, 960, 480];

/// The largest of them.
pub(super) const LARGEST: u32 = LONGEST[0];

/// The sizes of a picture by its longer side, the largest first: no picture is made larger than it is.
pub(super) fn sizes(longest: u32) -> impl Iterator<Item = u32> {
    let largest = longest.min(LARGEST);
    let smaller = LONGEST.into_iter().filter(move |size| *size < largest);
    std::iter::once(largest).chain(smaller)
}

/// Width and height of a picture whose longer side becomes `longest`, unless it is shorter.
pub(super) fn fit((width, height): (u32, u32), longest: u32) -> (u32, u32) {
    let side = width.max(height);
    if side <= longest {
        return (width, height);
    }
    let scaled = |length: u32| {
        let (length, longest, side) = (u64::from(length), u64::from(longest), u64::from(side));
        let scaled = (2 * length * longest + side) / (2 * side);
        u32::try_from(scaled.max(1)).unwrap_or(u32::MAX)
    };
    (scaled(width), scaled(height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_made_smaller_and_never_larger() {
        let sizes = |longest| sizes(longest).collect::<Vec<_>>();
        assert_eq!(sizes(4000), [1920, 960, 480]);
        assert_eq!(sizes(1920), [1920, 960, 480]);
        assert_eq!(sizes(1000), [1000, 960, 480]);
        assert_eq!(sizes(960), [960, 480]);
        assert_eq!(sizes(7), [7]);
    }

    #[test]
    fn its_sides_keep_their_proportion() {
        assert_eq!(fit((4000, 3000), 1920), (1920, 1440));
        assert_eq!(fit((3000, 4000), 960), (720, 960));
        assert_eq!(fit((3, 2), 2), (2, 1));
        assert_eq!(fit((640, 480), 960), (640, 480));
        assert_eq!(fit((1, 40_000_000), 480), (1, 480));
    }
}
