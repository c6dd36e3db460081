//! What the paths of this function name, and the problem where there is nothing of that name.

use guichet_http::{NOT_FOUND, ProblemType, Problems};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

/// An event.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct EventPath {
    /// The event's slug
    pub(crate) slug: String,
}

/// An occurrence of an event.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct OccurrencePath {
    /// The event's slug
    pub(crate) slug: String,
    /// The occurrence
    pub(crate) id: Uuid,
}

/// An organizer.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct OrganizerPath {
    /// The organizer's slug
    pub(crate) slug: String,
}

/// Why an organizer is not shown.
pub(crate) enum OrganizerProblem {}

impl Problems for OrganizerProblem {
    const ALL: &[(ProblemType, &str)] = &[(NOT_FOUND, "there is no organizer of this name")];
}

/// Why an event is not shown.
pub(crate) enum EventProblem {}

impl Problems for EventProblem {
    const ALL: &[(ProblemType, &str)] = &[(NOT_FOUND, "no event of this name is published")];
}

/// Why an occurrence is not shown.
pub(crate) enum OccurrenceProblem {}

impl Problems for OccurrenceProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        NOT_FOUND,
        "no published event of this name has this occurrence",
    )];
}
