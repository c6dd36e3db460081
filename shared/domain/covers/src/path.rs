//! SVG paths on a sheet of 120 × 80.

pub(crate) const WIDTH: f64 = 120.0;
pub(crate) const HEIGHT: f64 = 80.0;

/// To a tenth, halves upwards, as `Math.round` does.
pub(crate) fn round(value: f64) -> f64 {
    let rounded = (value * 10.0 + 0.5).floor() / 10.0;
    // Zero without a sign, as JavaScript prints it.
    rounded + 0.0
}

pub(crate) fn circle(x: f64, y: f64, radius: f64) -> String {
    let (left, top, r) = (round(x - radius), round(y), round(radius));
    let (there, back) = (2.0 * r, -2.0 * r + 0.0);
    format!("M{left} {top}a{r} {r} 0 1 0 {there} 0a{r} {r} 0 1 0 {back} 0z")
}

pub(crate) fn rectangle(x: f64, y: f64, width: f64, height: f64) -> String {
    let (x, y, right, down, left) = (
        round(x),
        round(y),
        round(width),
        round(height),
        round(-width),
    );
    format!("M{x} {y}h{right}v{down}h{left}z")
}

pub(crate) fn ring(x: f64, y: f64, radius: f64, width: f64) -> String {
    circle(x, y, radius) + &circle(x, y, radius - width)
}
