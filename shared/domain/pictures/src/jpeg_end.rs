/// End of image.
const EOI: u8 = 0xd9;

/// Whether a JPEG goes on to its end. Decoders fill up with grey what is missing of one that breaks off.
pub(super) fn has_end(jpeg: &[u8]) -> bool {
    let mut rest = jpeg;
    loop {
        let Some(at) = rest.windows(2).position(is_marker) else {
            return false;
        };
        if rest[at + 1] == EOI {
            return true;
        }
        rest = &rest[at + 2..];
        if let Some(length) = rest.first_chunk() {
            // A segment may hold a whole JPEG, such as the camera's preview.
            let length = usize::from(u16::from_be_bytes(*length));
            rest = rest.get(length..).unwrap_or_default();
        }
    }
}

/// Whether a segment begins, or the image ends. Between segments is what was encoded, in which 0xff is followed by zero or is a
/// point to go on from.
fn is_marker(bytes: &[u8]) -> bool {
    bytes[0] == 0xff && !matches!(bytes[1], 0x00 | 0x01 | 0xd0..=0xd8 | 0xff)
}

#[cfg(test)]
mod tests {
    use image::codecs::jpeg::JpegEncoder;
    use image::{ExtendedColorType, ImageEncoder as _};

    use super::*;

    /// With a preview in it.
    fn jpeg() -> Vec<u8> {
        let encode = |exif: Vec<u8>| {
            let mut jpeg = Vec::new();
            let mut encoder = JpegEncoder::new(&mut jpeg);
            encoder.set_exif_metadata(exif).expect("exif");
            let pixels: Vec<u8> = (0..=255).collect();
            let written = encoder.write_image(&pixels, 16, 16, ExtendedColorType::L8);
            written.expect("encoded");
            jpeg
        };
        encode(encode(Vec::new()))
    }

    #[test]
    fn only_a_whole_jpeg_has_an_end() {
        let jpeg = jpeg();
        assert!(has_end(&jpeg));
        for length in 0..jpeg.len() {
            assert!(!has_end(&jpeg[..length]), "{length} of {}", jpeg.len());
        }
    }

    #[test]
    fn what_comes_after_the_end_does_not_matter() {
        assert!(has_end(&[jpeg(), vec![0; 100]].concat()));
    }
}
