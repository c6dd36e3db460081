use image::RgbImage;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// As browsers take a picture that says nothing of its colours. Telephones write others (Display P3), which would look pale. What a
/// profile says that is none, or is of another kind than the picture, is left aside.
pub(super) fn to_srgb(image: RgbImage, profile: Option<&[u8]>) -> RgbImage {
    let Some(profile) = profile.and_then(|profile| ColorProfile::new_from_slice(profile).ok())
    else {
        return image;
    };
    if profile.color_space != DataColorSpace::Rgb {
        return image;
    }
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let Ok(transform) = profile.create_transform_8bit(Layout::Rgb, &srgb, Layout::Rgb, options)
    else {
        return image;
    };
    let mut converted = RgbImage::new(image.width(), image.height());
    match transform.transform(&image, &mut converted) {
        Ok(()) => converted,
        Err(_) => image,
    }
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    fn converted(profile: Option<&[u8]>) -> [u8; 3] {
        let image = RgbImage::from_pixel(3, 2, Rgb([200, 40, 40]));
        to_srgb(image, profile).get_pixel(2, 1).0
    }

    #[test]
    fn the_colours_of_another_space_look_the_same_in_ours() {
        let p3 = ColorProfile::new_display_p3().encode().expect("a profile");
        let [red, green, blue] = converted(Some(&p3));
        assert!(red > 210 && green < 40 && blue < 45, "{red} {green} {blue}");
    }

    #[test]
    fn a_profile_that_is_none_changes_nothing() {
        let grey = ColorProfile::new_gray_with_gamma(2.2).encode();
        for profile in [None, Some(&b"profile"[..]), grey.ok().as_deref()] {
            assert_eq!(converted(profile), [200, 40, 40]);
        }
    }
}
