use crate::tree::{Block, Inline};

/// What a text says, on one line without any marks, for those who show no more than that: search engines, calendars, mails.
///
/// Where a block ends without a sign, it gets a full stop, so that headings and items do not run into each other.
pub fn plain(blocks: &[Block]) -> String {
    let mut writer = Writer::default();
    writer.blocks(blocks);
    writer.text.trim().to_owned()
}

/// The beginning of a text on one line, of at most so many characters, cut between words.
pub fn beginning(text: &str, at_most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(at_most) else {
        return text.to_owned();
    };
    // One less, for the sign that there is more.
    let (start, _) = text[..end].char_indices().next_back().unwrap_or_default();
    let cut = &text[..start];
    let whole = if text[start..].starts_with(' ') {
        cut
    } else {
        cut.rfind(' ').map_or(cut, |space| &cut[..space])
    };
    let whole = whole.trim_end_matches(|character: char| !character.is_alphanumeric());
    format!("{whole}…")
}

#[derive(Default)]
struct Writer {
    text: String,
    ends_block: bool,
}

impl Writer {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { content } | Block::Heading { content, .. } => {
                    self.line(content);
                }
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
                Block::Quote { content } => self.blocks(content),
                Block::Code { text } => {
                    self.words(text);
                    self.ends_block = true;
                }
                Block::Table { head, rows } => {
                    let rows = std::iter::once(head).chain(rows);
                    rows.flatten().for_each(|cell| self.line(cell));
                }
                Block::Rule => {}
            }
        }
    }

    fn line(&mut self, content: &[Inline]) {
        self.inlines(content);
        self.ends_block = true;
    }

    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Text { text } | Inline::Code { text } => self.words(text),
                Inline::Strong { content }
                | Inline::Emphasis { content }
                | Inline::Strikethrough { content }
                | Inline::Link { content, .. } => self.inlines(content),
                Inline::Break => self.words(" "),
            }
        }
    }

    /// Words with one space between them, whatever stood there.
    fn words(&mut self, words: &str) {
        for character in words.chars() {
            if character.is_whitespace() && character != '\u{a0}' && character != '\u{202f}' {
                if !self.text.is_empty() && !self.text.ends_with(' ') {
                    self.text.push(' ');
                }
                continue;
            }
            if std::mem::take(&mut self.ends_block) {
                self.end_block();
            }
            self.text.push(character);
        }
    }

    fn end_block(&mut self) {
        let length = self.text.trim_end().len();
        self.text.truncate(length);
        if self.text.is_empty() {
            return;
        }
        if !self.text.ends_with(['.', '!', '?', '…', ':', ';', ',']) {
            self.text.push('.');
        }
        self.text.push(' ');
    }
}
