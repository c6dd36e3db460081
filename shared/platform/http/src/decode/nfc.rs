//! Unicode's normal form C: macOS and iOS send "é" as two characters, others as one, and both have to compare equal.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// A text in form C.
pub(crate) fn text(text: Cow<'_, str>) -> Cow<'_, str> {
    if is_nfc(&text) {
        text
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// A query with its names and values in form C.
pub(super) fn query(query: &str) -> Cow<'_, str> {
    let pairs = form_urlencoded::parse(query.as_bytes());
    if pairs
        .clone()
        .all(|(name, value)| is_nfc(&name) && is_nfc(&value))
    {
        return Cow::Borrowed(query);
    }
    let pairs = pairs.map(|(name, value)| (text(name), text(value)));
    let mut normal = form_urlencoded::Serializer::new(String::new());
    Cow::Owned(normal.extend_pairs(pairs).finish())
}

/// A JSON text with its strings in form C and everything else unchanged, also what is not JSON.
pub(super) fn json(body: &[u8]) -> Cow<'_, [u8]> {
    if body.is_ascii() && !body.contains(&b'\\') {
        return Cow::Borrowed(body);
    }
    // String by string, as an accent behind the escape `\n` would combine with its "n".
    let mut normal = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(start) = rest.iter().position(|byte| *byte == b'"') {
        let Some(length) = string_length(&rest[start..]) else {
            break;
        };
        let (before, string) = rest[..start + length].split_at(start);
        normal.extend_from_slice(before);
        match serde_json::from_slice::<String>(string) {
            Ok(content) if !is_nfc(&content) => {
                let content: String = content.nfc().collect();
                serde_json::to_writer(&mut normal, &content).expect("a text is JSON");
            }
            _ => normal.extend_from_slice(string),
        }
        rest = &rest[start + length..];
    }
    normal.extend_from_slice(rest);
    Cow::Owned(normal)
}

/// The length in bytes, with its quotes, of the JSON string at the beginning of `text`; `None` when it has no end.
fn string_length(text: &[u8]) -> Option<usize> {
    let mut is_escaped = false;
    let mut ends = |byte: &u8| {
        let ends = *byte == b'"' && !is_escaped;
        is_escaped = *byte == b'\\' && !is_escaped;
        ends
    };
    // The opening quote is skipped.
    let end = text.iter().skip(1).position(&mut ends)?;
    Some(end + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_composed_and_everything_else_is_left_alone() {
        for (body, normal) in [
            ("{\"e\u{301}\": 1e400}", "{\"é\": 1e400}"),
            (
                r#"{"a": "caf\u0065\u0301", "a": "\n\u0301\u0000\""}"#,
                "{\"a\": \"café\", \"a\": \"\\n\\u0301\\u0000\\\"\"}",
            ),
            ("[\"\\n\u{301}\"]", "[\"\\n\u{301}\"]"),
            ("[\"\\\\\", \"e\u{301}\"]", "[\"\\\\\", \"é\"]"),
            ("[\"e\u{301}", "[\"e\u{301}"),
            ("[\"\\", "[\"\\"),
            ("\u{301}", "\u{301}"),
            (r#"["\ud800e\u0301"]"#, r#"["\ud800e\u0301"]"#),
        ] {
            assert_eq!(
                String::from_utf8_lossy(&json(body.as_bytes())),
                normal,
                "{body}"
            );
        }
    }

    #[test]
    fn what_is_composed_already_is_not_copied() {
        assert!(matches!(json(b"{\"a\": [1]}"), Cow::Borrowed(_)));
        assert!(matches!(query("q=caf%C3%A9&b=+"), Cow::Borrowed(_)));
        assert!(matches!(text("café".into()), Cow::Borrowed(_)));
    }

    #[test]
    fn a_query_is_composed() {
        assert_eq!(
            query("q=cafe%CC%81+%26&e%CC%81="),
            "q=caf%C3%A9+%26&%C3%A9="
        );
    }
}
