//! What organizers add to letters about orders: Markdown in which placeholders stand for what differs between orders.
//!
//! Placeholders are filled in the tree and not in the source, so that what a buyer is called is never read as Markdown.

use guichet_markdown::{Block, Inline, Refusal, html, lines, parse, parse_or_as_written};
use thiserror::Error;

/// How many characters a text may have in each language.
pub const MAXIMUM_CHARACTERS: usize = 2_000;

/// What may stand in braces: what the buyer is called, the event, the order's reference, who sells.
pub const PLACEHOLDERS: [&str; 4] = ["buyer", "event", "order", "organizer"];

/// What stands in braces and is longer is no placeholder, but a text in braces.
const LONGEST: usize = 40;

/// What elements look like in a mail, which has no style sheet that every mail program reads.
const STYLES: [(&str, &str); 7] = [
    ("<p>", "<p style=\"margin:0 0 16px\">"),
    (
        "<h3>",
        "<h3 style=\"margin:0 0 8px;font-size:18px;line-height:25px\">",
    ),
    (
        "<h4>",
        "<h4 style=\"margin:0 0 8px;font-size:16px;line-height:25px\">",
    ),
    ("<ul>", "<ul style=\"margin:0 0 16px;padding-left:24px\">"),
    ("<ol>", "<ol style=\"margin:0 0 16px;padding-left:24px\">"),
    (
        "<blockquote>",
        "<blockquote style=\"margin:0 0 16px;padding-left:14px;border-left:4px solid #ffc62e\">",
    ),
    ("<a ", "<a style=\"color:inherit\" "),
];

/// Why a text cannot be taken; what it says is what would be legal.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TextRefusal {
    /// Not what Markdown may be.
    #[error("{0}")]
    Markdown(Refusal),
    /// More than [`MAXIMUM_CHARACTERS`].
    #[error("a text of at most {MAXIMUM_CHARACTERS} characters")]
    TooLong,
    /// It has something in braces that is none of [`PLACEHOLDERS`].
    #[error(
        "a text without placeholders but {{buyer}}, {{event}}, {{order}} and {{organizer}}: {{{0}}} is none"
    )]
    UnknownPlaceholder(String),
    /// A placeholder in the address of a link.
    #[error("a text without placeholders in the addresses of links: {{{0}}} stands in one")]
    InAddress(String),
}

/// What is said of an order in the place of a placeholder.
pub(crate) struct Values<'a> {
    pub(crate) buyer: Option<&'a str>,
    pub(crate) event: &'a str,
    pub(crate) order: &'a str,
    pub(crate) organizer: &'a str,
}

/// A text as a letter shows it.
#[derive(Clone, Debug)]
pub(crate) struct WrittenText {
    pub(crate) html: String,
    pub(crate) lines: String,
}

/// Whether a text can be added to letters.
pub fn check(source: &str) -> Result<(), TextRefusal> {
    if source.chars().nth(MAXIMUM_CHARACTERS).is_some() {
        return Err(TextRefusal::TooLong);
    }
    let mut blocks = parse(source).map_err(TextRefusal::Markdown)?;
    let mut refusal = None;
    each_text(&mut blocks, &mut |part| {
        let (text, is_address) = match part {
            Part::Words(words) => (words.as_str(), false),
            Part::Address(url) => (url.as_str(), true),
        };
        for name in placeholders(text) {
            let found = if is_address {
                TextRefusal::InAddress(name.to_owned())
            } else if PLACEHOLDERS.contains(&name) {
                continue;
            } else {
                TextRefusal::UnknownPlaceholder(name.to_owned())
            };
            refusal.get_or_insert(found);
        }
    });
    refusal.map_or(Ok(()), Err)
}

/// A text with all placeholders filled; `None` where it shows nothing.
pub(crate) fn write(source: &str, values: &Values<'_>) -> Option<WrittenText> {
    let mut blocks = parse_or_as_written(source);
    each_text(&mut blocks, &mut |part| {
        if let Part::Words(words) = part {
            *words = filled(words, values);
        }
    });
    let lines = lines(&blocks);
    let styled = |html: String, (tag, styled): &(&str, &str)| html.replace(tag, styled);
    (!lines.is_empty()).then(|| WrittenText {
        // What is not a tag is escaped, so that nothing but tags looks like one.
        html: STYLES.iter().fold(html(&blocks), styled),
        lines,
    })
}

fn filled(words: &str, values: &Values<'_>) -> String {
    let mut filled = String::new();
    let mut rest = words;
    while let Some((before, name, after)) = next_placeholder(rest) {
        filled.push_str(before);
        match name {
            "buyer" => match values.buyer {
                Some(buyer) => filled.push_str(buyer),
                // Nobody is called by nothing: “Hello {buyer},” is “Hello,” then.
                None => filled.truncate(filled.trim_end_matches(' ').len()),
            },
            "event" => filled.push_str(values.event),
            "order" => filled.push_str(values.order),
            "organizer" => filled.push_str(values.organizer),
            other => {
                filled.push('{');
                filled.push_str(other);
                filled.push('}');
            }
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (_, name, after) = next_placeholder(rest)?;
        rest = after;
        Some(name)
    })
}

