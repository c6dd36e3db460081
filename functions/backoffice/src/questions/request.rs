use std::collections::BTreeSet;

use guichet_http::{Problem, Whole};
use guichet_order::{Condition, QuestionKind, QuestionOption, QuestionScope, Text};
use guichet_texts::{Texts, line_texts, required_line, required_line_texts, slug_of};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use crate::limits;

/// A question as its form has it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuestionRequest {
    /// Stays once somebody has answered
    scope: QuestionScope,
    /// Stays once somebody has answered
    kind: QuestionKind,
    /// In one language or both
    label: Texts,
    /// Below the label
    #[serde(default)]
    help: Texts,
    #[serde(default)]
    required: bool,
    /// For `choice` and `choices`: 1 to 50
    #[serde(default)]
    options: Option<Vec<OptionRequest>>,
    /// In characters, for `text`; absent: 1000
    #[serde(default)]
    maximum_length: Option<Whole<i32, 1, 1_000>>,
    /// The smallest number, or the least number of choices
    #[serde(default)]
    minimum: Option<Bound>,
    /// The largest number, or the greatest number of choices
    #[serde(default)]
    maximum: Option<Bound>,
    /// Asked only when this holds; absent: always
    #[serde(default)]
    when: Option<ConditionRequest>,
    /// The products whose attendees are asked; absent: all
    #[serde(default)]
    product_ids: Option<BTreeSet<Uuid>>,
}

type Bound = Whole<i64, -1_000_000_000, 1_000_000_000>;

/// What to choose.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OptionRequest {
    /// What answers hold, which stays; absent: made from the label
    #[serde(default)]
    value: Option<String>,
    /// What buyers read
    label: Texts,
}

/// That a question is asked only where an earlier one was answered like this.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConditionRequest {
    /// An earlier question of the same scope that is answered by yes or no, or by choosing
    question_id: Uuid,
    /// `true`, `false`, or the value of an option
    equals: Value,
}

/// What was read of a request: each legal in itself.
#[derive(Debug)]
pub(super) struct NewQuestion {
    pub(super) scope: QuestionScope,
    pub(super) kind: QuestionKind,
    pub(super) label: Texts,
    pub(super) help: Texts,
    pub(super) required: bool,
    pub(super) options: Option<Vec<QuestionOption>>,
    pub(super) maximum_length: Option<i32>,
    pub(super) minimum: Option<i64>,
    pub(super) maximum: Option<i64>,
    pub(super) when: Option<Condition>,
    pub(super) product_ids: Option<BTreeSet<Uuid>>,
}

impl QuestionRequest {
    pub(super) fn check(self) -> Result<NewQuestion, Problem> {
        let kind = self.kind;
        let is_choice = matches!(kind, QuestionKind::Choice | QuestionKind::Choices);
        let only_for = |given: bool, legal: bool, pointer: &str, of: &str| {
            if given && !legal {
                return Err(Problem::invalid(pointer, format!("absent, but for {of}")));
            }
            Ok(())
        };
        only_for(
            self.maximum_length.is_some(),
            kind == QuestionKind::Text,
            "/maximum_length",
            "text",
        )?;
        let has_bounds = matches!(kind, QuestionKind::Number | QuestionKind::Choices);
        let bounded = "number and choices";
        only_for(self.minimum.is_some(), has_bounds, "/minimum", bounded)?;
        only_for(self.maximum.is_some(), has_bounds, "/maximum", bounded)?;
        only_for(
            self.product_ids.is_some(),
            self.scope == QuestionScope::Attendee,
            "/product_ids",
            "attendees",
        )?;
        if self.product_ids.as_ref().is_some_and(BTreeSet::is_empty) {
            let legal = "at least one product, or absent for all";
            return Err(Problem::invalid("/product_ids", legal));
        }
        let options = match self.options {
            Some(_) if !is_choice => {
                let legal = "absent, but for choice and choices";
                return Err(Problem::invalid("/options", legal));
            }
            None if !is_choice => None,
            options => Some(check_options(options.unwrap_or_default())?),
        };
        let (minimum, maximum) = (self.minimum.map(Whole::get), self.maximum.map(Whole::get));
        check_bounds(minimum, maximum, options.as_deref())?;
        Ok(NewQuestion {
            scope: self.scope,
            kind,
            label: required_line_texts("/label", &self.label, limits::NAME)?,
            help: line_texts("/help", &self.help, limits::SUMMARY)?.unwrap_or_default(),
            required: self.required,
            options,
            maximum_length: self.maximum_length.map(Whole::get),
            minimum,
            maximum,
            when: self.when.map(|when| Condition {
                question_id: when.question_id,
                equals: when.equals,
            }),
            product_ids: self.product_ids,
        })
    }
}

fn check_options(typed: Vec<OptionRequest>) -> Result<Vec<QuestionOption>, Problem> {
    if typed.is_empty() || typed.len() > limits::OPTIONS {
        let legal = format!("1 to {} options", limits::OPTIONS);
        return Err(Problem::invalid("/options", legal));
    }
    let mut options: Vec<QuestionOption> = Vec::with_capacity(typed.len());
    let named: Vec<Option<String>> = typed.iter().map(|option| option.value.clone()).collect();
    for (at, option) in typed.into_iter().enumerate() {
        let pointer = |field: &str| format!("/options/{at}/{field}");
        let label = required_line_texts(&pointer("label"), &option.label, limits::NAME)?;
        let is_used = |value: &str, options: &[QuestionOption]| {
            options.iter().any(|other| other.value == value)
        };
        let value = if let Some(value) = option.value {
            let value = required_line(&pointer("value"), &value, limits::NAME)?;
            if is_used(&value, &options) {
                let legal = "another value than those before";
                return Err(Problem::invalid(pointer("value"), legal));
            }
            value
        } else {
            let text = label.fr.as_deref().or(label.en.as_deref());
            let slug = slug_of(text.unwrap_or_default(), "option");
            let mut numbered = (2..).map(|number| format!("{slug}-{number}"));
            let mut value = slug.clone();
            while is_used(&value, &options) || named.iter().flatten().any(|one| *one == value) {
                value = numbered.next().unwrap_or_default();
            }
            value
        };
        options.push(QuestionOption {
            value,
            label: Text {
                fr: label.fr,
                en: label.en,
            },
        });
    }
    Ok(options)
}

fn check_bounds(
    minimum: Option<i64>,
    maximum: Option<i64>,
    options: Option<&[QuestionOption]>,
) -> Result<(), Problem> {
    if let Some(options) = options {
        let count = i64::try_from(options.len()).map_err(Problem::internal)?;
        for (pointer, bound) in [("/minimum", minimum), ("/maximum", maximum)] {
            if bound.is_some_and(|bound| !(1..=count).contains(&bound)) {
                let legal = format!("a number of choices from 1 to {count}");
                return Err(Problem::invalid(pointer, legal));
            }
        }
    }
    match (minimum, maximum) {
        (Some(minimum), Some(maximum)) if maximum < minimum => {
            Err(Problem::invalid("/maximum", format!("at least {minimum}")))
        }
        _ => Ok(()),
    }
}
