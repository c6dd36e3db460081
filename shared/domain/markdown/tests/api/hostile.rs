use std::time::{Duration, Instant};

use guichet_markdown::{
    Block, Inline, MAXIMUM_CHARACTERS, Refusal, html, parse, parse_or_as_written, plain,
};
use serde_json::json;

use crate::parse::tree;

#[test]
fn scripts_and_styles_are_dropped_with_what_is_in_them() {
    for source in [
        "<script>alert(1)</script>",
        "<SCRIPT\nsrc=x>\nalert(1)\n</SCRIPT>",
        "<style>alert(1)</style>",
        "<div><script>alert(1)</script></div>",
        "<!-- alert(1) -->",
        "<img src=x onerror=alert(1)>",
    ] {
        assert_eq!(tree(source), json!([]), "{source}");
    }
    for source in [
        "before <script>alert(1)</script>after",
        "before <script>*a* `alert(1)` [b](https://c.d)</script>after",
        "before <style>alert(1)</style>after",
        "before <!-- alert(1) -->after",
        "before <img src=x onerror=alert(1)>after",
    ] {
        let blocks = parse(source).expect("legal");
        assert_eq!(plain(&blocks), "before after", "{source}");
    }
    assert_eq!(plain(&parse("a <script>b\n\nc").expect("legal")), "a. c");
}

#[test]
fn tags_that_are_made_of_what_is_left_are_no_tags() {
    for source in [
        "<div><<b>script>alert(1)<<b>/script></div>",
        "<div>&lt;script&gt;alert(1)&lt;/script&gt;</div>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "\\<script>alert(1)\\</script>",
    ] {
        let html = html(&parse(source).expect("legal"));
        assert!(!html.contains("<script"), "{source}: {html}");
    }
}

#[test]
fn what_is_no_link_becomes_what_it_says() {
    for url in [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "javas&#99;ript:alert(1)",
        "javascript&colon;alert(1)",
        "java&Tab;script:alert(1)",
        "java&#10;script:alert(1)",
        "&#1;javascript:alert(1)",
        "<java\tscript:alert(1)>",
        "< javascript:alert(1)>",
        "data:text/html,a",
        "//example.org",
        "/orders",
        "#main",
        "https:example.org",
    ] {
        assert_eq!(tree(&format!("[here]({url})")), tree("here"), "{url}");
        assert_eq!(
            tree(&format!("[here][a]\n\n[a]: {url}")),
            tree("here"),
            "{url}"
        );
    }
    assert_eq!(tree("<javascript:alert(1)>"), tree("javascript:alert(1)"));
    assert_eq!(tree("[**a** b](javascript:c)"), tree("**a** b"));
}

#[test]
fn control_characters_become_spaces() {
    assert_eq!(tree("a&#7;b&#10;c\u{1b}[31md"), tree("a b c [31md"));
    assert_eq!(tree("`a\u{1b}b`"), tree("`a b`"));
    assert_eq!(tree("```\na\u{1b}b\u{7f}\n```"), tree("```\na b\n```"));
}

#[test]
fn each_limit_is_named_with_what_is_legal() {
    let words = "é".repeat(MAXIMUM_CHARACTERS);
    assert!(parse(&words).is_ok());
    let refusals = [
        (format!("{words}é"), Refusal::TooLong),
        (format!("{}a", ">".repeat(8)), Refusal::TooDeep),
        (format!("{}a", "- ".repeat(8)), Refusal::TooDeep),
        ("*a*\n".repeat(667), Refusal::TooManyParts),
        ("-\n".repeat(2_001), Refusal::TooManyParts),
        (
            format!(
                "{}\n|{}\n{}",
                "|a".repeat(100),
                "-|".repeat(100),
                "|a\n".repeat(30)
            ),
            Refusal::TooManyParts,
        ),
    ];
    for (source, refusal) in refusals {
        assert_eq!(parse(&source), Err(refusal), "{}", &source[..20]);
    }
    assert!(parse(&format!("{}a", ">".repeat(7))).is_ok());
    assert!(parse(&format!("{}**a**", ">".repeat(6))).is_ok());
    assert_eq!(
        parse(&format!("{}**a**", ">".repeat(7))),
        Err(Refusal::TooDeep)
    );
    for (refusal, legal) in [
        (Refusal::TooLong, "a text of at most 10000 characters"),
        (
            Refusal::TooDeep,
            "a text whose lists, quotes and marks contain each other at most 8 deep",
        ),
        (
            Refusal::TooManyParts,
            "a text of at most 2000 paragraphs, items, cells, links and marked words",
        ),
    ] {
        assert_eq!(refusal.to_string(), legal);
    }
}

#[test]
fn what_was_written_before_it_was_refused_is_shown_in_paragraphs() {
    let source = format!("{}a\nb\n\n  **c**  \n", ">".repeat(9));
    let text = |text: &str| Inline::Text {
        text: text.to_owned(),
    };
    assert_eq!(
        parse_or_as_written(&source),
        [
            Block::Paragraph {
                content: vec![text(">>>>>>>>>a"), Inline::Break, text("b")]
            },
            Block::Paragraph {
                content: vec![text("**c**")]
            },
        ]
    );
    assert_eq!(parse_or_as_written("**a**"), parse("**a**").expect("legal"));
}

/// Texts on which parsers of Markdown have taken a time that grows with the square of the length, or worse.
#[test]
fn no_text_takes_long_or_becomes_large() {
    for unit in [
        "[",
        "![",
        "*a_ ",
        "**a *b ",
        "`a ``b ",
        "<",
        "<!--",
        "<a ",
        "&",
        "\\",
        "> ",
        "- ",
        "1. ",
        "#",
        "~~a~ ",
        "[a](",
        "[a][a] ",
        "(",
        "[](a)",
        "<?",
        "<![CDATA[",
        "<div>\n\n",
        "a\n",
        "a  \n",
        "|a",
        "* * * ",
        "<b>\"",
        "<script",
        "</script",
        "_a_",
    ] {
        let source = unit.repeat(MAXIMUM_CHARACTERS / unit.chars().count());
        check_cost(&source);
        check_cost(&format!("a\n\n{}", &source[..source.len() - 3]));
    }
    // Each use of a reference repeats its address.
    let references = format!(
        "[a]: https://example.org/{}\n\n{}",
        "b".repeat(1_900),
        "[a]".repeat(600)
    );
    check_cost(&references);
}

fn check_cost(source: &str) {
    let begun = Instant::now();
    let tree = serde_json::to_string(&parse_or_as_written(source)).expect("JSON");
    let taken = begun.elapsed();
    let start: String = source.chars().take(20).collect();
    assert!(taken < Duration::from_secs(2), "{taken:?} for {start}");
    assert!(tree.len() < 500_000, "{} bytes for {start}", tree.len());
}
