use std::ops::RangeInclusive;

const ARABIC: &str = "NotoSansArabic.ttf";
const CJK: &str = "NotoSansCJK.otf";
const EMOJI: &str = "NotoEmoji.ttf";
const LATIN: &str = "NotoSans.ttf";
const MATH: &str = "NotoSansMath.ttf";
const SYMBOLS: &str = "NotoSansSymbols.ttf";
const SYMBOLS_2: &str = "NotoSansSymbols2.ttf";

/// Blocks of Unicode, and the files that have their characters, the likeliest first.
///
/// Whatever is in a block but in none of its files is in no file at all.
const BLOCKS: &[(RangeInclusive<u32>, &[&str])] = &[
    (0x0000..=0x052f, &[LATIN, EMOJI]),
    (0x0530..=0x058f, &["NotoSansArmenian.ttf"]),
    (0x0590..=0x05ff, &["NotoSansHebrew.ttf"]),
    (0x0600..=0x06ff, &[ARABIC]),
    (0x0700..=0x074f, &["NotoSansSyriac.ttf"]),
    (0x0750..=0x077f, &[ARABIC]),
    (0x0780..=0x07bf, &["NotoSansThaana.ttf"]),
    (0x07c0..=0x07ff, &["NotoSansNKo.ttf"]),
    (0x0860..=0x086f, &["NotoSansSyriac.ttf"]),
    (0x0870..=0x08ff, &[ARABIC]),
    (0x0900..=0x097f, &["NotoSansDevanagari.ttf"]),
    (0x0980..=0x09ff, &["NotoSansBengali.ttf"]),
    (0x0a00..=0x0a7f, &["NotoSansGurmukhi.ttf"]),
    (0x0a80..=0x0aff, &["NotoSansGujarati.ttf"]),
    (0x0b00..=0x0b7f, &["NotoSansOriya.ttf"]),
    (0x0b80..=0x0bff, &["NotoSansTamil.ttf"]),
    (0x0c00..=0x0c7f, &["NotoSansTelugu.ttf"]),
    (0x0c80..=0x0cff, &["NotoSansKannada.ttf"]),
    (0x0d00..=0x0d7f, &["NotoSansMalayalam.ttf"]),
    (0x0d80..=0x0dff, &["NotoSansSinhala.ttf"]),
    (0x0e00..=0x0e7f, &["NotoSansThai.ttf"]),
    (0x0e80..=0x0eff, &["NotoSansLao.ttf"]),
    (0x0f00..=0x0fff, &["NotoSerifTibetan.ttf"]),
    (0x1000..=0x109f, &["NotoSansMyanmar.ttf"]),
    (0x10a0..=0x10ff, &["NotoSansGeorgian.ttf"]),
    (0x1100..=0x11ff, &[CJK]),
    (0x1200..=0x139f, &["NotoSansEthiopic.ttf"]),
    (0x13a0..=0x13ff, &["NotoSansCherokee.ttf"]),
    (0x1400..=0x167f, &["NotoSansCanadianAboriginal.ttf"]),
    (0x1780..=0x17ff, &["NotoSansKhmer.ttf"]),
    (0x1800..=0x18af, &["NotoSansMongolian.ttf"]),
    (0x18b0..=0x18ff, &["NotoSansCanadianAboriginal.ttf"]),
    (0x19e0..=0x19ff, &["NotoSansKhmer.ttf"]),
    (0x1ab0..=0x1aff, &[LATIN]),
    (0x1b80..=0x1bbf, &["NotoSansSundanese.ttf"]),
    (0x1c50..=0x1c7f, &["NotoSansOlChiki.ttf"]),
    (0x1c80..=0x1c8f, &[LATIN]),
    (0x1c90..=0x1cbf, &["NotoSansGeorgian.ttf"]),
    (0x1cc0..=0x1ccf, &["NotoSansSundanese.ttf"]),
    (0x1cd0..=0x1cff, &["NotoSansDevanagari.ttf"]),
    (0x1d00..=0x1fff, &[LATIN]),
    (0x2000..=0x20cf, &[LATIN, MATH, EMOJI]),
    (0x20d0..=0x20ff, &[SYMBOLS, MATH, EMOJI]),
    (0x2100..=0x214f, &[LATIN, MATH, SYMBOLS, EMOJI]),
    (0x2150..=0x218f, &[LATIN, SYMBOLS]),
    (0x2190..=0x23ff, &[MATH, SYMBOLS, SYMBOLS_2, EMOJI]),
    (0x2400..=0x245f, &[SYMBOLS_2]),
    (0x2460..=0x24ff, &[SYMBOLS, EMOJI, CJK]),
    (0x2500..=0x26ff, &[SYMBOLS_2, SYMBOLS, EMOJI, MATH]),
    (0x2700..=0x27bf, &[SYMBOLS_2, SYMBOLS, EMOJI]),
    (0x27c0..=0x27ff, &[MATH, SYMBOLS_2]),
    (0x2800..=0x28ff, &[SYMBOLS_2]),
    (0x2900..=0x2bff, &[MATH, SYMBOLS_2, EMOJI]),
    (0x2c60..=0x2c7f, &[LATIN]),
    (0x2d00..=0x2d2f, &["NotoSansGeorgian.ttf"]),
    (0x2d30..=0x2d7f, &["NotoSansTifinagh.ttf"]),
    (0x2d80..=0x2ddf, &["NotoSansEthiopic.ttf"]),
    (0x2de0..=0x2e7f, &[LATIN]),
    (0x2e80..=0x9fff, &[CJK, EMOJI]),
    (0xa000..=0xa4cf, &["NotoSansYi.ttf"]),
    (0xa4d0..=0xa4ff, &["NotoSansLisu.ttf"]),
    (0xa500..=0xa63f, &["NotoSansVai.ttf"]),
    (0xa640..=0xa69f, &[LATIN]),
    (0xa700..=0xa7ff, &[LATIN]),
    (0xa8e0..=0xa8ff, &["NotoSansDevanagari.ttf"]),
    (0xa960..=0xa97f, &[CJK]),
    (0xa980..=0xa9df, &["NotoSansJavanese.ttf"]),
    (0xa9e0..=0xa9ff, &["NotoSansMyanmar.ttf"]),
    (0xaa60..=0xaa7f, &["NotoSansMyanmar.ttf"]),
    (0xaae0..=0xaaff, &["NotoSansMeeteiMayek.ttf"]),
    (0xab00..=0xab2f, &["NotoSansEthiopic.ttf"]),
    (0xab30..=0xab6f, &[LATIN]),
    (0xab70..=0xabbf, &["NotoSansCherokee.ttf"]),
    (0xabc0..=0xabff, &["NotoSansMeeteiMayek.ttf"]),
    (0xac00..=0xd7ff, &[CJK]),
    (0xf900..=0xfaff, &[CJK]),
    (0xfb00..=0xfb0f, &[LATIN]),
    (0xfb10..=0xfb1c, &["NotoSansArmenian.ttf"]),
    (0xfb1d..=0xfb4f, &["NotoSansHebrew.ttf"]),
    (0xfb50..=0xfdff, &[ARABIC]),
    (0xfe10..=0xfe1f, &[CJK]),
    (0xfe20..=0xfe2f, &[LATIN]),
    (0xfe30..=0xfe6f, &[CJK]),
    (0xfe70..=0xfeff, &[ARABIC]),
    (0xff00..=0xffef, &[CJK]),
    (0xfff0..=0xffff, &[LATIN, SYMBOLS_2]),
    (0x10100..=0x101ff, &[SYMBOLS_2]),
    (0x10d00..=0x10d3f, &["NotoSansHanifiRohingya.ttf"]),
    (0x11100..=0x1114f, &["NotoSansChakma.ttf"]),
    (0x1d300..=0x1d37f, &[SYMBOLS_2]),
    (0x1d400..=0x1d7ff, &[MATH]),
    (0x1e900..=0x1e95f, &["NotoSansAdlam.ttf"]),
    (0x1ee00..=0x1eeff, &[MATH]),
    (0x1f000..=0x1f0ff, &[SYMBOLS_2, EMOJI]),
    (0x1f100..=0x1f1ff, &[EMOJI, SYMBOLS]),
    (0x1f200..=0x1f2ff, &[CJK, EMOJI]),
    (0x1f300..=0x1faff, &[EMOJI, SYMBOLS_2, SYMBOLS]),
    (0x1fb00..=0x1fbff, &[SYMBOLS_2]),
    (0x20000..=0x3ffff, &[CJK]),
];

/// The files in which a character may be.
pub(crate) fn files_for(character: char) -> impl Iterator<Item = &'static str> {
    let code = u32::from(character);
    let index = BLOCKS.partition_point(|(block, _)| *block.end() < code);
    let block = BLOCKS.get(index).filter(|(block, _)| block.contains(&code));
    block
        .into_iter()
        .flat_map(|(_, files)| files.iter().copied())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn blocks_are_in_order_and_apart() {
        for pair in BLOCKS.windows(2) {
            assert!(pair[0].0.end() < pair[1].0.start(), "{pair:x?}");
        }
    }

    #[test]
    fn every_file_is_there_and_no_other() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts/scripts");
        let there: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let named: BTreeSet<String> = BLOCKS
            .iter()
            .flat_map(|(_, files)| files.iter().map(|file| (*file).to_owned()))
            .collect();
        assert_eq!(there, named);
    }
}
