//! What becomes of a file that somebody sent: its picture in up to three sizes, encoded by us, and nothing else of it.
//!
//! Every step knows what it may take: the number of pixels is looked at before any is decoded, so the largest picture that is
//! decoded is 40 million pixels of eight bytes; what follows works on one that is at most twice as long as the largest size.

mod color_space;
mod flatten;
mod jpeg_end;
mod open;
mod scale;

use bytes::Bytes;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::{FilterType, resize};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, RgbImage};

use self::color_space::to_srgb;
use self::flatten::flatten;
use self::open::open;
use self::scale::{fit, sizes};

/// In pixels. A camera that makes more is rare, and no page shows as many.
pub const MAXIMUM_PIXELS: u64 = 40_000_000;

/// Of JPEG. Above it files grow faster than anybody sees.
const QUALITY: u8 = 80;

/// A picture as it is kept.
pub struct ProcessedImage {
    /// Of what was uploaded, in pixels, turned as it is to be seen.
    pub width: u32,
    /// As the width.
    pub height: u32,
    /// The smallest first; none has another width.
    pub renditions: Vec<Rendition>,
}

/// A picture in one of its sizes.
pub struct Rendition {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// JPEG without any metadata, in sRGB.
    pub content: Bytes,
}

/// Why there is no picture of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidImage {
    /// It is neither JPEG nor PNG nor WebP.
    NotAnImage,
    /// It is more than one picture.
    Animated,
    /// It has more than [`MAXIMUM_PIXELS`].
    TooManyPixels,
    /// It breaks off, or is not what its format says.
    Damaged,
    /// It is of a kind of its format that nobody uses, such as JPEG with arithmetic coding.
    Unsupported,
}

/// Decodes a file, and encodes what is to be seen. Takes seconds at worst, and a third of a gigabyte.
pub fn process(file: &[u8]) -> Result<ProcessedImage, InvalidImage> {
    let mut decoder = open(file)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().unwrap_or_default();
    let (mut width, mut height) = decoder.dimensions();
    let mut image = DynamicImage::from_decoder(decoder)?;
    flatten(&mut image);
    let mut image = to_srgb(shrink(image).into_rgb8(), profile.as_deref());
    if turns(orientation) {
        (width, height) = (height, width);
    }
    let mut turned = DynamicImage::from(image);
    turned.apply_orientation(orientation);
    image = turned.into_rgb8();
    let mut renditions: Vec<Rendition> = Vec::new();
    for longest in sizes(width.max(height)) {
        let (width, height) = fit(image.dimensions(), longest);
        // Each is made of the next larger one, which is quicker and looks the same.
        image = resize(&image, width, height, FilterType::CatmullRom);
        renditions.push(encode(&image)?);
    }
    renditions.reverse();
    renditions.dedup_by_key(|rendition| rendition.width);
    Ok(ProcessedImage {
        width,
        height,
        renditions,
    })
}

/// To a picture that is at most twice as long as the largest size, by averages, which need no memory beside it.
fn shrink(image: DynamicImage) -> DynamicImage {
    let longest = 2 * scale::LARGEST;
    if image.width().max(image.height()) <= longest {
        return image;
    }
    let (width, height) = fit((image.width(), image.height()), longest);
    image.thumbnail_exact(width, height)
}

fn encode(image: &RgbImage) -> Result<Rendition, InvalidImage> {
    let mut content = Vec::new();
    JpegEncoder::new_with_quality(&mut content, QUALITY).encode_image(image)?;
    Ok(Rendition {
        width: image.width(),
        height: image.height(),
        content: content.into(),
    })
}

/// Whether width and height are exchanged.
fn turns(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

impl From<ImageError> for InvalidImage {
    fn from(error: ImageError) -> Self {
        match error {
            ImageError::Limits(_) => Self::TooManyPixels,
            ImageError::Unsupported(_) => Self::Unsupported,
            _ => Self::Damaged,
        }
    }
}
