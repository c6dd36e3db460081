use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Finish as _, Name, Pdf, Rect, Ref, Str};

use super::compressed;
use super::font::Font;

/// Glyphs are named by their number in the subset, not by a character set.
const IDENTITY: SystemInfo<'_> = SystemInfo {
    registry: Str(b"Adobe"),
    ordering: Str(b"Identity"),
    supplement: 0,
};

/// The objects that one font takes.
#[derive(Clone, Copy)]
pub(crate) struct FontRefs {
    pub(crate) font: Ref,
    pub(crate) descendant: Ref,
    pub(crate) descriptor: Ref,
    pub(crate) file: Ref,
    pub(crate) unicode: Ref,
}

/// Writes the part of a font that the document uses.
pub(crate) fn embed(pdf: &mut Pdf, font: &Font, weight: &str, refs: FontRefs) {
    // Six letters before the name mark a subset; each font of a document wants others (ISO 32000-1, 9.6.4).
    let name = format!("GUICH{}+Inter-{weight}", &weight[..1]);
    let name = Name(name.as_bytes());
    let mut type0 = pdf.type0_font(refs.font);
    type0
        .base_font(name)
        .encoding_predefined(Name(b"Identity-H"));
    type0
        .descendant_font(refs.descendant)
        .to_unicode(refs.unicode);
    type0.finish();

    let thousandths = |units: i16| font.ems(units) * 1000.0;
    let mut cid = pdf.cid_font(refs.descendant);
    cid.subtype(CidFontType::Type2)
        .base_font(name)
        .system_info(IDENTITY)
        .font_descriptor(refs.descriptor);
    cid.default_width(0.0)
        .cid_to_gid_map_predefined(Name(b"Identity"));
    let widths = font.remapper.remapped_gids().map(|glyph| {
        let advance = font
            .face
            .glyph_hor_advance(ttf_parser::GlyphId(glyph))
            .unwrap_or(0);
        thousandths(advance.cast_signed())
    });
    cid.widths().consecutive(0, widths);
    cid.finish();

    let face = &font.face;
    let bounds = face.global_bounding_box();
    let mut descriptor = pdf.font_descriptor(refs.descriptor);
    descriptor
        .name(name)
        .flags(FontFlags::NON_SYMBOLIC)
        .italic_angle(0.0);
    descriptor.bbox(Rect::new(
        thousandths(bounds.x_min),
        thousandths(bounds.y_min),
        thousandths(bounds.x_max),
        thousandths(bounds.y_max),
    ));
    descriptor
        .ascent(thousandths(face.ascender()))
        .descent(thousandths(face.descender()));
    descriptor.cap_height(thousandths(
        face.capital_height().unwrap_or(face.ascender()),
    ));
    descriptor
        .stem_v(if weight == "Bold" { 140.0 } else { 80.0 })
        .font_file2(refs.file);
    descriptor.finish();

    let subset =
        subsetter::subset(font.data, 0, &font.remapper).expect("the font is part of the program");
    let length = i32::try_from(subset.len()).expect("a font is smaller than 2 GB");
    let file = compressed(&subset);
    pdf.stream(refs.file, &file)
        .filter(Filter::FlateDecode)
        .pair(Name(b"Length1"), length);

    let mut unicode = UnicodeCmap::new(Name(b"Custom"), IDENTITY);
    for (glyph, character) in &font.meanings {
        unicode.pair(*glyph, *character);
    }
    let unicode = compressed(unicode.finish().as_slice());
    pdf.cmap(refs.unicode, &unicode).filter(Filter::FlateDecode);
}
