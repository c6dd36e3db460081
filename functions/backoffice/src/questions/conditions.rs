//! A question may be asked only where an earlier one was answered in a certain way.

use guichet_order::{QuestionKind, QuestionOption};
use serde_json::Value;
use uuid::Uuid;

use super::question::Question;

/// The first of the questions that would never be asked after an edit, and was before.
pub(super) fn first_impossible(before: &[Question], after: &[Question]) -> Option<Uuid> {
    let was = impossible(before);
    let mut is = impossible(after).into_iter();
    is.find(|id| !was.contains(id))
}

/// Of the questions that are not archived, those whose condition can never hold: it names none before them of the same scope, or
/// an answer that there is not.
fn impossible(questions: &[Question]) -> Vec<Uuid> {
    let asked: Vec<&Question> = questions
        .iter()
        .filter(|question| question.is_asked())
        .collect();
    let impossible = asked.iter().enumerate().filter(|(at, question)| {
        question.when.as_ref().is_some_and(|when| {
            let mut earlier = asked[..*at].iter();
            let named = earlier.find(|other| other.id == when.question_id);
            !named.is_some_and(|named| named.scope == question.scope && knows(named, &when.equals))
        })
    });
    impossible.map(|(_, question)| question.id).collect()
}

/// Whether one may wait for this answer to the question.
fn knows(question: &Question, equals: &Value) -> bool {
    let options = question.options.iter().flatten();
    let is_one = |value: &str| {
        let mut values = options.map(|option: &QuestionOption| option.value.as_str());
        values.any(|one| one == value)
    };
    match (question.kind, equals) {
        (QuestionKind::Boolean, Value::Bool(_)) => true,
        (QuestionKind::Choice | QuestionKind::Choices, Value::String(value)) => is_one(value),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use guichet_order::{Condition, QuestionScope, Text};
    use guichet_texts::Texts;
    use serde_json::json;

    use super::*;

    fn question(number: u128, kind: QuestionKind, when: Option<(u128, Value)>) -> Question {
        let options = matches!(kind, QuestionKind::Choice | QuestionKind::Choices);
        Question {
            id: Uuid::from_u128(number),
            version: 1,
            scope: QuestionScope::Order,
            kind,
            label: Texts::default(),
            help: Texts::default(),
            required: false,
            options: options.then(|| {
                let option = |value: &str| QuestionOption {
                    value: value.to_owned(),
                    label: Text::default(),
                };
                vec![option("vegan"), option("all")]
            }),
            maximum_length: None,
            minimum: None,
            maximum: None,
            when: when.map(|(question, equals)| Condition {
                question_id: Uuid::from_u128(question),
                equals,
            }),
            product_ids: None,
            archived_at: None,
            answers: 0,
        }
    }

    #[test]
    fn a_condition_names_an_answer_to_an_earlier_question() {
        let meal = question(1, QuestionKind::Boolean, None);
        let diet = question(2, QuestionKind::Choice, Some((1, json!(true))));
        let wish = question(3, QuestionKind::Text, Some((2, json!("vegan"))));
        let all = [meal.clone(), diet.clone(), wish.clone()];
        assert_eq!(first_impossible(&[], &all), None);
        let backwards = [diet.clone(), meal.clone(), wish.clone()];
        assert_eq!(first_impossible(&all, &backwards), Some(diet.id));
        let mut archived = [meal.clone(), diet.clone(), wish.clone()];
        archived[0].archived_at = Some(jiff::Timestamp::UNIX_EPOCH);
        assert_eq!(first_impossible(&all, &archived), Some(diet.id));
        let mut of_attendees = [meal.clone(), diet.clone(), wish];
        of_attendees[0].scope = QuestionScope::Attendee;
        assert_eq!(first_impossible(&all, &of_attendees), Some(diet.id));
        let fish = question(4, QuestionKind::Text, Some((2, json!("fish"))));
        assert_eq!(
            first_impossible(&all, &[meal, diet, fish.clone()]),
            Some(fish.id)
        );
    }

    #[test]
    fn nothing_waits_for_an_answer_that_is_typed() {
        let name = question(1, QuestionKind::Text, None);
        let greeting = question(2, QuestionKind::Text, Some((1, json!("Ada"))));
        assert_eq!(
            first_impossible(&[], &[name, greeting.clone()]),
            Some(greeting.id)
        );
    }
}
