//! The problems that operations answer with.

use guichet_http::{Problem, ProblemType, StatusCode};

use crate::processing::{InvalidImage, MAXIMUM_PIXELS};

/// 409: events show the picture.
pub(crate) const IMAGE_IN_USE: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "image-in-use",
    "Events show this picture",
);

/// 422: nothing can be made of the file.
pub(crate) const INVALID_IMAGE: ProblemType = ProblemType::new(
    StatusCode::UNPROCESSABLE_ENTITY,
    "invalid-image",
    "This file is no picture that can be shown",
);

impl From<InvalidImage> for Problem {
    fn from(invalid: InvalidImage) -> Self {
        let megapixels = MAXIMUM_PIXELS / 1_000_000;
        let (reason, legal) = match invalid {
            InvalidImage::NotAnImage => ("not_an_image", "a JPEG, PNG or WebP picture".to_owned()),
            InvalidImage::Animated => ("animated", "one picture, and not an animation".to_owned()),
            InvalidImage::TooManyPixels => (
                "too_many_pixels",
                format!("a picture of at most {megapixels} million pixels"),
            ),
            InvalidImage::Damaged => ("damaged", "a whole and undamaged picture".to_owned()),
            InvalidImage::Unsupported => (
                "unsupported",
                "a JPEG, PNG or WebP picture as browsers show them".to_owned(),
            ),
        };
        Self::new(INVALID_IMAGE)
            .field("", legal)
            .with("reason", reason)
    }
}
