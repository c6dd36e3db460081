//! What each category looks like: the path of the first ink and that of the second, as `frontend/src/ui/cover-art.ts` draws them. The order in
//! which numbers are drawn is part of a drawing.

use std::f64::consts::PI;
use std::fmt::Write as _;

use crate::numbers::Numbers;
use crate::path::{HEIGHT, WIDTH, circle, rectangle, ring, round};

/// Draws on the sheet.
pub(crate) type Drawing = fn(&mut Numbers) -> (String, String);

/// Those of a category, of which an event has one.
pub(crate) fn of(category: &str) -> &'static [Drawing] {
    match category {
        "concert" => &[rings, waves, strings],
        "theatre" => &[theatre],
        "festival" => &[festival, waves],
        "conference" => &[conference],
        "sport" => &[sport],
        "community" => &[community, other],
        "exhibition" => &[exhibition],
        _ => &[other],
    }
}

fn rings(numbers: &mut Numbers) -> (String, String) {
    let (x, y) = (numbers.draw() * 120.0, numbers.draw() * 80.0);
    let gap = 11.0 + numbers.draw() * 9.0;
    let sound = (1..=10)
        .map(|index| ring(x, y, f64::from(index) * gap, gap * 0.46))
        .collect();
    let count = 8 + numbers.pick(8);
    let width = WIDTH / f64::from(count);
    let bars = (0..count)
        .map(|index| {
            let height = 8.0 + numbers.draw() * 46.0;
            let x = f64::from(index) * width + width * 0.2;
            rectangle(x, HEIGHT - height, width * 0.6, height)
        })
        .collect();
    (sound, bars)
}

fn waves(numbers: &mut Numbers) -> (String, String) {
    let count = 5 + numbers.pick(4);
    let gap = HEIGHT / f64::from(count);
    let length = 20.0 + numbers.draw() * 25.0;
    let swell = gap * (0.5 + numbers.draw() * 0.6);
    let crests = format!("t{} 0", round(length)).repeat(8);
    let mut lines = String::new();
    for index in 0..count + 2 {
        let y = round((f64::from(index) - 0.5) * gap);
        let (half, up, whole) = (round(length / 2.0), round(-swell), round(length));
        let (down, back) = (round(gap * 0.45), round(-9.0 * length));
        let _ = write!(
            lines,
            "M-20 {y}q{half} {up} {whole} 0{crests}v{down}h{back}z"
        );
    }
    let (x, y) = (20.0 + numbers.draw() * 80.0, 16.0 + numbers.draw() * 30.0);
    (lines, circle(x, y, 10.0 + numbers.draw() * 12.0))
}

fn strings(numbers: &mut Numbers) -> (String, String) {
    let (x, y) = (if numbers.draw() < 0.5 { -8.0 } else { 128.0 }, 84.0);
    let side = if x < 0.0 { 1.0 } else { -1.0 };
    let mut lines = String::new();
    for index in 0..12 {
        let angle = -PI / 2.0 + side * (0.08 + f64::from(index) * 0.13);
        let (one, two) = (
            tip(x, y, 180.0, angle + -0.02),
            tip(x, y, 180.0, angle + 0.025),
        );
        let _ = write!(lines, "M{x} {y}L{one}L{two}z");
    }
    let drum = 24.0 + numbers.draw() * 14.0;
    let x = 60.0 + (numbers.draw() - 0.5) * 40.0;
    (ring(x, 40.0, drum, drum * 0.45), lines)
}

/// The point so far away at this angle.
fn tip(x: f64, y: f64, distance: f64, angle: f64) -> String {
    let (x, y) = (x + distance * angle.cos(), y + distance * angle.sin());
    format!("{} {}", round(x), round(y))
}

fn theatre(numbers: &mut Numbers) -> (String, String) {
    let folds = 5 + numbers.pick(3);
    let width = WIDTH / f64::from(folds);
    let mut curtain = String::new();
    for index in 0..folds {
        let x = round(f64::from(index) * width);
        let hem = round(58.0 + numbers.draw() * 14.0);
        let (right, half, left) = (
            round(width * 0.62),
            round(-width * 0.31),
            round(-width * 0.62),
        );
        let _ = write!(curtain, "M{x} 0h{right}v{hem}q{half} 12 {left} 0z");
    }
    let (x, y) = (25.0 + numbers.draw() * 70.0, 46.0 + numbers.draw() * 12.0);
    (curtain, circle(x, y, 17.0 + numbers.draw() * 8.0))
}

