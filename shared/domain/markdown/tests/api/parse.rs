use guichet_markdown::{Block, parse};
use serde_json::{Value, json};

/// The tree as the API answers it.
pub(crate) fn tree(source: &str) -> Value {
    serde_json::to_value(parse(source).expect("legal")).expect("JSON")
}

fn text(text: &str) -> Value {
    json!({"kind": "text", "text": text})
}

fn paragraph(words: &str) -> Value {
    json!({"kind": "paragraph", "content": [text(words)]})
}

fn levels(source: &str) -> Vec<u8> {
    let blocks = parse(source).expect("legal");
    let level = |block: &Block| match block {
        Block::Heading { level, .. } => Some(*level),
        _ => None,
    };
    blocks.iter().filter_map(level).collect()
}

#[test]
fn a_text_without_marks_is_paragraphs_that_keep_their_lines() {
    assert_eq!(
        tree("One\ntwo\n\nThree"),
        json!([
            {"kind": "paragraph", "content": [text("One"), {"kind": "break"}, text("two")]},
            paragraph("Three"),
        ])
    );
    assert_eq!(tree(""), json!([]));
    assert_eq!(tree(" \n\t\n"), json!([]));
}

#[test]
fn words_are_marked_within_a_line() {
    assert_eq!(
        tree("**a** *b* ~~c~~ `d`"),
        json!([{"kind": "paragraph", "content": [
            {"kind": "strong", "content": [text("a")]},
            text(" "),
            {"kind": "emphasis", "content": [text("b")]},
            text(" "),
            {"kind": "strikethrough", "content": [text("c")]},
            text(" "),
            {"kind": "code", "text": "d"},
        ]}])
    );
}

#[test]
fn lists_contain_blocks_and_lists_whether_their_items_are_short_or_not() {
    let short = tree("- a\n- b\n  1. c\n\n\n7. d");
    assert_eq!(
        short,
        json!([
            {"kind": "list", "start": null, "items": [
                [paragraph("a")],
                [paragraph("b"), {"kind": "list", "start": 1, "items": [[paragraph("c")]]}],
            ]},
            {"kind": "list", "start": 7, "items": [[paragraph("d")]]},
        ])
    );
    assert_eq!(tree("- a\n\n- b"), tree("- a\n- b"));
}

#[test]
fn quotes_code_and_rules_are_blocks() {
    assert_eq!(
        tree("> a\n\n```rust\nb\n  c\td\n```\n\n    e\n\n***"),
        json!([
            {"kind": "quote", "content": [paragraph("a")]},
            {"kind": "code", "text": "b\n  c d"},
            {"kind": "code", "text": "e"},
            {"kind": "rule"},
        ])
    );
}

#[test]
fn a_table_has_as_many_cells_in_each_row_as_in_its_head() {
    assert_eq!(
        tree("| a | b |\n| - | -: |\n| **c** |\n| d | e | f |"),
        json!([{"kind": "table", "head": [[text("a")], [text("b")]], "rows": [
            [[{"kind": "strong", "content": [text("c")]}], []],
            [[text("d")], [text("e")]],
        ]}])
    );
}

#[test]
fn the_levels_of_headings_begin_at_one_and_leave_none_out() {
    assert_eq!(levels("# a\n## b\n# c"), [1, 2, 1]);
    assert_eq!(levels("## a\n#### b\n###### c"), [1, 2, 3]);
    assert_eq!(levels("a\n===\nb\n---"), [1, 2]);
    assert_eq!(
        levels("# a\n## b\n### c\n#### d\n##### e\n###### f"),
        [1, 2, 3, 4, 4, 4]
    );
    let inside = tree("> ### a\n\n- ## b");
    assert_eq!(inside[0]["content"][0]["level"], 2);
    assert_eq!(inside[1]["items"][0][0]["level"], 1);
}

#[test]
fn links_lead_to_sites_and_mailboxes() {
    let link = |url: &str, words: &str| json!([{"kind": "paragraph", "content": [{"kind": "link", "url": url, "content": [text(words)]}]}]);
    let site = link("https://example.org/a?b&c", "here");
    assert_eq!(tree("[here](https://example.org/a?b&c \"title\")"), site);
    assert_eq!(
        tree("[here][1]\n\n[1]: https://example.org/a?b&amp;c"),
        site
    );
    assert_eq!(
        tree("<https://example.org>"),
        link("https://example.org", "https://example.org")
    );
    assert_eq!(
        tree("<hall@example.org>"),
        link("mailto:hall@example.org", "hall@example.org")
    );
    assert_eq!(
        tree("[](https://example.org)"),
        link("https://example.org", "https://example.org")
    );
}

#[test]
fn an_image_is_its_alternative_text_also_within_a_link() {
    assert_eq!(
        tree("![the **hall**, [lit](https://a.b)](/hall.jpg)"),
        json!([paragraph("the hall, lit")])
    );
    assert_eq!(tree("![](/hall.jpg)"), json!([]));
    assert_eq!(
        tree("[![the hall](/hall.jpg)](https://example.org)")[0]["content"][0]["content"],
        json!([text("the hall")])
    );
}

#[test]
fn html_loses_its_tags_and_keeps_its_words() {
    assert_eq!(
        tree("a <b class=x>bold</b> word"),
        json!([paragraph("a bold word")])
    );
    assert_eq!(tree("a<br>b"), tree("a\nb"));
    assert_eq!(
        tree("<p>One</p>\n\n<p>Two</p>"),
        json!([paragraph("One"), paragraph("Two")])
    );
    assert_eq!(
        tree("<div>\n    <p>**One** &eacute;</p>\n</div>"),
        json!([{"kind": "paragraph", "content": [{"kind": "strong", "content": [text("One")]}, text(" é")]}])
    );
    assert_eq!(tree("1 < 2 and <3"), json!([paragraph("1 < 2 and <3")]));
    assert_eq!(
        tree("`<b>`"),
        json!([{"kind": "paragraph", "content": [{"kind": "code", "text": "<b>"}]}])
    );
}
