use askama::Template;

use super::Letter;
use super::summary::Date;

/// One column that fits a phone, tables and styles in attributes as mail programs need them, nothing loaded from
/// elsewhere, dark or light as the reader has it. The template escapes every text that it is given.
#[derive(Template)]
#[template(path = "letter.html")]
struct Page<'a> {
    letter: &'a Letter,
    locale: &'a str,
    paragraphs: Vec<Vec<&'a str>>,
    instructions: Vec<&'a str>,
    dates: &'a [Date],
}

impl Letter {
    /// As HTML.
    pub(crate) fn html(&self) -> String {
        let page = Page {
            letter: self,
            locale: self.locale.as_str(),
            paragraphs: self
                .paragraphs
                .iter()
                .map(|paragraph| paragraph.lines().collect())
                .collect(),
            instructions: self
                .instructions
                .iter()
                .flat_map(|text| text.lines())
                .collect(),
            dates: &self.summary.dates,
        };
        page.render().expect("a text can be written to")
    }
}
