//! Pictures in pages, as the application shows them.

use std::fmt::Write as _;

use askama::Template;
use guichet_order::Locale;

use super::wording;
use crate::event_image::EventImage;

/// How wide a picture is shown: one that fills its place, and a poster that is whole in it.
#[derive(Clone, Copy)]
pub(super) struct Sizes {
    pub(super) photo: &'static str,
    pub(super) poster: &'static str,
}

/// A picture in the sizes that a browser takes one of.
#[derive(Clone)]
pub(super) struct Picture {
    /// The largest.
    pub(super) src: String,
    /// All by their widths; empty where nobody knows these.
    pub(super) srcset: String,
    /// How wide it is shown.
    pub(super) sizes: &'static str,
    /// Of the largest, in pixels.
    size: Option<(i32, i32)>,
    /// A poster, or a picture of which nobody knows the shape: it is shown whole. Others fill the place.
    pub(super) is_whole: bool,
}

/// A picture in the place of a cover.
#[derive(Template)]
#[template(path = "cover.html")]
pub(super) struct Cover {
    pub(super) picture: Picture,
    alt: String,
    focal_x: i16,
    focal_y: i16,
    /// When it is fetched, as an attribute.
    loading: &'static str,
}

/// At once, and before others.
pub(super) const FIRST: &str = " fetchpriority=\"high\"";

/// When it comes into view.
pub(super) const LATER: &str = " loading=\"lazy\"";

impl Picture {
    /// `None` where the picture has no size.
    pub(super) fn new(image: &EventImage, sizes: Sizes) -> Option<Self> {
        let largest = image.largest()?;
        let size = largest.size();
        let is_whole = size.is_none_or(|(width, height)| height > width);
        let mut srcset = String::new();
        for rendition in &image.renditions {
            if let Some(width) = rendition.width {
                let comma = if srcset.is_empty() { "" } else { ", " };
                let _ = write!(srcset, "{comma}{} {width}w", rendition.url);
            }
        }
        Some(Self {
            src: largest.url.clone(),
            srcset,
            sizes: if is_whole { sizes.poster } else { sizes.photo },
            size,
            is_whole,
        })
    }
}

impl Cover {
    /// `None` where the picture has no size.
    pub(super) fn new(
        image: &EventImage,
        name: &str,
        locale: Locale,
        sizes: Sizes,
        loading: &'static str,
    ) -> Option<Self> {
        Some(Self {
            picture: Picture::new(image, sizes)?,
            alt: alt(image, name, locale),
            focal_x: tens(image.focal_x),
            focal_y: tens(image.focal_y),
            loading,
        })
    }
}

/// What is to be seen: what the organizer says, else that it is the event's.
pub(super) fn alt(image: &EventImage, name: &str, locale: Locale) -> String {
    match &image.alt {
        Some(alt) => alt.pick(locale).to_owned(),
        None => wording::poster(locale, name),
    }
}

/// A page may have no styles of its own, so there is a class for each ten hundredths.
fn tens(hundredths: i16) -> i16 {
    (hundredths + 5) / 10 * 10
}

#[cfg(test)]
mod tests {
    use crate::pages::{card, event};

    #[test]
    fn pictures_are_as_wide_as_in_the_application() {
        for (component, sizes) in [
            (
                include_str!("../../../../frontend/src/features/catalog/components/EventHero.vue"),
                event::SIZES,
            ),
            (
                include_str!("../../../../frontend/src/ui/EventCard.vue"),
                card::SIZES,
            ),
        ] {
            for width in [sizes.photo, sizes.poster] {
                assert!(component.contains(&format!("'{width}'")), "{width}");
            }
        }
    }
}
