use guichet_words::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Text;

words! {
    /// Who answers a question.
    pub QuestionScope {
        /// The buyer, once for the order.
        Order = "order",
        /// Each attendee, so once for each line.
        Attendee = "attendee",
    }
}

words! {
    /// What an answer looks like.
    pub QuestionKind {
        /// A string of at most `maximum_length` characters.
        Text = "text",
        /// The `value` of one option.
        Choice = "choice",
        /// The `value`s of several options, `minimum` to `maximum` of them.
        Choices = "choices",
        /// `true` or `false`; where it is required, `true`: a consent.
        Boolean = "boolean",
        /// A JSON number from `minimum` to `maximum`.
        Number = "number",
        /// A day: `2027-03-12`.
        Date = "date",
        /// An e-mail address.
        Email = "email",
        /// A telephone number of 6 to 15 digits, which may begin with a plus sign: `+33612345678`.
        Telephone = "telephone",
        /// The two letters of a country in ISO 3166.
        Country = "country",
    }
}

/// What the organizer asks a buyer or an attendee.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Question {
    /// The key of its answer.
    pub id: Uuid,
    /// Who answers it.
    pub scope: QuestionScope,
    /// What an answer looks like.
    pub kind: QuestionKind,
    /// The question itself.
    pub label: Text,
    /// More explanation, empty if there is none.
    pub help: Text,
    /// Whether it must be answered where it is asked.
    pub required: bool,
    /// What to choose from, for `choice` and `choices`.
    pub options: Option<Vec<QuestionOption>>,
    /// In characters, for `text`.
    pub maximum_length: Option<i32>,
    /// The smallest number, or the least number of choices.
    pub minimum: Option<i64>,
    /// The largest number, or the greatest number of choices.
    pub maximum: Option<i64>,
    /// Asked only when this holds; `null`: always.
    pub when: Option<Condition>,
    /// The products whose attendees are asked; `null`: all. Has no meaning for the scope `order`.
    pub product_ids: Option<Vec<Uuid>>,
}

/// One of the options of a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuestionOption {
    /// What the answer holds.
    pub value: String,
    /// What the buyer reads.
    pub label: Text,
}

/// A question is asked when an earlier one of the same scope was answered in a certain way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Condition {
    /// The earlier question.
    pub question_id: Uuid,
    /// Its answer; for `choices`, a value among those chosen.
    pub equals: serde_json::Value,
}

impl Question {
    /// Whether it concerns an attendee of this product (for the scope `order`: always).
    pub fn concerns(&self, product_id: Uuid) -> bool {
        self.product_ids
            .as_ref()
            .is_none_or(|products| products.contains(&product_id))
    }
}
