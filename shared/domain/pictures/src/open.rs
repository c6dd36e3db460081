use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::{ImageDecoder, ImageFormat, Limits};

use super::jpeg_end::has_end;
use super::{InvalidImage, MAXIMUM_PIXELS};

/// What a decoder may take at a time: red, green, blue and opacity of all pixels in sixteen bits, and a little beside.
const MEMORY_BYTES: u64 = MAXIMUM_PIXELS * 8 + 16 * 1024 * 1024;

/// Reads what a file says of itself, by its content: what it was called does not matter. No pixel is decoded yet.
pub(super) fn open(file: &[u8]) -> Result<Box<dyn ImageDecoder + '_>, InvalidImage> {
    let reader = Cursor::new(file);
    let format = image::guess_format(file).map_err(|_| InvalidImage::NotAnImage)?;
    let mut decoder: Box<dyn ImageDecoder> = match format {
        ImageFormat::Jpeg if has_end(file) => Box::new(JpegDecoder::new(reader)?),
        ImageFormat::Jpeg => return Err(InvalidImage::Damaged),
        ImageFormat::Png => {
            let decoder = PngDecoder::with_limits(reader, limits())?;
            if decoder.is_apng()? {
                return Err(InvalidImage::Animated);
            }
            Box::new(decoder)
        }
        ImageFormat::WebP => {
            let decoder = WebPDecoder::new(reader)?;
            if decoder.has_animation() {
                return Err(InvalidImage::Animated);
            }
            Box::new(decoder)
        }
        _ => return Err(InvalidImage::NotAnImage),
    };
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAXIMUM_PIXELS {
        return Err(InvalidImage::TooManyPixels);
    }
    let mut limits = limits();
    limits.reserve(decoder.total_bytes())?;
    decoder.set_limits(limits)?;
    Ok(decoder)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY_BYTES);
    limits
}
