use std::collections::HashSet;

use guichet_documents::qr_svg;
use proptest::prelude::*;
use rqrr::PreparedImage;

/// Pixels per module, enough for the decoder to find its way.
const SCALE: usize = 4;

/// The dark modules of our own SVG: `M<x> <y>h<length>v1h-<length>z` repeated, in a square of `side`.
fn modules(svg: &str) -> (usize, HashSet<(usize, usize)>) {
    let side = svg
        .split("viewBox=\"0 0 ")
        .nth(1)
        .and_then(|rest| rest.split(' ').next())
        .unwrap()
        .parse()
        .unwrap();
    let path = svg
        .rsplit("<path d=\"")
        .next()
        .and_then(|rest| rest.split('"').next())
        .unwrap();
    let mut dark = HashSet::new();
    for run in path.split('M').skip(1) {
        let numbers: Vec<usize> = run
            .split([' ', 'h', 'v'])
            .take(3)
            .map(|number| number.parse().unwrap())
            .collect();
        dark.extend((numbers[0]..numbers[0] + numbers[2]).map(|x| (x, numbers[1])));
    }
    (side, dark)
}

fn decode(svg: &str) -> String {
    let (side, dark) = modules(svg);
    let pixel = |x: usize, y: usize| {
        if dark.contains(&(x / SCALE, y / SCALE)) {
            0
        } else {
            255
        }
    };
    let mut image = PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, pixel);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one code in the picture");
    let (meta, text) = grids[0].decode().unwrap();
    // 0 is M, 2 is Q, 3 is H; 1 is L.
    assert_ne!(meta.ecc_level, 1, "at least 15 % may be damaged");
    text
}

#[test]
fn a_token_is_read_back_from_its_code() {
    let token = "=0AbC/+9".repeat(24);
    assert_eq!(decode(&qr_svg(&token).unwrap()), token);
}

#[test]
fn a_code_survives_damage() {
    let token = "=0AbC/+9".repeat(24);
    let (side, mut dark) = modules(&qr_svg(&token).unwrap());
    // A stain of one fifth of the side in the middle.
    let stain = side * 2 / 5..side * 3 / 5;
    dark.extend(
        stain
            .clone()
            .flat_map(|x| stain.clone().map(move |y| (x, y))),
    );
    let pixel = |x: usize, y: usize| {
        if dark.contains(&(x / SCALE, y / SCALE)) {
            0
        } else {
            255
        }
    };
    let mut image = PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, pixel);
    assert_eq!(image.detect_grids()[0].decode().unwrap().1, token);
}

#[test]
fn the_picture_is_an_svg_with_a_white_ground_and_a_quiet_zone() {
    let svg = qr_svg("https://example.org/").unwrap();
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "));
    assert!(svg.contains("fill=\"#fff\""));
    let (side, dark) = modules(&svg);
    assert!(
        dark.iter()
            .all(|(x, y)| [x, y].into_iter().all(|at| (4..side - 4).contains(at)))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_token_is_read_back(token in "[A-Za-z0-9+/=]{1,432}") {
        prop_assert_eq!(decode(&qr_svg(&token).unwrap()), token);
    }
}
