use std::fs;
use std::path::{Path, PathBuf};

/// The templates of words in a language, by their paths, without tags.
fn words(language: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let files = fs::read_dir(folder).expect("the folder of templates");
    let paths = files.map(|file| file.expect("a file").path());
    let ending = format!(".{language}.txt");
    let paths = paths.filter(|path| path.to_string_lossy().ends_with(&ending));
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a text");
        (path, without_tags(&text))
    };
    let words: Vec<_> = paths.map(read).collect();
    assert!(!words.is_empty());
    words
}

/// With something in the place of each tag that is no space and no sign.
fn without_tags(text: &str) -> String {
    let mut parts = text.split('{');
    let before = parts.next().unwrap_or_default().to_owned();
    // What a tag holds in braces of its own, as `{{ name }}` does, ends with the last of them.
    parts.fold(before, |words, tag| {
        words + "x" + tag.rsplit_once('}').map_or("", |(_, after)| after)
    })
}

#[test]
fn french_signs_have_a_space_that_does_not_break() {
    for (path, text) in words("fr") {
        let characters: Vec<char> = text.chars().collect();
        for pair in characters.windows(2) {
            let is_wrong = match (pair[0], pair[1]) {
                ('«', after) => after != '\u{a0}',
                (before, ':' | ';' | '!' | '?' | '»') => before != '\u{a0}',
                _ => false,
            };
            assert!(!is_wrong, "{}: {pair:?}", path.display());
        }
    }
}

#[test]
fn apostrophes_are_curly() {
    for (path, text) in [words("fr"), words("en")].concat() {
        assert!(!text.contains('\''), "{}: write ’", path.display());
    }
}
