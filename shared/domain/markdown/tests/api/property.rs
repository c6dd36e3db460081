use guichet_markdown::{
    Block, Inline, MAXIMUM_DEPTH, MAXIMUM_PARTS, beginning, html, parse, parse_or_as_written, plain,
};
use proptest::prelude::*;
use url::Url;

/// What Markdown, HTML and addresses are made of.
const PIECES: &[&str] = &[
    "a",
    "é",
    " ",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```",
    "#",
    "## ",
    "> ",
    "- ",
    "1. ",
    "7) ",
    "---",
    "===",
    "|",
    "|-|",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "[a]: ",
    "<",
    ">",
    "</",
    "<br>",
    "<b>",
    "</b>",
    "<script>",
    "</script>",
    "<style>",
    "<div>",
    "</div>",
    "<!--",
    "-->",
    "<img src=x onerror=alert(1)>",
    "\"",
    "'",
    "&",
    "&lt;",
    "&#58;",
    "&Tab;",
    "&#10;",
    "&#0;",
    "\\",
    "https://example.org",
    "HTTP://",
    "mailto:",
    "a@b.c",
    "javascript:",
    "java\tscript:",
    "data:",
    "//",
    "/",
    ":",
    "\u{0}",
    "\u{1b}",
    "\u{7f}",
    "\u{85}",
    "\u{200f}",
    "\u{2028}",
    "\r\n",
];

fn source() -> impl Strategy<Value = String> {
    let bytes = prop::collection::vec(any::<u8>(), 0..400)
        .prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..200)
        .prop_map(|pieces| pieces.concat());
    prop_oneof![bytes, pieces.clone(), pieces]
}

#[derive(Default)]
struct Seen {
    depth: usize,
    parts: usize,
}

impl Seen {
    fn blocks(&mut self, blocks: &[Block], depth: usize) {
        self.parts += blocks.len();
        for block in blocks {
            match block {
                Block::Paragraph { content } => self.line(content, depth + 1),
                Block::Heading { level, content } => {
                    assert!((1..=4).contains(level));
                    self.line(content, depth + 1);
                }
                Block::List { items, .. } => {
                    assert!(!items.is_empty());
                    self.parts += items.len();
                    for item in items {
                        self.blocks(item, depth + 1);
                    }
                }
                Block::Quote { content } => self.blocks(content, depth + 1),
                Block::Code { text } => check_text(&text.replace('\n', "")),
                Block::Table { head, rows } => {
                    self.parts += head.len();
                    for row in rows {
                        assert_eq!(row.len(), head.len());
                        self.parts += row.len();
                    }
                    let cells = rows.iter().flatten().chain(head);
                    cells.for_each(|cell| self.inlines(cell, depth + 1, false));
                }
                Block::Rule => {}
            }
        }
    }

    fn line(&mut self, content: &[Inline], depth: usize) {
        assert!(!content.is_empty());
        assert!(!matches!(content.last(), Some(Inline::Break)));
        self.inlines(content, depth, false);
    }

    fn inlines(&mut self, content: &[Inline], depth: usize, is_link: bool) {
        self.depth = self.depth.max(depth);
        self.parts += content.len();
        for inline in content {
            match inline {
                Inline::Text { text } | Inline::Code { text } => check_text(text),
                Inline::Strong { content }
                | Inline::Emphasis { content }
                | Inline::Strikethrough { content } => {
                    self.inlines(content, depth + 1, is_link);
                }
                Inline::Link { url, content } => {
                    assert!(!is_link, "a link in a link");
                    assert!(!content.is_empty());
                    check_link(url);
                    self.inlines(content, depth + 1, true);
                }
                Inline::Break => {}
            }
        }
    }
}

fn check_text(text: &str) {
    assert!(!text.contains(char::is_control), "{text:?}");
}

/// As browsers read it, which pass over tabs, line ends and what stands before the scheme.
fn check_link(url: &str) {
    check_text(url);
    if let Ok(url) = Url::parse(url) {
        assert!(["http", "https", "mailto"].contains(&url.scheme()), "{url}");
    }
    assert!(!url.starts_with(['/', '?', '#', '\\']), "{url}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn whatever_is_written_becomes_a_small_tree_with_legal_links(source in source()) {
        let mut seen = Seen::default();
        if let Ok(blocks) = parse(&source) {
            seen.blocks(&blocks, 0);
            prop_assert!(seen.depth <= MAXIMUM_DEPTH, "{} deep", seen.depth);
            prop_assert!(seen.parts <= MAXIMUM_PARTS, "{} parts", seen.parts);
        }
        seen.blocks(&parse_or_as_written(&source), 0);
    }

    #[test]
    fn whatever_is_written_is_plain_on_one_line(source in source(), at_most in 0..50_usize) {
        let text = plain(&parse_or_as_written(&source));
        prop_assert!(!text.contains(char::is_control), "{text:?}");
        prop_assert_eq!(text.trim(), &text);
        prop_assert!(beginning(&text, at_most).chars().count() <= at_most.max(1));
    }

    #[test]
    fn whatever_is_written_is_html_of_ours_alone(source in source()) {
        let html = html(&parse_or_as_written(&source));
        for (start, _) in html.match_indices('<') {
            let tag = &html[start + 1..];
            let tag = tag.strip_prefix('/').unwrap_or(tag);
            let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
            let ours = ["p", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "div", "table", "thead", "tbody", "tr",
                "th", "td", "hr", "strong", "em", "s", "br", "a"];
            prop_assert!(ours.contains(&name.as_str()), "<{name}> in {html}");
        }
    }
}
