use guichet_order::{
    Answer, AskedLine, Condition, Details, DetailsInput, FieldError, Question, QuestionKind,
    QuestionOption, QuestionScope, Text,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

const SEATED: Uuid = Uuid::from_u128(0x5ea7);
const PARKING: Uuid = Uuid::from_u128(0xca4);
const LINES: [AskedLine; 2] = [
    AskedLine {
        line: 1,
        product_id: SEATED,
    },
    AskedLine {
        line: 2,
        product_id: PARKING,
    },
];

fn question(number: u128, scope: QuestionScope, kind: QuestionKind) -> Question {
    Question {
        id: Uuid::from_u128(number),
        scope,
        kind,
        label: Text::new("Question", "Question"),
        help: Text::default(),
        required: false,
        options: None,
        maximum_length: None,
        minimum: None,
        maximum: None,
        when: None,
        product_ids: None,
    }
}

fn options(values: &[&str]) -> Vec<QuestionOption> {
    let option = |value: &&str| QuestionOption {
        value: (*value).to_owned(),
        label: Text::new(*value, *value),
    };
    values.iter().map(option).collect()
}

fn id(number: u128) -> String {
    Uuid::from_u128(number).to_string()
}

fn check(body: Value, questions: &[Question]) -> Result<Details, Vec<FieldError>> {
    serde_json::from_value::<DetailsInput>(body)
        .expect("the shape is right")
        .check(questions, &LINES)
}

fn contact() -> Value {
    json!({"name": "Zoé Martin", "email": "zoe@example.org"})
}

/// Checks one answer of the buyer to one question.
fn answer(question: Question, value: impl Into<Value>) -> Result<Option<Answer>, String> {
    let id = question.id;
    let body = json!({"contact": contact(), "answers": {id.to_string(): value.into()}});
    match check(body, &[question]) {
        Ok(details) => Ok(details.answers.get(&id).cloned()),
        Err(errors) => {
            assert_eq!(errors.len(), 1, "{errors:?}");
            assert_eq!(errors[0].field, format!("/answers/{id}"));
            Err(errors[0].legal.clone())
        }
    }
}

fn of_kind(kind: QuestionKind) -> Question {
    question(1, QuestionScope::Order, kind)
}

#[test]
fn every_wrong_field_is_named_at_once() {
    let questions = [
        Question {
            required: true,
            ..question(1, QuestionScope::Order, QuestionKind::Text)
        },
        question(2, QuestionScope::Order, QuestionKind::Date),
        Question {
            required: true,
            ..question(3, QuestionScope::Attendee, QuestionKind::Boolean)
        },
    ];
    let body = json!({
        "contact": {"email": "nobody"},
        "answers": {id(2): "tomorrow", "a/b~c": 1},
        "attendees": [
            {"line": 1, "name": "\u{7}", "email": "x@", "answers": {id(3): false}},
            {"line": 7},
        ],
    });
    let errors = check(body, &questions).unwrap_err();
    let fields: Vec<&str> = errors.iter().map(|error| error.field.as_str()).collect();
    let expected = [
        "/contact/name".to_owned(),
        "/contact/email".to_owned(),
        "/answers/a~1b~0c".to_owned(),
        format!("/answers/{}", id(1)),
        format!("/answers/{}", id(2)),
        "/attendees/0/name".to_owned(),
        "/attendees/0/email".to_owned(),
        format!("/attendees/0/answers/{}", id(3)),
        "/attendees/1/line".to_owned(),
        "/attendees".to_owned(),
    ];
    assert_eq!(fields, expected);
}

#[test]
fn right_details_come_back_trimmed() {
    let body = json!({
        "contact": {"name": " Zoé Martin ", "email": "zoe@example.org "},
        "attendees": [{"line": 2, "name": "  ", "email": null}, {"line": 1, "name": " Anna "}],
    });
    let details = check(body, &[]).unwrap();
    assert_eq!(
        (
            details.contact.name.as_str(),
            details.contact.email.as_str()
        ),
        ("Zoé Martin", "zoe@example.org")
    );
    let names: Vec<(i16, Option<&str>)> = details
        .attendees
        .iter()
        .map(|entry| (entry.line, entry.attendee.name.as_deref()))
        .collect();
    assert_eq!(names, [(1, Some("Anna")), (2, None)]);
}

#[test]
fn a_line_named_twice_is_refused() {
    let body = json!({"contact": contact(), "attendees": [{"line": 1}, {"line": 1}]});
    let errors = check(body, &[]).unwrap_err();
    assert_eq!(
        errors,
        [FieldError::new(
            "/attendees/1/line",
            "each line at most once"
        )]
    );
}

#[test]
fn a_text_is_kept_within_its_length_counted_in_characters() {
    let short = || Question {
        maximum_length: Some(3),
        ..of_kind(QuestionKind::Text)
    };
    assert_eq!(
        answer(short(), json!(" été ")),
        Ok(Some(Answer::Text("été".to_owned())))
    );
    assert_eq!(
        answer(short(), json!("étés")),
        Err("a text of at most 3 characters; or nothing".to_owned())
    );
    for nothing in [json!(null), json!(""), json!("  ")] {
        assert_eq!(answer(short(), nothing.clone()), Ok(None));
        assert!(
            answer(
                Question {
                    required: true,
                    ..short()
                },
                nothing
            )
            .is_err()
        );
    }
    assert!(answer(short(), json!(12)).is_err());
    assert!(answer(of_kind(QuestionKind::Text), json!("a\u{8}b")).is_err());
    assert!(answer(of_kind(QuestionKind::Text), json!("a\nb")).is_ok());
    assert!(answer(of_kind(QuestionKind::Text), json!("x".repeat(1001))).is_err());
}

#[test]
fn a_choice_is_one_of_the_options() {
    let meal = || Question {
        options: Some(options(&["meat", "vegan"])),
        ..of_kind(QuestionKind::Choice)
    };
    assert_eq!(
        answer(meal(), json!("vegan")),
        Ok(Some(Answer::Text("vegan".to_owned())))
    );
    for wrong in [json!("fish"), json!(["vegan"]), json!(true)] {
        assert_eq!(
            answer(meal(), wrong),
            Err("one of: meat, vegan; or nothing".to_owned())
        );
    }
}

#[test]
fn choices_are_options_without_repetition_and_as_many_as_allowed() {
    let days = || Question {
        options: Some(options(&["friday", "saturday", "sunday"])),
        minimum: Some(1),
        maximum: Some(2),
        ..of_kind(QuestionKind::Choices)
    };
    let chosen = |values: &[&str]| {
        Some(Answer::Choices(
            values.iter().map(|value| (*value).to_owned()).collect(),
        ))
    };
    assert_eq!(
        answer(days(), json!(["sunday", "friday"])),
        Ok(chosen(&["sunday", "friday"]))
    );
    assert_eq!(answer(days(), json!([])), Ok(None));
    let legal = "a list of 1 to 2, each at most once, of: friday, saturday, sunday; or nothing";
    for wrong in [
        json!(["friday", "friday"]),
        json!(["monday"]),
        json!("friday"),
        json!(["friday", "saturday", "sunday"]),
    ] {
        assert_eq!(answer(days(), wrong), Err(legal.to_owned()));
    }
}

#[test]
fn a_required_yes_is_a_consent() {
    let consent = || Question {
        required: true,
        ..of_kind(QuestionKind::Boolean)
    };
    assert_eq!(
        answer(consent(), json!(true)),
        Ok(Some(Answer::Boolean(true)))
    );
    assert_eq!(answer(consent(), json!(false)), Err("true".to_owned()));
    assert_eq!(
        answer(of_kind(QuestionKind::Boolean), json!(false)),
        Ok(Some(Answer::Boolean(false)))
    );
    assert_eq!(
        answer(of_kind(QuestionKind::Boolean), json!("yes")),
        Err("true or false; or nothing".to_owned())
    );
}

#[test]
fn a_number_is_within_its_bounds() {
    let age = || Question {
        minimum: Some(3),
        maximum: Some(120),
        ..of_kind(QuestionKind::Number)
    };
    for right in [json!(3), json!(120), json!(7.5)] {
        assert!(answer(age(), right).unwrap().is_some());
    }
    for wrong in [
        json!(2),
        json!(121),
        json!(2.9),
        json!(120.5),
        json!("7"),
        json!(1e300),
    ] {
        assert_eq!(
            answer(age(), wrong),
            Err("a number of 3 to 120; or nothing".to_owned())
        );
    }
}

#[test]
fn a_date_is_a_day_that_exists() {
    let date = || of_kind(QuestionKind::Date);
    assert_eq!(
        answer(date(), json!("2028-02-29")),
        Ok(Some(Answer::Text("2028-02-29".to_owned())))
    );
    for wrong in [
        "2027-02-29",
        "29/02/2028",
        "2028-02-29T10:00",
        "20280229",
        "2028-2-29",
    ] {
        assert_eq!(
            answer(date(), json!(wrong)),
            Err("a date as YYYY-MM-DD; or nothing".to_owned()),
            "{wrong}"
        );
    }
}

#[test]
fn a_conditional_question_is_asked_only_when_its_condition_holds() {
    let comes_by_car = Question {
        required: true,
        options: Some(options(&["train", "car"])),
        ..of_kind(QuestionKind::Choice)
    };
    let plate = Question {
        required: true,
        when: Some(Condition {
            question_id: comes_by_car.id,
            equals: json!("car"),
        }),
        ..question(2, QuestionScope::Order, QuestionKind::Text)
    };
    let questions = [comes_by_car, plate];
    let body = |answers: Value| json!({"contact": contact(), "answers": answers});

    let by_train = check(
        body(json!({id(1): "train", id(2): "typed before"})),
        &questions,
    )
    .unwrap();
    assert_eq!(by_train.answers.len(), 1, "the hidden answer is dropped");
    let errors = check(body(json!({id(1): "car"})), &questions).unwrap_err();
    assert_eq!(errors[0].field, format!("/answers/{}", id(2)));
    let by_car = check(body(json!({id(1): "car", id(2): "AB-123-CD"})), &questions).unwrap();
    assert_eq!(by_car.answers.len(), 2);
}

#[test]
fn a_question_whose_condition_was_not_asked_is_not_asked_either() {
    let first = Question {
        when: Some(Condition {
            question_id: Uuid::from_u128(99),
            equals: json!(true),
        }),
        ..question(1, QuestionScope::Order, QuestionKind::Boolean)
    };
    let second = Question {
        required: true,
        when: Some(Condition {
            question_id: first.id,
            equals: json!(true),
        }),
        ..question(2, QuestionScope::Order, QuestionKind::Text)
    };
    assert!(
        check(
            json!({"contact": contact(), "answers": {id(1): true}}),
            &[first, second]
        )
        .unwrap()
        .answers
        .is_empty()
    );
}

#[test]
fn attendees_are_asked_the_questions_of_their_product() {
    let questions = [Question {
        required: true,
        product_ids: Some(vec![SEATED]),
        ..question(1, QuestionScope::Attendee, QuestionKind::Text)
    }];
    let errors = check(json!({"contact": contact()}), &questions).unwrap_err();
    let legal = "an entry for line 1, with the required answers";
    assert_eq!(errors, [FieldError::new("/attendees", legal)]);

    let body = json!({"contact": contact(), "attendees": [{"line": 1, "answers": {id(1): "M"}}, {"line": 2}]});
    assert_eq!(
        check(body, &questions).unwrap().attendees[0]
            .attendee
            .answers
            .len(),
        1
    );

    let body = json!({"contact": contact(), "attendees": [
        {"line": 1, "answers": {id(1): "M"}}, {"line": 2, "answers": {id(1): "M"}},
    ]});
    let errors = check(body, &questions).unwrap_err();
    assert_eq!(errors[0].field, format!("/attendees/1/answers/{}", id(1)));
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        Just(json!("a")),
        Just(json!("2027-03-12")),
    ];
    leaf.prop_recursive(2, 8, 4, |inner| {
        prop::collection::vec(inner, 0..4).prop_map(Value::from)
    })
}

