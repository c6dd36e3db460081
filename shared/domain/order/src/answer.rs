use std::collections::BTreeMap;

use guichet_contact::{
    LEGAL_COUNTRY, LEGAL_TELEPHONE, check_country, check_email, check_telephone,
};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::{Question, QuestionKind, QuestionScope};

/// In characters, where the question sets no limit of its own.
const MAXIMUM_LENGTH: usize = 1000;

/// An answer that its question allows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Answer {
    /// To `boolean`.
    Boolean(bool),
    /// To `number`.
    Number(serde_json::Number),
    /// To `text`, `choice`, `date`, `email`, `telephone` and `country`.
    Text(String),
    /// To `choices`.
    Choices(Vec<String>),
}

/// Answers by question.
pub type Answers = BTreeMap<Uuid, Answer>;

/// Answers as they arrive, before anything is known of them. A field of this type in a request wants
/// `#[schemars(with = "Answers")]`, so that its documentation says what a right one looks like.
pub type RawAnswers = BTreeMap<String, Value>;

/// A field of a request that is not as it must be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FieldError {
    /// JSON pointer into the body.
    pub field: String,
    /// What is legal there, in English.
    pub legal: String,
}

impl FieldError {
    /// What is legal at a JSON pointer.
    pub fn new(field: impl Into<String>, legal: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            legal: legal.into(),
        }
    }
}

/// Who answers.
#[derive(Clone, Copy)]
pub(crate) enum Respondent {
    /// The buyer, for the order.
    Buyer,
    /// The attendee with a ticket of this product.
    Attendee(Uuid),
}

impl Respondent {
    fn is_asked(self, question: &Question) -> bool {
        match self {
            Self::Buyer => question.scope == QuestionScope::Order,
            Self::Attendee(product) => {
                question.scope == QuestionScope::Attendee && question.concerns(product)
            }
        }
    }
}

/// The answers that the questions allow; every one that they do not goes to `errors`.
///
/// An answer to a question whose condition does not hold is dropped: a form that hides a question may
/// still send what was typed before. An answer to no question of the event is an error.
pub(crate) fn check_answers(
    questions: &[Question],
    respondent: Respondent,
    raw: &RawAnswers,
    pointer: &str,
    errors: &mut Vec<FieldError>,
) -> Answers {
    let mut given = BTreeMap::new();
    for (key, value) in raw {
        let id: Option<Uuid> = key.parse().ok();
        match id.and_then(|id| questions.iter().find(|question| question.id == id)) {
            Some(question) if respondent.is_asked(question) => {
                given.insert(question.id, value);
            }
            _ => errors.push(FieldError::new(
                format!("{pointer}/{}", escape(key)),
                "no answer: the event does not ask this here",
            )),
        }
    }
    let mut answers = Answers::new();
    for question in questions
        .iter()
        .filter(|question| respondent.is_asked(question))
    {
        if !condition_holds(question, &answers) {
            continue;
        }
        let value = given.get(&question.id).copied().unwrap_or(&Value::Null);
        match check(question, value) {
            Ok(Some(answer)) => {
                answers.insert(question.id, answer);
            }
            Ok(None) => {}
            Err(legal) => errors.push(FieldError::new(format!("{pointer}/{}", question.id), legal)),
        }
    }
    answers
}

/// Whether `questions` has one that must be answered by this person, whatever else they answer.
pub(crate) fn must_answer(questions: &[Question], respondent: Respondent) -> bool {
    questions.iter().any(|question| {
        question.required && question.when.is_none() && respondent.is_asked(question)
    })
}

fn condition_holds(question: &Question, earlier: &Answers) -> bool {
    let Some(condition) = &question.when else {
        return true;
    };
    match (earlier.get(&condition.question_id), &condition.equals) {
        (Some(Answer::Boolean(answer)), Value::Bool(wanted)) => answer == wanted,
        (Some(Answer::Number(answer)), Value::Number(wanted)) => answer.as_f64() == wanted.as_f64(),
        (Some(Answer::Text(answer)), Value::String(wanted)) => answer == wanted,
        (Some(Answer::Choices(answers)), Value::String(wanted)) => answers.contains(wanted),
        _ => false,
    }
}

/// The answer, `None` where nothing was answered and nothing had to be, or what is legal.
fn check(question: &Question, value: &Value) -> Result<Option<Answer>, String> {
    let answer = match question.kind {
        QuestionKind::Text => text(question, value),
        QuestionKind::Choice => choice(question, value),
        QuestionKind::Choices => choices(question, value),
        QuestionKind::Boolean => boolean(question, value),
        QuestionKind::Number => number(question, value),
        QuestionKind::Date => date(value),
        QuestionKind::Email => checked(value, check_email),
        QuestionKind::Telephone => checked(value, check_telephone),
        QuestionKind::Country => checked(value, check_country),
    };
    match answer {
        Some(Some(answer)) => Ok(Some(answer)),
        Some(None) if !question.required => Ok(None),
        _ => Err(legal(question)),
    }
}

/// What a check of one kind gives: nothing when the answer is wrong, `Some(None)` when there is none.
type Checked = Option<Option<Answer>>;