/// What is before the first placeholder, its name, and what is behind it.
fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let ends = text.match_indices('}');
    let mut found = ends.filter_map(|(end, _)| {
        let start = text[..end].rfind('{')?;
        let name = &text[start + 1..end];
        let is_name =
            !name.is_empty() && name.chars().count() <= LONGEST && !name.contains(['}', '\n']);
        is_name.then(|| (&text[..start], name, &text[end + 1..]))
    });
    found.next()
}

/// A text of a tree.
enum Part<'a> {
    /// What is read.
    Words(&'a mut String),
    /// Where a link leads.
    Address(&'a mut String),
}

fn each_text(blocks: &mut [Block], act: &mut dyn FnMut(Part<'_>)) {
    for block in blocks {
        match block {
            Block::Paragraph { content } | Block::Heading { content, .. } => {
                each_inline(content, act);
            }
            Block::List { items, .. } => items.iter_mut().for_each(|item| each_text(item, act)),
            Block::Quote { content } => each_text(content, act),
            Block::Code { text } => act(Part::Words(text)),
            Block::Table { head, rows } => {
                let cells = std::iter::once(head).chain(rows).flatten();
                cells.for_each(|cell| each_inline(cell, act));
            }
            Block::Rule => {}
        }
    }
}

fn each_inline(content: &mut [Inline], act: &mut dyn FnMut(Part<'_>)) {
    for inline in content {
        match inline {
            Inline::Text { text } | Inline::Code { text } => act(Part::Words(text)),
            Inline::Strong { content }
            | Inline::Emphasis { content }
            | Inline::Strikethrough { content } => each_inline(content, act),
            Inline::Link { url, content } => {
                act(Part::Address(url));
                each_inline(content, act);
            }
            Inline::Break => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VALUES: Values<'_> = Values {
        buyer: Some("Ada <b> [x](https://evil.example)"),
        event: "Été & co",
        order: "4F7K 2M9Q",
        organizer: "Les Amis",
    };

    fn written(source: &str) -> WrittenText {
        write(source, &VALUES).expect("a text")
    }

    #[test]
    fn placeholders_are_filled_with_text_that_is_never_markup() {
        let text = written("Dear {buyer}, *{event}* is near: {order}. `{organizer}`");
        assert_eq!(
            text.lines,
            "Dear Ada <b> [x](https://evil.example), Été & co is near: 4F7K 2M9Q. Les Amis"
        );
        assert!(!text.html.contains("<b>") && !text.html.contains("href"));
        assert!(text.html.contains("Ada &lt;b&gt;") && text.html.contains("<em>Été &amp; co</em>"));
    }

    #[test]
    fn who_has_no_name_is_called_by_none() {
        let nobody = Values {
            buyer: None,
            ..VALUES
        };
        assert_eq!(
            write("Dear {buyer}, welcome.", &nobody)
                .expect("a text")
                .lines,
            "Dear, welcome."
        );
    }

    #[test]
    fn an_unknown_placeholder_is_refused_by_its_name() {
        for (source, name) in [
            ("Hello {name}", "name"),
            ("{event} and {nom de l’acheteur}", "nom de l’acheteur"),
            ("**{Buyer}**", "Buyer"),
            ("- a\n- `{x}`", "x"),
        ] {
            let refusal = TextRefusal::UnknownPlaceholder(name.to_owned());
            assert_eq!(check(source), Err(refusal), "{source}");
        }
        assert_eq!(
            check("Hello {name}").expect_err("unknown").to_string(),
            "a text without placeholders but {buyer}, {event}, {order} and {organizer}: {name} is none"
        );
        let refusal = TextRefusal::InAddress("order".to_owned());
        assert_eq!(check("[a](https://a.example/{order})"), Err(refusal));
    }

    #[test]
    fn braces_around_nothing_or_around_more_than_a_name_are_text() {
        let long = format!("{{{}}}", "a".repeat(LONGEST + 1));
        for source in ["{}", "{", "}{", "a } b", &long, "{buyer}", "{{event}}"] {
            assert_eq!(check(source), Ok(()), "{source}");
        }
        assert_eq!(written("{{event}} {} }").lines, "{Été & co} {} }");
    }

    #[test]
    fn a_text_has_limits() {
        assert_eq!(check(&"a".repeat(MAXIMUM_CHARACTERS)), Ok(()));
        let long = "a".repeat(MAXIMUM_CHARACTERS + 1);
        assert_eq!(check(&long), Err(TextRefusal::TooLong));
        assert_eq!(
            check(&"> ".repeat(20)),
            Err(TextRefusal::Markdown(Refusal::TooDeep))
        );
        assert!(write(" \n<!-- -->", &VALUES).is_none());
    }

    #[test]
    fn every_paragraph_is_set_as_mails_are() {
        let html = written("a\n\n- b\n\n[c](https://c.example)").html;
        assert!(html.contains("<p style=") && html.contains("<ul style="));
        assert!(html.contains("<a style=\"color:inherit\" href=\"https://c.example\""));
    }
}
