//! HTML in Markdown: its tags are dropped, and what stands between them is text, but for scripts and styles.

/// The tag at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    /// Nothing until its end is text.
    Hiding(&'static str),
    /// The end of such.
    HidingEnd(&'static str),
    /// A line ends.
    Break,
    /// Any other, and comments.
    Other,
}

/// What browsers do not show as text.
const HIDING: [&str; 2] = ["script", "style"];

impl Tag {
    /// The tag that `html` begins with: `<`, `</` and a letter, or `<!`, `<?`.
    pub(crate) fn at_start_of(html: &str) -> Option<Self> {
        let inner = html.strip_prefix('<')?;
        let is_end = inner.starts_with('/');
        let inner = inner.strip_prefix('/').unwrap_or(inner);
        if inner.starts_with(['!', '?']) && !is_end {
            return Some(Self::Other);
        }
        let length = inner.find(|character: char| !character.is_ascii_alphanumeric());
        let name = &inner[..length.unwrap_or(inner.len())];
        if !name.starts_with(|character: char| character.is_ascii_alphabetic()) {
            return None;
        }
        let hiding = HIDING
            .into_iter()
            .find(|hiding| name.eq_ignore_ascii_case(hiding));
        Some(match hiding {
            Some(name) if is_end => Self::HidingEnd(name),
            Some(name) => Self::Hiding(name),
            None if name.eq_ignore_ascii_case("br") => Self::Break,
            None => Self::Other,
        })
    }
}

/// What is left of lines of HTML without its tags, as Markdown. No line is indented, which would make it code.
pub(crate) fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        rest = &rest[start..];
        let Some(tag) = Tag::at_start_of(rest) else {
            text.push('<');
            rest = &rest[1..];
            continue;
        };
        rest = after_tag(rest);
        if let Tag::Hiding(name) = tag {
            rest = after_end(rest, name);
        }
        text.push(if tag == Tag::Break { '\n' } else { ' ' });
    }
    text.push_str(rest);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.join("\n")
}

/// What follows the tag or comment that a text begins with: nothing, if it does not end.
fn after_tag(html: &str) -> &str {
    if html.starts_with("<!--") {
        return html.split_once("-->").map_or("", |(_, rest)| rest);
    }
    let mut quote = None;
    for (index, character) in html.char_indices() {
        match (quote, character) {
            (None, '>') => return &html[index + 1..],
            (None, '"' | '\'') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
    }
    ""
}

/// What follows the end of a script or style.
fn after_end<'html>(html: &'html str, name: &'static str) -> &'html str {
    let ends = html.match_indices("</").map(|(index, _)| &html[index..]);
    let mut ends = ends.filter(|rest| Tag::at_start_of(rest) == Some(Tag::HidingEnd(name)));
    ends.next().map_or("", after_tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_known_by_its_name() {
        for (html, tag) in [
            ("<script>", Some(Tag::Hiding("script"))),
            ("<SCRIPT src=a>", Some(Tag::Hiding("script"))),
            ("</style >", Some(Tag::HidingEnd("style"))),
            ("<br/>", Some(Tag::Break)),
            ("<scripts>", Some(Tag::Other)),
            ("<!-- -->", Some(Tag::Other)),
            ("<?php", Some(Tag::Other)),
            ("< b>", None),
            ("<3", None),
            ("<", None),
            ("</!", None),
            ("script>", None),
        ] {
            assert_eq!(Tag::at_start_of(html), tag, "{html}");
        }
    }

    #[test]
    fn what_stands_between_tags_is_kept_but_for_scripts_and_styles() {
        for (html, text) in [
            ("<p>One</p>", "One"),
            ("  <ul>\n    <li>One</li>\n    <li>Two", "\nOne\nTwo"),
            ("a<br>b", "a\nb"),
            ("a <script>alert('</b>')</SCRIPT > b", "a   b"),
            ("a <style>b", "a"),
            ("a <!-- b > c --> d", "a   d"),
            ("a <!-- b", "a"),
            (r#"<img alt="a > b" onerror='c>d'>e"#, "e"),
            (r#"a <img alt="b"#, "a"),
            ("1 < 2 <3", "1 < 2 <3"),
        ] {
            assert_eq!(without_tags(html), text, "{html}");
        }
    }
}
