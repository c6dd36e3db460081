//! What a visitor has that others have not: a code, or the secret link of a draft.

use guichet_http::Problem;
use guichet_order::read_code;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::problems::invalid_query;

/// In characters: longer ones are no secret of ours.
const SECRET: usize = 64;

/// What the address says of whoever asks.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct Parameters {
    /// What the visitor typed: shows the rates that this code unlocks. A wrong one changes nothing else.
    #[serde(default)]
    code: Option<String>,
    /// The secret of a draft's preview link: shows the draft. A wrong one changes nothing.
    #[serde(default)]
    preview: Option<String>,
}

/// Whoever asks about an event.
#[derive(Default)]
pub(crate) struct Visitor {
    /// Folded, as it is looked up. `None` where nothing was typed.
    pub(crate) code: Option<String>,
    /// `None` where none was given.
    pub(crate) preview: Option<String>,
}

impl Visitor {
    /// 422 where what was typed cannot be a code.
    pub(crate) fn read(parameters: &Parameters) -> Result<Self, Problem> {
        let code = read_code(parameters.code.as_deref());
        let preview = parameters.preview.as_ref();
        let preview = preview.filter(|secret| !secret.is_empty() && secret.len() <= SECRET);
        Ok(Self {
            code: code.map_err(|error| invalid_query("code", error.to_string()))?,
            preview: preview.cloned(),
        })
    }

    /// Whether they see what everybody sees.
    pub(crate) const fn is_anybody(&self) -> bool {
        self.code.is_none() && self.preview.is_none()
    }

    /// Who may keep an answer: to somebody in particular it may show what others must not see.
    pub(crate) const fn cache_control(&self, everybody: &'static str) -> &'static str {
        if self.is_anybody() {
            everybody
        } else {
            "private, no-cache"
        }
    }
}
