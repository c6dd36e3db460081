use std::collections::BTreeMap;

use guichet_contact::{check_email, check_name};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use crate::answer::{Respondent, check_answers, must_answer};
use crate::{Answers, Attendee, Contact, FieldError, Question, RawAnswers};

/// Who buys, who comes, and what they answered: the body of a request that has not been checked.
///
/// Missing fields count as empty ones, so that [`check`](Self::check) can name them together with
/// everything else that is wrong.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("required" = ["contact"]))]
pub struct DetailsInput {
    /// Whom to write to.
    #[serde(default)]
    contact: ContactInput,
    /// The buyer's answers, by question.
    #[serde(default)]
    #[schemars(with = "Answers")]
    answers: RawAnswers,
    /// Who comes; lines that nothing need be known of may be left out.
    #[serde(default)]
    attendees: Vec<AttendeeInput>,
}

/// Whom to write to.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("required" = ["name", "email"]))]
struct ContactInput {
    /// 1 to 200 characters.
    #[serde(default)]
    name: String,
    /// An e-mail address; its domain may be of any script.
    #[serde(default)]
    email: String,
}

/// Who comes with the ticket of a line.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AttendeeInput {
    /// The number of the line. Any number is read, so that a wrong one is told what is right and not what fits.
    #[schemars(with = "i16")]
    line: i64,
    /// At most 200 characters.
    #[serde(default)]
    name: Option<String>,
    /// An e-mail address; its domain may be of any script.
    #[serde(default)]
    email: Option<String>,
    /// The attendee's answers, by question.
    #[serde(default)]
    #[schemars(with = "Answers")]
    answers: RawAnswers,
}

/// What was checked: everything in it may be stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Details {
    /// Whom to write to.
    pub contact: Contact,
    /// The buyer's answers.
    pub answers: Answers,
    /// One for each line that was mentioned, by line.
    pub attendees: Vec<AttendeeDetails>,
}

/// The attendee of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct AttendeeDetails {
    /// The number of the line.
    pub line: i16,
    /// Who comes.
    pub attendee: Attendee,
}

/// A live line of the order, as far as questions go.
#[derive(Clone, Copy, Debug)]
pub struct AskedLine {
    /// Its number.
    pub line: i16,
    /// Its product.
    pub product_id: Uuid,
}

impl DetailsInput {
    /// Checks everything against the event's questions (in their order) and the order's live lines.
    ///
    /// The error names every field that is wrong, with what is legal there.
    pub fn check(
        &self,
        questions: &[Question],
        lines: &[AskedLine],
    ) -> Result<Details, Vec<FieldError>> {
        let mut errors = Vec::new();
        let contact = Contact {
            name: keep(check_name(&self.contact.name), "/contact/name", &mut errors),
            email: keep(
                check_email(&self.contact.email),
                "/contact/email",
                &mut errors,
            ),
        };
        let answers = check_answers(
            questions,
            Respondent::Buyer,
            &self.answers,
            "/answers",
            &mut errors,
        );
        let attendees = self.check_attendees(questions, lines, &mut errors);
        if errors.is_empty() {
            Ok(Details {
                contact,
                answers,
                attendees,
            })
        } else {
            Err(errors)
        }
    }

    fn check_attendees(
        &self,
        questions: &[Question],
        lines: &[AskedLine],
        errors: &mut Vec<FieldError>,
    ) -> Vec<AttendeeDetails> {
        let mut attendees = BTreeMap::new();
        for (index, input) in self.attendees.iter().enumerate() {
            let pointer = format!("/attendees/{index}");
            let Some(line) = lines.iter().find(|line| i64::from(line.line) == input.line) else {
                errors.push(FieldError::new(
                    format!("{pointer}/line"),
                    "the number of a line of the order",
                ));
                continue;
            };
            let attendee = input.check(questions, *line, &pointer, errors);
            if attendees.insert(line.line, attendee).is_some() {
                errors.push(FieldError::new(
                    format!("{pointer}/line"),
                    "each line at most once",
                ));
            }
        }
        for line in lines {
            let respondent = Respondent::Attendee(line.product_id);
            if !attendees.contains_key(&line.line) && must_answer(questions, respondent) {
                let legal = format!("an entry for line {}, with the required answers", line.line);
                errors.push(FieldError::new("/attendees", legal));
            }
        }
        attendees
            .into_iter()
            .map(|(line, attendee)| AttendeeDetails { line, attendee })
            .collect()
    }
}

impl AttendeeInput {
    fn check(
        &self,
        questions: &[Question],
        line: AskedLine,
        pointer: &str,
        errors: &mut Vec<FieldError>,
    ) -> Attendee {
        let filled = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        let name = filled(&self.name)
            .map(|name| keep(check_name(&name), &format!("{pointer}/name"), errors));
        let email = filled(&self.email)
            .map(|email| keep(check_email(&email), &format!("{pointer}/email"), errors));
        let respondent = Respondent::Attendee(line.product_id);
        let answers = check_answers(
            questions,
            respondent,
            &self.answers,
            &format!("{pointer}/answers"),
            errors,
        );
        Attendee {
            name,
            email,
            answers,
        }
    }
}

fn keep(
    checked: Result<String, &'static str>,
    field: &str,
    errors: &mut Vec<FieldError>,
) -> String {
    checked.unwrap_or_else(|legal| {
        errors.push(FieldError::new(field, legal));
        String::new()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_none_are_named_by_their_fields() {
        let body = |buyer, attendee| {
            serde_json::json!({
                "contact": {"name": buyer, "email": "zoe@example.org"},
                "attendees": [{"line": 1, "name": attendee}, {"line": 2, "name": "  "}],
            })
        };
        let line = |line| AskedLine {
            line,
            product_id: Uuid::nil(),
        };
        for body in [
            body("\u{200b}\u{2800}", "\u{301}"),
            body("You won! evil.example", "ana@evil.example"),
        ] {
            let input: DetailsInput = serde_json::from_value(body).expect("the shape of a request");
            let errors = input.check(&[], &[line(1), line(2)]).expect_err("no names");
            let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
            assert_eq!(fields, ["/contact/name", "/attendees/0/name"]);
        }
    }

    #[test]
    fn a_line_that_the_order_does_not_have_is_told_what_is_meant() {
        for line in [-1, 0, 2, 40_000, i64::MAX] {
            let input: DetailsInput = serde_json::from_value(serde_json::json!({
                "contact": {"name": "Zoë", "email": "zoe@example.org"},
                "attendees": [{"line": line}],
            }))
            .expect("the shape of a request");
            let only = AskedLine {
                line: 1,
                product_id: Uuid::nil(),
            };
            let errors = input
                .check(&[], &[only])
                .expect_err("there is no such line");
            let expected =
                FieldError::new("/attendees/0/line", "the number of a line of the order");
            assert_eq!(errors, [expected], "{line}");
        }
    }
}
