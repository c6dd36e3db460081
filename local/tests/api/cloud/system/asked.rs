//! What an expression of Prometheus asks for, as far as ours go.

/// What an expression asks for.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Asked {
    pub(super) selectors: Vec<Selector>,
    /// The labels that it groups by.
    pub(super) groups: Vec<String>,
}

/// A metric, and the labels that its series must have.
#[derive(Debug, PartialEq)]
pub(super) struct Selector {
    pub(super) metric: String,
    pub(super) matchers: Vec<Matcher>,
}

#[derive(Debug, PartialEq)]
pub(super) struct Matcher {
    pub(super) label: String,
    /// `=`, `!=`, `=~` or `!~`.
    pub(super) operator: String,
    pub(super) value: String,
}

/// Words that are neither functions nor metrics.
const OPERATORS: [&str; 5] = ["and", "or", "unless", "bool", "offset"];
const GROUPINGS: [&str; 4] = ["by", "without", "on", "ignoring"];

/// Reads an expression. Whoever uses more of the language than this knows is told so.
pub(super) fn asked(expression: &str) -> Asked {
    let mut asked = Asked::default();
    let mut rest = expression;
    while let Some(first) = rest.chars().next() {
        if is_word(first) && !first.is_ascii_digit() {
            let word = take(&mut rest, is_word);
            if GROUPINGS.contains(&word) {
                let labels = between(&mut rest, '(', ')').expect(expression);
                asked
                    .groups
                    .extend(labels.split(',').map(|label| label.trim().to_owned()));
            } else if !takes_arguments(rest) && !OPERATORS.contains(&word) {
                let labels = between(&mut rest, '{', '}').unwrap_or_default();
                asked.selectors.push(Selector {
                    metric: word.to_owned(),
                    matchers: matchers(labels),
                });
            }
        } else if first == '[' {
            between(&mut rest, '[', ']').expect(expression);
        } else if first.is_ascii_digit() {
            take(&mut rest, |letter| {
                letter.is_ascii_alphanumeric() || letter == '.'
            });
        } else {
            assert!(
                " \n(),+-*/><=!".contains(first),
                "{first:?} in {expression}"
            );
            rest = &rest[first.len_utf8()..];
        }
    }
    asked
}

/// Whether a function or an aggregation goes on like this.
fn takes_arguments(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.starts_with('(')
        || ["by (", "without ("]
            .iter()
            .any(|next| rest.starts_with(next))
}

fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter == ':'
}

fn take<'a>(rest: &mut &'a str, belongs: impl Fn(char) -> bool) -> &'a str {
    let end = rest.find(|letter| !belongs(letter)).unwrap_or(rest.len());
    let (taken, left) = rest.split_at(end);
    *rest = left;
    taken
}

/// What is between these two, if the first comes next. Our values hold neither.
fn between<'a>(rest: &mut &'a str, open: char, close: char) -> Option<&'a str> {
    let inner = rest.trim_start().strip_prefix(open)?;
    let (inner, left) = inner.split_once(close)?;
    *rest = left;
    Some(inner)
}

fn matchers(text: &str) -> Vec<Matcher> {
    text.split("\",")
        .filter(|matcher| !matcher.trim().is_empty())
        .map(|matcher| {
            let (left, value) = matcher.split_once('"').expect(text);
            let left = left.trim();
            let label = left.trim_end_matches(['=', '~', '!']);
            Matcher {
                label: label.to_owned(),
                operator: left[label.len()..].to_owned(),
                value: value.trim_end_matches('"').to_owned(),
            }
        })
        .collect()
}

#[test]
fn an_expression_is_read_with_its_metrics_labels_and_groups() {
    let read = asked(
        r#"histogram_quantile(0.99, sum by (operation, le) (rate(a_bucket{function=~"b|c",status!="5.."}[5m]))) > 1
           and on (operation) max_over_time(d[$__range]) == 0"#,
    );
    assert_eq!(read.groups, ["operation", "le", "operation"]);
    let metrics: Vec<_> = read
        .selectors
        .iter()
        .map(|selector| selector.metric.as_str())
        .collect();
    assert_eq!(metrics, ["a_bucket", "d"]);
    let matcher = |label: &str, operator: &str, value: &str| Matcher {
        label: label.to_owned(),
        operator: operator.to_owned(),
        value: value.to_owned(),
    };
    let expected = [
        matcher("function", "=~", "b|c"),
        matcher("status", "!=", "5.."),
    ];
    assert_eq!(read.selectors[0].matchers, expected);
    assert!(read.selectors[1].matchers.is_empty());
}
