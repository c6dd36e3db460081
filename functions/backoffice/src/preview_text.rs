//! What a text in Markdown will look like, before it is saved.

use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Problem};
use guichet_markdown::{Block, MAXIMUM_CHARACTERS, parse_or_as_written};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::App;

/// A text as it is typed.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TextPreviewRequest {
    /// Markdown of up to 10,000 characters
    text: String,
}

/// A text as pages show it.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct TextPreview {
    /// The text, without HTML.
    blocks: Vec<Block>,
}

/// `POST /organizers/{organizer_id}/text-previews`
pub(crate) async fn handle(
    _: Arc<App>,
    _: Caller<right::EditEvents>,
    Json(wanted): Json<TextPreviewRequest>,
) -> Result<Json<TextPreview>, Problem> {
    if wanted.text.chars().nth(MAXIMUM_CHARACTERS).is_some() {
        let legal = format!("a text of up to {MAXIMUM_CHARACTERS} characters");
        return Err(Problem::invalid("/text", legal));
    }
    let blocks = parse_or_as_written(&wanted.text);
    Ok(Json(TextPreview { blocks }))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Show what a text in Markdown will look like",
    "The text, as pages show it",
)
.details("Read as the pages for buyers read it. Nothing is saved.");
