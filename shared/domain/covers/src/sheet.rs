/// What services that show links ask for, in pixels.
pub const WIDTH: u16 = 1200;
/// In pixels.
pub const HEIGHT: u16 = 630;

/// The storefront's font for large letters.
pub(crate) const FONT: &str = "Bricolage Grotesque Narrow";