fn text(question: &Question, value: &Value) -> Checked {
    let Some(text) = value.as_str() else {
        return value.is_null().then_some(None);
    };
    let text = text.trim();
    let readable = text
        .chars()
        .all(|character| !character.is_control() || character == '\n');
    if text.is_empty() {
        return Some(None);
    }
    (readable && text.chars().count() <= maximum_length(question))
        .then(|| Some(Answer::Text(text.to_owned())))
}

fn choice(question: &Question, value: &Value) -> Checked {
    let Some(chosen) = value.as_str() else {
        return value.is_null().then_some(None);
    };
    if chosen.is_empty() {
        return Some(None);
    }
    is_option(question, chosen).then(|| Some(Answer::Text(chosen.to_owned())))
}

fn choices(question: &Question, value: &Value) -> Checked {
    if value.is_null() {
        return Some(None);
    }
    let mut chosen: Vec<String> = Vec::new();
    for value in value.as_array()? {
        let value = value.as_str().filter(|value| is_option(question, value))?;
        if chosen.iter().any(|earlier| earlier == value) {
            return None;
        }
        chosen.push(value.to_owned());
    }
    if chosen.is_empty() {
        return Some(None);
    }
    let count = i64::try_from(chosen.len()).ok()?;
    in_bounds(question, |bound| count.cmp(&bound)).then_some(Some(Answer::Choices(chosen)))
}

fn boolean(question: &Question, value: &Value) -> Checked {
    match value {
        Value::Bool(answer) if *answer || !question.required => {
            Some(Some(Answer::Boolean(*answer)))
        }
        Value::Null => Some(None),
        _ => None,
    }
}

fn number(question: &Question, value: &Value) -> Checked {
    match value {
        Value::Number(number) => {
            let fits = match number.as_i64() {
                Some(integer) => in_bounds(question, |bound| integer.cmp(&bound)),
                None => number
                    .as_f64()
                    .is_some_and(|decimal| decimal_in_bounds(question, decimal)),
            };
            fits.then(|| Some(Answer::Number(number.clone())))
        }
        Value::Null => Some(None),
        _ => None,
    }
}

fn date(value: &Value) -> Checked {
    let Some(text) = value.as_str() else {
        return value.is_null().then_some(None);
    };
    if text.is_empty() {
        return Some(None);
    }
    // The parser also takes a date with a time behind it; the length leaves only the day.
    let date: Date = text
        .parse()
        .ok()
        .filter(|_| text.len() == "2027-03-12".len())?;
    Some(Some(Answer::Text(date.to_string())))
}

/// An answer that is kept as somebody else's rule says.
fn checked(value: &Value, check: impl Fn(&str) -> Result<String, &'static str>) -> Checked {
    let Some(text) = value.as_str() else {
        return value.is_null().then_some(None);
    };
    if text.trim().is_empty() {
        return Some(None);
    }
    check(text).ok().map(|kept| Some(Answer::Text(kept)))
}

fn is_option(question: &Question, value: &str) -> bool {
    question
        .options
        .iter()
        .flatten()
        .any(|option| option.value == value)
}

fn in_bounds(question: &Question, compare: impl Fn(i64) -> std::cmp::Ordering) -> bool {
    question
        .minimum
        .is_none_or(|minimum| compare(minimum).is_ge())
        && question
            .maximum
            .is_none_or(|maximum| compare(maximum).is_le())
}

#[expect(
    clippy::cast_precision_loss,
    reason = "bounds that people set are far below 2^53"
)]
fn decimal_in_bounds(question: &Question, decimal: f64) -> bool {
    question
        .minimum
        .is_none_or(|minimum| decimal >= minimum as f64)
        && question
            .maximum
            .is_none_or(|maximum| decimal <= maximum as f64)
}

fn maximum_length(question: &Question) -> usize {
    question
        .maximum_length
        .and_then(|length| usize::try_from(length).ok())
        .unwrap_or(MAXIMUM_LENGTH)
}

fn legal(question: &Question) -> String {
    let options = || {
        let values: Vec<&str> = question
            .options
            .iter()
            .flatten()
            .map(|option| option.value.as_str())
            .collect();
        values.join(", ")
    };
    let answer = match question.kind {
        QuestionKind::Text => format!("a text of at most {} characters", maximum_length(question)),
        QuestionKind::Choice => format!("one of: {}", options()),
        QuestionKind::Choices => format!(
            "a list{}, each at most once, of: {}",
            bounds(question),
            options()
        ),
        QuestionKind::Boolean if question.required => return "true".to_owned(),
        QuestionKind::Boolean => "true or false".to_owned(),
        QuestionKind::Number => format!("a number{}", bounds(question)),
        QuestionKind::Date => "a date as YYYY-MM-DD".to_owned(),
        QuestionKind::Email => "an e-mail address such as name@example.org".to_owned(),
        QuestionKind::Telephone => LEGAL_TELEPHONE.to_owned(),
        QuestionKind::Country => LEGAL_COUNTRY.to_owned(),
    };
    if question.required {
        answer
    } else {
        format!("{answer}; or nothing")
    }
}

fn bounds(question: &Question) -> String {
    match (question.minimum, question.maximum) {
        (Some(minimum), Some(maximum)) => format!(" of {minimum} to {maximum}"),
        (Some(minimum), None) => format!(" of at least {minimum}"),
        (None, Some(maximum)) => format!(" of at most {maximum}"),
        (None, None) => String::new(),
    }
}

/// One step of a JSON pointer (RFC 6901).
fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
