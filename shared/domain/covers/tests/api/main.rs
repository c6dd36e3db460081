//! Covers as the storefront draws them, and as a preview of a link shows them.

use std::io::Cursor;

use guichet_covers::{CoverArt, CoverPrinter, HEIGHT, Ink, WIDTH};
use image::{ImageReader, RgbImage};
use serde::Deserialize;

/// As `frontend/src/ui/cover-art.test.ts` writes it.
#[derive(Deserialize)]
struct Drawn {
    id: String,
    category: String,
    palette: u8,
    shapes: Vec<DrawnShape>,
}

#[derive(Deserialize)]
struct DrawnShape {
    ink: String,
    path: String,
}

#[test]
fn covers_are_drawn_as_the_storefront_draws_them() {
    let drawn: Vec<Drawn> =
        serde_json::from_str(include_str!("../covers.json")).expect("legal JSON");
    assert!(drawn.len() > 50, "{} covers", drawn.len());
    for cover in drawn {
        let art = CoverArt::new(&cover.id, &cover.category);
        assert_eq!(
            art.palette, cover.palette,
            "{} {}",
            cover.id, cover.category
        );
        for (shape, expected) in art.shapes.iter().zip(&cover.shapes) {
            assert_eq!(shape.path, expected.path, "{} {}", cover.id, cover.category);
            let ink = if shape.ink == Ink::First {
                "first"
            } else {
                "second"
            };
            assert_eq!(ink, expected.ink);
        }
    }
}

const ID: &str = "0192f3a4-0000-7000-8000-000000000001";

fn printer() -> CoverPrinter {
    let fonts = concat!(env!("CARGO_MANIFEST_DIR"), "/../documents/fonts/scripts");
    CoverPrinter::new(fonts)
}

fn print(name: &str) -> RgbImage {
    let png = printer().print(ID, "concert", name).expect("a cover");
    let reader = ImageReader::new(Cursor::new(png)).with_guessed_format();
    let picture = reader.expect("a known format").decode().expect("a picture");
    assert_eq!(
        (picture.width(), picture.height()),
        (u32::from(WIDTH), u32::from(HEIGHT))
    );
    picture.into_rgb8()
}

/// How many pixels are as dark as the letters.
fn letters(picture: &RgbImage) -> usize {
    let dark = |pixel: &&image::Rgb<u8>| pixel.0 == [0x1c, 0x19, 0x17];
    picture.pixels().filter(dark).count()
}

#[test]
fn the_name_is_set_in_letters_of_its_script() {
    let without = letters(&print(""));
    for name in [
        "Été électrique",
        "Ночь музеев",
        "مهرجان الموسيقى",
        "夏祭り",
        "Fête 🎪 <b>&amp;</b>",
    ] {
        let more = letters(&print(name)) - without;
        assert!(more > 2000, "{name}: {more} pixels");
    }
}

#[test]
fn a_name_of_any_length_stays_within_the_margin() {
    for name in [
        "Un très long titre pour une toute petite fête de village au bord de la rivière, avec des lampions et un bal",
        &"WWWWWWWWWW".repeat(20),
        &"mot ".repeat(50),
    ] {
        let picture = print(name);
        let right = picture
            .enumerate_pixels()
            .filter(|(x, _, _)| *x > u32::from(WIDTH) - 50);
        let outside = right
            .filter(|(_, _, pixel)| pixel.0 == [0x1c, 0x19, 0x17])
            .count();
        assert_eq!(outside, 0, "{name}");
        assert!(letters(&picture) > 2000, "{name}");
    }
}
