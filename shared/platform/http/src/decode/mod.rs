//! Decodes queries and bodies, with errors that a client can act on: which field, and what it may be.
//!
//! Every text is normalised to Unicode's normal form C here (parts of the path in [`routes`](crate::routes)), so that no
//! handler can forget it.

mod expected;
pub(crate) mod nfc;

use std::borrow::Cow;

use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;
use serde_path_to_error::{Path, Segment};

use self::expected::expected;
use crate::Problem;
use crate::problems::{INVALID_JSON, INVALID_QUERY, unsupported_media_type};

/// The parts of a path as a type; `None` where one is not of its field's type.
pub(crate) fn path<T: DeserializeOwned>(parts: &[(&'static str, String)]) -> Option<T> {
    let encoded = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(parts)
        .finish();
    serde_urlencoded::from_str(&encoded).ok()
}

pub(crate) fn query<T: DeserializeOwned>(query: &str) -> Result<T, Problem> {
    let query = nfc::query(query);
    let pairs = form_urlencoded::parse(query.as_bytes());
    let has_nul =
        |(name, value): &(Cow<'_, str>, Cow<'_, str>)| name.contains('\0') || value.contains('\0');
    if let Some((name, _)) = pairs.clone().find(has_nul) {
        return Err(Problem::new(INVALID_QUERY).parameter(name, NO_NUL));
    }
    serde_path_to_error::deserialize(serde_urlencoded::Deserializer::new(pairs)).map_err(|error| {
        let message = error.inner().to_string();
        let parameter = match quoted(&message) {
            Some(name) if names_a_field(&message) => name.to_owned(),
            _ => error.path().to_string(),
        };
        Problem::new(INVALID_QUERY).parameter(parameter, expected(&message))
    })
}

pub(crate) fn json<T: DeserializeOwned>(
    content_type: Option<&str>,
    body: &[u8],
) -> Result<T, Problem> {
    if !content_type.is_some_and(is_json) {
        return Err(unsupported_media_type("application/json"));
    }
    let body = &*nfc::json(body);
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        // The kind of error that serde_json reports does not tell: a number in the place of an enum is a syntax error, and a
        // number that breaks off is out of range.
        if let Err(error) = serde_json::from_slice::<IgnoredAny>(body) {
            return invalid_json(&error);
        }
        let message = without_position(&error.inner().to_string());
        Problem::invalid(pointer(error.path(), &message), expected(&message))
    })?;
    deserializer.end().map_err(|error| invalid_json(&error))?;
    if has_nul(body) {
        let field = serde_json::from_slice(body)
            .ok()
            .and_then(|body| holder_of_nul(&body));
        return Err(Problem::invalid(field.unwrap_or_default(), NO_NUL));
    }
    Ok(value)
}

/// PostgreSQL's texts cannot hold U+0000.
const NO_NUL: &str = "free of the character U+0000";

fn invalid_json(error: &serde_json::Error) -> Problem {
    Problem::new(INVALID_JSON).detail(error.to_string())
}

fn is_json(content_type: &str) -> bool {
    essence(content_type).eq_ignore_ascii_case("application/json")
}

/// A media type without its parameters.
pub(crate) fn essence(content_type: &str) -> &str {
    content_type.split(';').next().unwrap_or_default().trim()
}

/// Whether a legal JSON text holds the escape `\u0000`, and not an escaped backslash before `u0000`.
fn has_nul(body: &[u8]) -> bool {
    let mut rest = body;
    while let Some(at) = rest.iter().position(|byte| *byte == b'\\') {
        if rest[at + 1..].starts_with(b"u0000") {
            return true;
        }
        rest = rest.get(at + 2..).unwrap_or_default();
    }
    false
}

/// A JSON pointer to the first text with U+0000 in it, or to the object that has one as a name.
fn holder_of_nul(value: &Value) -> Option<String> {
    let below = |token: &str, value| Some(format!("/{}{}", escaped(token), holder_of_nul(value)?));
    match value {
        Value::String(text) => text.contains('\0').then(String::new),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(index, item)| below(&index.to_string(), item)),
        Value::Object(members) => members.iter().find_map(|(name, member)| match name {
            name if name.contains('\0') => Some(String::new()),
            name => below(name, member),
        }),
        _ => None,
    }
}

fn escaped(token: &str) -> String {
    token.replace('~', "~0").replace('/', "~1")
}