proptest! {
    #[test]
    fn whatever_is_answered_is_either_refused_or_accepted_again_as_it_was_kept(
        value in any_json(), kind in 0..6_usize, required: bool, minimum in prop::option::of(-3..3_i64), maximum in prop::option::of(0..9_i64),
    ) {
        let kinds = [
            QuestionKind::Text, QuestionKind::Choice, QuestionKind::Choices,
            QuestionKind::Boolean, QuestionKind::Number, QuestionKind::Date,
        ];
        let asked = Question { required, minimum, maximum, options: Some(options(&["a", "b"])), ..of_kind(kinds[kind]) };
        match answer(asked.clone(), value) {
            Ok(Some(kept)) => {
                let again = serde_json::to_value(&kept).unwrap();
                prop_assert_eq!(answer(asked, again), Ok(Some(kept)));
            }
            Ok(None) => prop_assert!(!required),
            Err(legal) => prop_assert!(!legal.is_empty()),
        }
    }
}

#[test]
fn addresses_telephones_and_countries_are_read_by_their_own_rules() {
    let text = |answer: &str| Ok(Some(Answer::Text(answer.to_owned())));
    let email = || of_kind(QuestionKind::Email);
    assert_eq!(answer(email(), " ana@example.org"), text("ana@example.org"));
    let legal = "an e-mail address such as name@example.org; or nothing";
    assert_eq!(answer(email(), "ana"), Err(legal.to_owned()));
    assert_eq!(answer(email(), 1), Err(legal.to_owned()));
    let telephone = || of_kind(QuestionKind::Telephone);
    assert_eq!(
        answer(telephone(), "+33 6 12 34 56 78"),
        text("+33612345678")
    );
    assert_eq!(answer(telephone(), " "), Ok(None));
    let legal = "a telephone number of 6 to 15 digits, such as +33 6 12 34 56 78; or nothing";
    assert_eq!(answer(telephone(), "none"), Err(legal.to_owned()));
    let country = || Question {
        required: true,
        ..of_kind(QuestionKind::Country)
    };
    assert_eq!(answer(country(), "fr"), text("FR"));
    let legal = "the two capital letters of a country in ISO 3166, such as FR";
    for wrong in ["", "XX", "France"] {
        assert_eq!(answer(country(), wrong), Err(legal.to_owned()));
    }
}
