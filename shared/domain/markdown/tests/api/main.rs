//! Markdown as trees, plain text and HTML.

mod hostile;
mod html;
mod lines;
mod parse;
mod plain;
mod property;
