use guichet_http::{Problem, Whole};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use crate::limits;
use crate::words::CodeKind;

/// What a code does, as its form has it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TermsRequest {
    kind: CodeKind,
    /// Of a percentage: hundredths of a percent, 1 to 10000; of a fixed sum: minor units off each ticket; absent where it only unlocks
    #[serde(default)]
    value: Option<Whole<i64, 1, { limits::PRICE }>>,
    /// Absent: since ever
    #[serde(default)]
    valid_from: Option<Timestamp>,
    /// Absent: for ever
    #[serde(default)]
    valid_until: Option<Timestamp>,
    /// For how many tickets; absent: any number
    #[serde(default)]
    maximum_uses: Option<Whole<i32, 1, { limits::CAPACITY }>>,
    /// What it may take off in all, in minor units, absent where it only unlocks; absent: any sum
    #[serde(default)]
    budget: Option<Whole<i32, 1, { limits::BUDGET }>>,
    /// The rates it is for; absent: all that need no code
    #[serde(default)]
    rate_ids: Vec<Uuid>,
}

/// What was read of it: legal in itself.
pub(super) struct Terms {
    pub(super) kind: CodeKind,
    pub(super) value: Option<i64>,
    pub(super) valid_from: Option<Timestamp>,
    pub(super) valid_until: Option<Timestamp>,
    pub(super) maximum_uses: Option<i32>,
    pub(super) budget: Option<i32>,
    pub(super) rate_ids: Vec<Uuid>,
}

impl TermsRequest {
    pub(super) fn check(self) -> Result<Terms, Problem> {
        let value = self.value.map(Whole::get);
        let invalid = |legal| Err(Problem::invalid("/terms/value", legal));
        match (self.kind, value) {
            (CodeKind::Percentage, Some(1..=10_000))
            | (CodeKind::Fixed, Some(_))
            | (CodeKind::Unlock, None) => {}
            (CodeKind::Percentage, _) => {
                return invalid("1 to 10000 hundredths of a percent");
            }
            (CodeKind::Fixed, None) => return invalid("the minor units that it takes off"),
            (CodeKind::Unlock, Some(_)) => return invalid("absent for a code that only unlocks"),
        }
        if self.kind == CodeKind::Unlock && self.rate_ids.is_empty() {
            let legal = "the rates that it unlocks";
            return Err(Problem::invalid("/terms/rate_ids", legal));
        }
        if self.kind == CodeKind::Unlock && self.budget.is_some() {
            let legal = "absent for a code that only unlocks";
            return Err(Problem::invalid("/terms/budget", legal));
        }
        if let (Some(from), Some(until)) = (self.valid_from, self.valid_until)
            && until <= from
        {
            let legal = "after it begins to be valid";
            return Err(Problem::invalid("/terms/valid_until", legal));
        }
        let mut rate_ids = self.rate_ids;
        rate_ids.sort();
        rate_ids.dedup();
        Ok(Terms {
            kind: self.kind,
            value,
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            maximum_uses: self.maximum_uses.map(Whole::get),
            budget: self.budget.map(Whole::get),
            rate_ids,
        })
    }
}
