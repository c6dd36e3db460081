//! The problems that operations answer with.

use guichet_http::{Problem, ProblemType, StatusCode};
use guichet_pictures::{InvalidImage, MAXIMUM_PIXELS};

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

/// Why nothing can be made of it, in words.
pub(crate) fn invalid_image(invalid: InvalidImage) -> Problem {
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
    Problem::new(INVALID_IMAGE)
        .field("", legal)
        .with("reason", reason)
}
