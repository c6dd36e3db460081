use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

/// Modules of white around the code, as ISO/IEC 18004 asks.
pub(crate) const QUIET_ZONE: usize = 4;

/// The text does not fit the largest QR code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the text is too long for a QR code")]
pub struct TextTooLong;

/// A QR code: a square of dark and light modules.
pub(crate) struct Qr {
    code: QrCode,
}

/// A horizontal row of dark modules, counted from the upper left corner without the quiet zone.
pub(crate) struct Run {
    pub(crate) x: usize,
    pub(crate) y: usize,
    pub(crate) length: usize,
}

impl Qr {
    /// Encodes a text with error correction level M at least (15 % of the symbol may be damaged), more
    /// where it costs no room.
    pub(crate) fn new(text: &str) -> Result<Self, TextTooLong> {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).map_err(|_| TextTooLong)?;
        Ok(Self { code })
    }

    /// Modules along one side, without the quiet zone.
    pub(crate) fn size(&self) -> usize {
        usize::try_from(self.code.size()).expect("the size is 21 to 177")
    }

    fn is_dark(&self, x: usize, y: usize) -> bool {
        let coordinate = |value| i32::try_from(value).expect("coordinates are below 177");
        self.code.get_module(coordinate(x), coordinate(y))
    }

    /// All dark modules, as few runs as lines have.
    pub(crate) fn runs(&self) -> Vec<Run> {
        let size = self.size();
        let mut runs = Vec::with_capacity(size * size / 4);
        for y in 0..size {
            let mut x = 0;
            while x < size {
                let length = (x..size).take_while(|x| self.is_dark(*x, y)).count();
                if length > 0 {
                    runs.push(Run { x, y, length });
                }
                x += length + 1;
            }
        }
        runs
    }
}

/// The text as a QR code in SVG, black on white with its quiet zone, scaled to wherever it is put.
///
/// An error only for texts of more than 2331 bytes; a ticket's token has at most 432.
pub fn qr_svg(text: &str) -> Result<String, TextTooLong> {
    let qr = Qr::new(text)?;
    let side = qr.size() + 2 * QUIET_ZONE;
    let mut path = String::with_capacity(16 * 1024);
    for Run { x, y, length } in qr.runs() {
        let (x, y) = (x + QUIET_ZONE, y + QUIET_ZONE);
        write!(path, "M{x} {y}h{length}v1h-{length}z").expect("a string takes all text");
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path d=\"{path}\"/></svg>\n"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_cover_exactly_the_dark_modules() {
        let qr = Qr::new("https://example.org/").unwrap();
        let mut dark = vec![vec![false; qr.size()]; qr.size()];
        for run in qr.runs() {
            for cell in &mut dark[run.y][run.x..run.x + run.length] {
                assert!(!*cell, "no module twice");
                *cell = true;
            }
        }
        for (y, row) in dark.iter().enumerate() {
            for (x, cell) in row.iter().enumerate() {
                assert_eq!(*cell, qr.is_dark(x, y));
            }
        }
    }

    #[test]
    fn a_text_beyond_the_largest_code_is_refused() {
        assert!(qr_svg(&"a".repeat(2331)).is_ok());
        assert_eq!(qr_svg(&"a".repeat(2332)), Err(TextTooLong));
    }
}
