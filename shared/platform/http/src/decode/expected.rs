/// What was expected, in words for people who do not know Rust. `message` is that of serde, or of the parser of the field's
/// type.
pub(super) fn expected(message: &str) -> String {
    let words = message.rsplit_once(", expected ").map(|(_, words)| words);
    if message.starts_with("missing field") {
        return "given".to_owned();
    }
    if message.starts_with("duplicate field") {
        return "given once".to_owned();
    }
    if message.starts_with("unknown field") {
        return format!("absent; known here: {}", words.unwrap_or("nothing"));
    }
    let is_serdes = [
        "invalid type: ",
        "invalid value: ",
        "invalid length ",
        "unknown variant ",
    ]
    .iter()
    .any(|start| message.starts_with(start));
    match words {
        Some(words) if is_serdes => in_words(words).unwrap_or(words).to_owned(),
        _ => match in_words(message) {
            Some(words) => words.to_owned(),
            None => format!("in its format: {message}"),
        },
    }
}

/// Translates serde's names of types and the messages of the parsers of numbers.
fn in_words(text: &str) -> Option<&'static str> {
    Some(match text {
        "a boolean" | "provided string was not `true` or `false`" => "true or false",
        "a string" | "a borrowed string" | "str" => "a text",
        "a sequence" => "a list",
        "a map" => "an object",
        "f32" | "f64" | "invalid float literal" | "cannot parse float from empty string" => {
            "a number"
        }
        "i8" => "a whole number from -128 to 127",
        "i16" => "a whole number from -32768 to 32767",
        "i32" => "a whole number from -2147483648 to 2147483647",
        "i64"
        | "isize"
        | "i128"
        | "invalid digit found in string"
        | "cannot parse integer from empty string" => "a whole number",
        "number too large to fit in target type" => "a smaller whole number",
        "number too small to fit in target type" => "a larger whole number",
        "u8" => "a whole number from 0 to 255",
        "u16" => "a whole number from 0 to 65535",
        "u32" => "a whole number from 0 to 4294967295",
        "u64" | "usize" | "u128" => "a whole number, zero or more",
        "expected value" => "a text that is one of the known ones",
        "a formatted UUID string" => "a UUID",
        _ if text.starts_with("UUID parsing failed") => "a UUID",
        _ if text.starts_with("struct ") => "an object",
        _ if text.starts_with("a nonzero ") => "a whole number from 1",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::expected as expected_words;

    #[test]
    fn what_serde_says_becomes_plain_words() {
        for (message, expected) in [
            (
                "invalid type: string \"a\", expected u32",
                "a whole number from 0 to 4294967295",
            ),
            (
                "invalid type: integer `1`, expected a boolean",
                "true or false",
            ),
            (
                "invalid type: sequence, expected struct NewOrder",
                "an object",
            ),
            (
                "invalid value: integer `0`, expected a nonzero u16",
                "a whole number from 1",
            ),
            (
                "unknown variant `c`, expected one of `a`, `b`, `d`",
                "one of `a`, `b`, `d`",
            ),
            ("missing field `name`", "given"),
            (
                "unknown field `b`, there are no fields",
                "absent; known here: nothing",
            ),
            ("invalid float literal", "a number"),
            (
                "UUID parsing failed: invalid length: expected length 32",
                "a UUID",
            ),
            (
                "the day is over, expected earlier",
                "in its format: the day is over, expected earlier",
            ),
        ] {
            assert_eq!(expected_words(message), expected, "{message}");
        }
    }

    #[test]
    fn a_value_that_contains_our_words_does_not_confuse_us() {
        let message = "invalid type: string \"x, expected u8\", expected a boolean";
        assert_eq!(expected_words(message), "true or false");
    }
}
