//! Markdown as trees, plain text and HTML.

mod hostile;
mod html;
mod parse;
mod plain;
mod property;