/// A JSON pointer (RFC 6901) to where decoding stopped, including a field that is missing or unknown there.
fn pointer(path: &Path, message: &str) -> String {
    let mut pointer = String::new();
    let mut push = |token: &str| {
        pointer.push('/');
        pointer.push_str(&escaped(token));
    };
    let mut last = None;
    for segment in path {
        let token = match segment {
            Segment::Seq { index } => index.to_string(),
            Segment::Map { key } => key.clone(),
            Segment::Enum { .. } | Segment::Unknown => continue,
        };
        push(&token);
        last = Some(token);
    }
    if let Some(name) =
        quoted(message).filter(|name| names_a_field(message) && last.as_deref() != Some(name))
    {
        push(name);
    }
    pointer
}

fn names_a_field(message: &str) -> bool {
    ["missing field", "unknown field", "duplicate field"]
        .iter()
        .any(|start| message.starts_with(start))
}

fn quoted(message: &str) -> Option<&str> {
    message.split('`').nth(1)
}

fn without_position(message: &str) -> String {
    match message.rfind(" at line ") {
        Some(at) => message[..at].to_owned(),
        None => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Order {
        #[expect(dead_code, reason = "only decoded")]
        event: String,
        items: Vec<Item>,
    }

    #[derive(Debug, Deserialize)]
    struct Item {
        quantity: u16,
        #[expect(dead_code, reason = "only decoded")]
        at: Option<jiff::Timestamp>,
    }

    fn refused(body: &str) -> (u16, String, String) {
        let problem = json::<Order>(Some("application/json"), body.as_bytes()).expect_err(body);
        let value = problem.to_json();
        let error = |member| {
            value["errors"][0][member]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        };
        (problem.status().as_u16(), error("pointer"), error("detail"))
    }

    fn invalid(field: &str, legal: &str) -> (u16, String, String) {
        (422, format!("#{field}"), format!("must be {legal}"))
    }

    #[test]
    fn a_legal_body_is_decoded() {
        let body = br#"{"event": "a", "items": [{"quantity": 2, "at": "2026-11-22T12:00:00Z"}]}"#;
        let order: Order = json(Some("application/json; charset=utf-8"), body).expect("legal");
        assert_eq!(order.items[0].quantity, 2);
    }

    #[test]
    fn a_field_of_the_wrong_type_is_pointed_at() {
        let body = r#"{"event": "a", "items": [{"quantity": 1}, {"quantity": "two"}]}"#;
        assert_eq!(
            refused(body),
            invalid("/items/1/quantity", "a whole number from 0 to 65535")
        );
        assert_eq!(
            refused(r#"{"event": 1, "items": []}"#),
            invalid("/event", "a text")
        );
        assert_eq!(
            refused(r#"{"event": "a", "items": {}}"#),
            invalid("/items", "a list")
        );
        assert_eq!(refused("[]"), invalid("", "an object"));
    }

    #[test]
    fn a_number_out_of_range_is_pointed_at() {
        let body = r#"{"event": "a", "items": [{"quantity": -1}]}"#;
        assert_eq!(
            refused(body),
            invalid("/items/0/quantity", "a whole number from 0 to 65535")
        );
    }

    #[test]
    fn a_missing_and_an_unknown_field_are_pointed_at() {
        assert_eq!(refused(r#"{"items": []}"#), invalid("/event", "given"));
        assert_eq!(
            refused(r#"{"event": "a", "items": [{}]}"#),
            invalid("/items/0/quantity", "given")
        );
        let known = "absent; known here: `event` or `items`";
        assert_eq!(
            refused(r#"{"event": "a", "items": [], "a/b": 1}"#),
            invalid("/a~1b", known)
        );
    }

    #[test]
    fn what_is_not_json_is_another_problem() {
        for body in [
            "",
            "{",
            "{}}",
            "{\"event\": \"a\", \"items\": []} x",
            "\u{feff}{}",
        ] {
            let problem = json::<Value>(Some("application/json"), body.as_bytes()).expect_err(body);
            assert_eq!(problem.name(), "invalid-json", "{body}");
        }
    }

    #[test]
    fn another_media_type_is_refused() {
        for content_type in [None, Some("text/plain"), Some("application/jsonp")] {
            let problem = json::<Value>(content_type, b"{}").expect_err("not JSON");
            assert_eq!(problem.name(), "unsupported-media-type");
            assert_eq!(
                problem.to_json()["errors"][0],
                serde_json::json!({"header": "content-type", "detail": "must be application/json"})
            );
        }
    }

    #[test]
    fn a_text_that_the_database_cannot_hold_is_refused_by_its_name() {
        for (body, field) in [
            (r#"{"name": "a\u0000b"}"#, "/name"),
            (r#"{"a/b": ["", {"c": "\u0000"}]}"#, "/a~1b/1/c"),
            (r#"{"a": {"\u0000": 1}}"#, "/a"),
            (r#""\u0000""#, ""),
        ] {
            let problem =
                json::<Value>(Some("application/json"), body.as_bytes()).expect_err("NUL");
            assert_eq!(problem.name(), "invalid-field");
            assert_eq!(
                problem.to_json()["errors"][0]["pointer"],
                format!("#{field}")
            );
        }
        json::<Value>(Some("application/json"), br#"{"name": "a\\u0000b"}"#)
            .expect("an escaped backslash");
        let problem = query::<Value>("p=1&q=a%00b").expect_err("NUL");
        assert_eq!(problem.name(), "invalid-query");
        assert_eq!(problem.to_json()["errors"][0]["parameter"], "q");
    }

    #[test]
    fn texts_are_composed() {
        let names: Vec<String> =
            json(Some("application/json"), "[\"Zoe\u{308}\"]".as_bytes()).expect("legal");
        assert_eq!(names, ["Zoë"]);
        let search: Search = query("q=fe%CC%82te&from=2026-06-21").expect("legal");
        assert_eq!(search.q.as_deref(), Some("fête"));
        let known = refused("{\"e\u{301}\": 1, \"event\": \"a\", \"items\": []}");
        assert_eq!(known.1, "#/%C3%A9");
    }

    #[test]
    fn nesting_without_end_is_refused() {
        let body = "[".repeat(100_000);
        assert_eq!(
            json::<Value>(Some("application/json"), body.as_bytes())
                .expect_err("deep")
                .name(),
            "invalid-json"
        );
    }

    #[derive(Debug, Deserialize)]
    struct Search {
        q: Option<String>,
        radius_km: Option<u16>,
        #[expect(dead_code, reason = "only decoded")]
        from: jiff::civil::Date,
    }

    fn refused_query(text: &str) -> (String, String) {
        let value = query::<Search>(text).expect_err(text).to_json();
        let error = |member| {
            value["errors"][0][member]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        };
        (error("parameter"), error("detail"))
    }

    fn illegal(parameter: &str, legal: &str) -> (String, String) {
        (parameter.to_owned(), format!("must be {legal}"))
    }

    #[test]
    fn a_query_is_decoded() {
        let search: Search =
            query("q=f%C3%AAte+de+la+musique&radius_km=20&from=2026-06-21").expect("legal");
        assert_eq!(search.q.as_deref(), Some("fête de la musique"));
        assert_eq!(search.radius_km, Some(20));
    }

    #[test]
    fn a_query_parameter_that_is_not_legal_is_named() {
        let whole = "a whole number";
        assert_eq!(
            refused_query("radius_km=far&from=2026-06-21"),
            illegal("radius_km", whole)
        );
        assert_eq!(
            refused_query("radius_km=&from=2026-06-21"),
            illegal("radius_km", whole)
        );
        let smaller = "a smaller whole number";
        assert_eq!(
            refused_query("radius_km=99999&from=2026-06-21"),
            illegal("radius_km", smaller)
        );
        assert_eq!(refused_query("q=a"), illegal("from", "given"));
        assert_eq!(
            refused_query("from=2026-06-21&from=2026-06-22"),
            illegal("from", "given once")
        );
        let (parameter, legal) = refused_query("from=yesterday");
        assert_eq!(parameter, "from");
        assert!(legal.starts_with("must be in its format: "), "{legal}");
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Ticket,
        Addon,
    }

    #[test]
    fn a_choice_names_the_choices() {
        for (body, legal) in [
            (r#"["concert"]"#, "`ticket` or `addon`"),
            ("[1]", "a text that is one of the known ones"),
        ] {
            let problem =
                json::<Vec<Kind>>(Some("application/json"), body.as_bytes()).expect_err(body);
            let error = &problem.to_json()["errors"][0];
            assert_eq!(
                (&error["pointer"], &error["detail"]),
                (&Value::from("#/0"), &format!("must be {legal}").into())
            );
        }
        let kinds: Vec<Kind> =
            json(Some("application/json"), br#"["ticket","addon"]"#).expect("legal");
        assert!(matches!(kinds[..], [Kind::Ticket, Kind::Addon]));
    }
}