fn festival(numbers: &mut Numbers) -> (String, String) {
    let (x, y) = (30.0 + numbers.draw() * 60.0, 52.0 + numbers.draw() * 20.0);
    let mut rays = String::new();
    for index in 0..14 {
        let angle = (f64::from(index) * PI) / 7.0 + 0.1;
        let (one, two) = (tip(x, y, 150.0, angle), tip(x, y, 150.0, angle + 0.22));
        let _ = write!(rays, "M{} {}L{one}L{two}z", round(x), round(y));
    }
    let mut flags = String::new();
    for index in 0..9 {
        let y = round(4.0 + 5.0 * (f64::from(index) + numbers.draw()).sin());
        let _ = write!(flags, "M{} {y}h12l-6 15z", index * 14 - 3);
    }
    (rays, circle(x, y, 15.0 + numbers.draw() * 6.0) + &flags)
}

fn conference(numbers: &mut Numbers) -> (String, String) {
    let mut dots = String::new();
    for column in 0..10 {
        for row in 0..7 {
            let (x, y) = (f64::from(column * 12 + 6), f64::from(row * 12 + 4));
            dots += &circle(x, y, 0.8 + numbers.draw() * 4.4);
        }
    }
    let (x, y) = (14.0 + numbers.draw() * 40.0, 12.0 + numbers.draw() * 18.0);
    let speech = format!("M{} {}h52v30h-30l-12 13v-13h-10z", round(x), round(y));
    (dots, speech)
}

fn sport(numbers: &mut Numbers) -> (String, String) {
    let y = 90.0 + numbers.draw() * 30.0;
    let lanes = [40.0, 58.0, 76.0, 94.0, 112.0]
        .map(|radius| ring(-10.0 + numbers.draw() * 4.0, y, radius, 9.0))
        .concat();
    let (x, y) = (70.0 + numbers.draw() * 35.0, 16.0 + numbers.draw() * 26.0);
    (lanes, circle(x, y, 11.0 + numbers.draw() * 7.0))
}

fn community(numbers: &mut Numbers) -> (String, String) {
    let mut people = || {
        let mut people = String::new();
        for index in 0..4 {
            let x = 8.0 + f64::from(index * 30) + numbers.draw() * 14.0;
            let size = 9.0 + numbers.draw() * 5.0;
            let (left, wide, high, across) = (
                round(x - 1.7 * size),
                round(1.7 * size),
                round(2.4 * size),
                round(3.4 * size),
            );
            people += &circle(x, 80.0 - 3.3 * size, size);
            let _ = write!(people, "M{left} 80a{wide} {high} 0 0 1 {across} 0z");
        }
        people
    };
    (people(), people())
}

fn exhibition(numbers: &mut Numbers) -> (String, String) {
    let (mut frames, mut pictures) = (String::new(), String::new());
    let mut x = 6.0;
    while x < 100.0 {
        let (width, height) = (18.0 + numbers.draw() * 20.0, 26.0 + numbers.draw() * 32.0);
        let y = (HEIGHT - height) / 2.0 - 4.0 + numbers.draw() * 8.0;
        frames += &rectangle(x, y, width, height);
        let middle = y + height * (0.3 + numbers.draw() * 0.4);
        pictures += &circle(x + width / 2.0, middle, width * 0.42);
        x += width + 6.0;
    }
    (frames, pictures)
}

fn other(numbers: &mut Numbers) -> (String, String) {
    let mut strips = String::new();
    for row in 0..4 {
        let x = round(-20.0 + numbers.draw() * 30.0);
        let right = round(60.0 + numbers.draw() * 70.0);
        let _ = write!(
            strips,
            "M{x} {}h{right}v6a3 3 0 0 0 0 6v5h-140z",
            row * 21 - 4
        );
    }
    let x = 30.0 + numbers.draw() * 60.0;
    (strips, circle(x, 40.0, 18.0 + numbers.draw() * 12.0))
}
