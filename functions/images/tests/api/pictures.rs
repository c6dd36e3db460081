//! Files of all kinds, made here.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GrayImage, ImageEncoder as _, ImageFormat, Rgb, RgbImage};

pub(crate) const RED: [u8; 3] = [200, 30, 30];
pub(crate) const BLUE: [u8; 3] = [30, 30, 200];

/// The left half red, the right half blue.
pub(crate) fn halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| {
        Rgb(if 2 * x < width { RED } else { BLUE })
    })
}

pub(crate) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    encoded(halves(width, height), ImageFormat::Jpeg)
}

pub(crate) fn encoded(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    let written = image.into().write_to(&mut file, format);
    written.expect("an encoded picture");
    file.into_inner()
}

/// A JPEG with what a telephone writes beside it.
pub(crate) fn jpeg_with(image: &RgbImage, exif: &[u8], profile: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut file, 95);
    encoder.set_exif_metadata(exif.to_vec()).expect("EXIF");
    if !profile.is_empty() {
        let set = encoder.set_icc_profile(profile.to_vec());
        set.expect("a profile");
    }
    encoder.encode_image(image).expect("an encoded picture");
    file
}

/// How a picture is turned, and where it was taken.
pub(crate) fn exif(orientation: u8, place: &str) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        let mut entry = Vec::new();
        entry.extend(tag.to_be_bytes());
        entry.extend(kind.to_be_bytes());
        entry.extend(count.to_be_bytes());
        entry.extend(value);
        entry
    };
    // Big-endian; the first directory is right behind, with two entries, and the one about the place behind that.
    let mut exif = b"MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    exif.extend(entry(0x0112, 3, 1, [0, orientation, 0, 0]));
    exif.extend(entry(0x8825, 4, 1, 38_u32.to_be_bytes()));
    exif.extend([0; 4]);
    exif.extend([0, 1]);
    let length = u32::try_from(place.len()).expect("short");
    exif.extend(entry(0x001b, 7, length, 56_u32.to_be_bytes()));
    exif.extend([0; 4]);
    exif.extend(place.as_bytes());
    exif
}

/// A PNG that says that it is so large.
pub(crate) fn png_that_claims(width: u32, height: u32) -> Vec<u8> {
    let mut header = Vec::new();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    // Eight bits of grey, not interlaced.
    header.extend([8, 0, 0, 0, 0]);
    let png = encoded(GrayImage::new(1, 1), ImageFormat::Png);
    let rest = &png[HEADER_END..];
    [&png[..SIGNATURE], &chunk(*b"IHDR", &header), rest].concat()
}

/// A PNG of two frames.
pub(crate) fn animated_png() -> Vec<u8> {
    let png = encoded(GrayImage::new(8, 8), ImageFormat::Png);
    let (head, rest) = png.split_at(HEADER_END);
    let frames = [2_u32.to_be_bytes(), 0_u32.to_be_bytes()].concat();
    [head, &chunk(*b"acTL", &frames), rest].concat()
}

/// The first bytes of a PNG.
const SIGNATURE: usize = 8;

/// Those with the first chunk: length, name, content and checksum.
const HEADER_END: usize = SIGNATURE + 4 + 4 + 13 + 4;

fn chunk(name: [u8; 4], content: &[u8]) -> Vec<u8> {
    let named = [&name, content].concat();
    let length = u32::try_from(content.len()).expect("short").to_be_bytes();
    [&length, named.as_slice(), &crc32(&named).to_be_bytes()].concat()
}

fn crc32(bytes: &[u8]) -> u32 {
    let shift = |crc: u32, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
    let step = |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), shift);
    !bytes.iter().fold(u32::MAX, step)
}

/// A WebP of two frames.
pub(crate) fn animated_webp() -> Vec<u8> {
    let still = encoded(halves(8, 8), ImageFormat::WebP);
    // Behind RIFF, its length, and WEBP.
    let picture = &still[12..];
    let part = |name: &[u8; 4], content: &[u8]| {
        let length = u32::try_from(content.len()).expect("short").to_le_bytes();
        [name.as_slice(), &length, content].concat()
    };
    let size = [7, 0, 0, 7, 0, 0];
    let canvas = [[0x02, 0, 0, 0].as_slice(), &size].concat();
    let frame = [[0; 6].as_slice(), &size, &[100, 0, 0, 0], picture].concat();
    let parts = [
        b"WEBP".to_vec(),
        part(b"VP8X", &canvas),
        part(b"ANIM", &[0; 6]),
        part(b"ANMF", &frame),
        part(b"ANMF", &frame),
    ];
    part(b"RIFF", &parts.concat())
}

/// Eight by eight pixels of one colour, as printers have it: cyan, magenta, yellow and black.
pub(crate) fn cmyk_jpeg(inks: [u8; 4]) -> Vec<u8> {
    let mut file = vec![0xff, 0xd8];
    // Adobe's mark: four colours as they are, each the other way round.
    segment(&mut file, 0xee, b"Adobe\0\x64\0\0\0\0\0");
    segment(&mut file, 0xdb, &[[0].as_slice(), &[1; 64]].concat());
    let components = (1..=4).flat_map(|number| [number, 0x11, 0]);
    let frame: Vec<u8> = [8, 0, 8, 0, 8, 4].into_iter().chain(components).collect();
    segment(&mut file, 0xc0, &frame);
    // How many bits a mean has, in four bits; and the end of a block, in one.
    let lengths: Vec<u8> = (0..12).collect();
    let means = [[0x00, 0, 0, 0, 12].as_slice(), &[0; 12], &lengths].concat();
    segment(&mut file, 0xc4, &means);
    let ends = [[0x10, 1].as_slice(), &[0; 15], &[0x00]].concat();
    segment(&mut file, 0xc4, &ends);
    segment(&mut file, 0xda, &[4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0]);
    let mut bits: String = inks.into_iter().map(block).collect();
    while !bits.len().is_multiple_of(8) {
        bits.push('1');
    }
    for at in (0..bits.len()).step_by(8) {
        let byte = u8::from_str_radix(&bits[at..at + 8], 2).expect("eight bits");
        file.push(byte);
        if byte == 0xff {
            file.push(0);
        }
    }
    file.extend([0xff, 0xd9]);
    file
}

/// A block that is all one value.
fn block(ink: u8) -> String {
    let mean = 8 * (127 - i32::from(ink));
    let length = 32 - mean.unsigned_abs().leading_zeros();
    let low = if mean < 0 {
        mean - 1 + (1 << length)
    } else {
        mean
    };
    let width = usize::try_from(length).expect("small");
    format!("{length:04b}{low:0width$b}0")
}

fn segment(file: &mut Vec<u8>, marker: u8, content: &[u8]) {
    let length = u16::try_from(content.len() + 2).expect("short");
    file.extend([0xff, marker]);
    file.extend(length.to_be_bytes());
    file.extend(content);
}
