use image::{DynamicImage, ImageBuffer, Pixel, Primitive};

/// Puts a picture on white where it is transparent. JPEG has no transparency, and a page's own colour behind a picture would be
/// another one in the dark theme, where dark letters on it could not be read.
pub(super) fn flatten(image: &mut DynamicImage) {
    match image {
        DynamicImage::ImageLumaA8(image) => put_on_white(image),
        DynamicImage::ImageRgba8(image) => put_on_white(image),
        DynamicImage::ImageLumaA16(image) => put_on_white(image),
        DynamicImage::ImageRgba16(image) => put_on_white(image),
        _ => {}
    }
}

/// In place, since there may be no memory for another.
fn put_on_white<P>(image: &mut ImageBuffer<P, Vec<P::Subpixel>>)
where
    P: Pixel,
    P::Subpixel: Primitive + Into<u32> + TryFrom<u32>,
{
    let white = P::Subpixel::DEFAULT_MAX_VALUE;
    let full: u32 = white.into();
    for pixel in image.pixels_mut() {
        let Some((alpha, colors)) = pixel.channels_mut().split_last_mut() else {
            continue;
        };
        let opacity: u32 = (*alpha).into();
        for color in colors {
            // At most the square of 65,535, which fits.
            let mixed = ((*color).into() * opacity + full * (full - opacity)) / full;
            *color = P::Subpixel::try_from(mixed).unwrap_or(white);
        }
        *alpha = white;
    }
}

#[cfg(test)]
mod tests {
    use image::{Rgba, RgbaImage};

    use super::*;

    fn flat(color: [u8; 4]) -> [[u8; 3]; 2] {
        let image = DynamicImage::from(RgbaImage::from_pixel(1, 1, Rgba(color)));
        let mut images = [image.clone(), image.into_rgba16().into()];
        images.each_mut().map(|image| {
            flatten(image);
            image.to_rgb8().get_pixel(0, 0).0
        })
    }

    #[test]
    fn what_is_transparent_becomes_white_in_eight_and_sixteen_bits() {
        assert_eq!(flat([10, 20, 30, 0]), [[255; 3]; 2]);
        assert_eq!(flat([10, 20, 30, 255]), [[10, 20, 30]; 2]);
        for [red, ..] in flat([0, 0, 0, 128]) {
            assert!((126..=128).contains(&red), "{red}");
        }
    }
}
