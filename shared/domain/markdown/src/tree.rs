use schemars::JsonSchema;
use serde::Serialize;

/// A part of a formatted text that stands on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// What it says.
        content: Vec<Inline>,
    },
    /// A heading.
    Heading {
        /// 1 for the highest headings of the text, up to 4, none left out on the way down: whoever shows the text has them begin below
        /// the heading that it stands under.
        level: u8,
        /// What it says.
        content: Vec<Inline>,
    },
    /// A list.
    List {
        /// The number of the first item; `null`: they have no numbers.
        start: Option<u32>,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// What somebody else said.
    Quote {
        /// What it says.
        content: Vec<Block>,
    },
    /// Lines whose spaces and ends matter.
    Code {
        /// The lines.
        text: String,
    },
    /// A table. Each row has as many cells as the head.
    Table {
        /// The titles of the columns.
        head: Vec<Vec<Inline>>,
        /// The cells of each row.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A line between parts.
    Rule,
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Inline {
    /// Words.
    Text {
        /// The words; never HTML.
        text: String,
    },
    /// Important words.
    Strong {
        /// What it says.
        content: Vec<Inline>,
    },
    /// Words with a stress.
    Emphasis {
        /// What it says.
        content: Vec<Inline>,
    },
    /// Words that no longer hold.
    Strikethrough {
        /// What it says.
        content: Vec<Inline>,
    },
    /// Words as a machine has them.
    Code {
        /// The words.
        text: String,
    },
    /// The end of a line.
    Break,
    /// A link.
    Link {
        /// Begins with `http://`, `https://` or `mailto:`, and has neither spaces nor control characters.
        url: String,
        /// What it says; no links.
        content: Vec<Inline>,
    },
}
