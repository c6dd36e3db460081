//! What accounts tell the operator.

use std::sync::LazyLock;

use guichet_http::ProblemType;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;

use crate::link_kind::LinkKind;
use crate::problems::{CODE_REFUSED, SECOND_FACTOR_REQUIRED, SIGN_IN_REFUSED, TOO_MANY_ATTEMPTS};

/// What became of a request to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SignIn {
    SignedIn,
    Refused,
    SecondFactor,
    CodeRefused,
    Limited,
}

impl SignIn {
    const ALL: [Self; 5] = [
        Self::SignedIn,
        Self::Refused,
        Self::SecondFactor,
        Self::CodeRefused,
        Self::Limited,
    ];

    /// What a refusal counts as; what is none of signing in, such as 422, is not counted.
    pub(crate) fn of(refusal: ProblemType) -> Option<Self> {
        let outcomes = [
            (SIGN_IN_REFUSED, Self::Refused),
            (SECOND_FACTOR_REQUIRED, Self::SecondFactor),
            (CODE_REFUSED, Self::CodeRefused),
            (TOO_MANY_ATTEMPTS, Self::Limited),
        ];
        let found = outcomes
            .into_iter()
            .find(|(problem, _)| *problem == refusal);
        found.map(|(_, outcome)| outcome)
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::SignedIn => "signed_in",
            Self::Refused => "refused",
            Self::SecondFactor => "second_factor",
            Self::CodeRefused => "code_refused",
            Self::Limited => "limited",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Outcome {
    outcome: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Link {
    kind: &'static str,
    outcome: &'static str,
}

static SIGN_INS: LazyLock<Family<Outcome, Counter>> = LazyLock::new(|| {
    let family = Family::default();
    guichet_telemetry::metrics().register(
        "sign_ins",
        "Requests to sign in by what became of them",
        family.clone(),
    );
    family
});

static LINKS: LazyLock<Family<Link, Counter>> = LazyLock::new(|| {
    let family = Family::default();
    guichet_telemetry::metrics().register(
        "account_links",
        "Mailed links that were tried by what became of them",
        family.clone(),
    );
    family
});

/// Shows everything from the beginning, as zero: what is first shown as one has not grown.
pub(crate) fn show() {
    for outcome in SignIn::ALL {
        drop(SIGN_INS.get_or_create(&outcome_of(outcome)));
    }
    for kind in LinkKind::ALL {
        for is_used in [true, false] {
            drop(LINKS.get_or_create(&link_of(kind, is_used)));
        }
    }
}

/// Somebody wanted to sign in.
pub(crate) fn sign_in(outcome: SignIn) {
    SIGN_INS.get_or_create(&outcome_of(outcome)).inc();
}

/// A link was tried.
pub(crate) fn link(kind: LinkKind, is_used: bool) {
    LINKS.get_or_create(&link_of(kind, is_used)).inc();
}

fn outcome_of(outcome: SignIn) -> Outcome {
    Outcome {
        outcome: outcome.as_str(),
    }
}

fn link_of(kind: LinkKind, is_used: bool) -> Link {
    Link {
        kind: kind.as_str(),
        outcome: if is_used { "used" } else { "not_usable" },
    }
}
