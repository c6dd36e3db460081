use std::fmt::Display;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::Serialize;

/// One part of a request that was refused, and what it must be. The member that names it says where it is.
#[derive(Serialize)]
pub(crate) struct Invalid {
    #[serde(flatten)]
    part: Part,
    detail: String,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Part {
    /// A JSON pointer into the body, as the fragment of a URI (RFC 6901, section 6): `#/items/0`.
    Pointer(String),
    /// A parameter of the query.
    Parameter(String),
    /// A header.
    Header(String),
}

/// What may not stand in the fragment of a URI.
const FRAGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

impl Invalid {
    pub(crate) fn field(pointer: &str, legal: &dyn Display) -> Self {
        let pointer = format!("#{}", utf8_percent_encode(pointer, FRAGMENT));
        Self::new(Part::Pointer(pointer), legal)
    }

    pub(crate) fn parameter(name: String, legal: &dyn Display) -> Self {
        Self::new(Part::Parameter(name), legal)
    }

    pub(crate) fn header(name: String, legal: &dyn Display) -> Self {
        Self::new(Part::Header(name), legal)
    }

    fn new(part: Part, legal: &dyn Display) -> Self {
        Self {
            part,
            detail: format!("must be {legal}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_was_refused_is_named_by_where_it_is() {
        for (invalid, shown) in [
            (
                Invalid::field("/items/0", &"a text"),
                json!({"pointer": "#/items/0", "detail": "must be a text"}),
            ),
            (
                Invalid::field("", &"an object"),
                json!({"pointer": "#", "detail": "must be an object"}),
            ),
            (
                Invalid::field("/a b/é~1", &"absent"),
                json!({"pointer": "#/a%20b/%C3%A9~1", "detail": "must be absent"}),
            ),
            (
                Invalid::parameter("q".to_owned(), &"given once"),
                json!({"parameter": "q", "detail": "must be given once"}),
            ),
            (
                Invalid::header("idempotency-key".to_owned(), &"given"),
                json!({"header": "idempotency-key", "detail": "must be given"}),
            ),
        ] {
            assert_eq!(serde_json::to_value(invalid).expect("plain data"), shown);
        }
    }
}
