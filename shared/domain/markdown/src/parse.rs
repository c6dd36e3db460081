//! Markdown as its parser tells it, event by event, made into the tree.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};
use thiserror::Error;

use crate::link;
use crate::tags::{self, without_tags};
use crate::tree::{Block, Inline};

/// How many characters a text may have.
pub const MAXIMUM_CHARACTERS: usize = 10_000;
/// How many parts of a text may contain each other: a word in a paragraph is in one, a strong word in the item of a list in three.
pub const MAXIMUM_DEPTH: usize = 8;
/// How many parts a text may have in all: blocks, items and cells, and what differs within a line.
pub const MAXIMUM_PARTS: usize = 2_000;

/// The lowest level of a heading.
const LOWEST_LEVEL: u8 = 4;

/// Why a text cannot be taken; what it says is what would be legal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// More than [`MAXIMUM_CHARACTERS`].
    #[error("a text of at most {MAXIMUM_CHARACTERS} characters")]
    TooLong,
    /// More than [`MAXIMUM_DEPTH`].
    #[error("a text whose lists, quotes and marks contain each other at most {MAXIMUM_DEPTH} deep")]
    TooDeep,
    /// More than [`MAXIMUM_PARTS`].
    #[error("a text of at most {MAXIMUM_PARTS} paragraphs, items, cells, links and marked words")]
    TooManyParts,
}

/// What a text in Markdown says.
///
/// Markdown is `CommonMark` with tables and `~~words that no longer hold~~`. A line ends where one ends in the source, as who types
/// into a field expects. Of HTML only the tags are dropped, of scripts and styles all. A link that leads elsewhere than to a site
/// or a mailbox becomes what it says.
pub fn parse(source: &str) -> Result<Vec<Block>, Refusal> {
    if source.chars().nth(MAXIMUM_CHARACTERS).is_some() {
        return Err(Refusal::TooLong);
    }
    let mut reader = Reader::new(source, 0);
    let mut blocks = reader.blocks(0)?;
    rank_headings(&mut blocks);
    Ok(blocks)
}

/// The same for those who show what somebody has written before: what would be refused comes in paragraphs, with all its marks.
pub fn parse_or_as_written(source: &str) -> Vec<Block> {
    parse(source).unwrap_or_else(|_| as_written(source))
}

fn as_written(source: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut content = Vec::new();
    for line in source.lines().chain([""]) {
        let line = line.trim();
        if !line.is_empty() {
            push_line_break(&mut content);
            push_text(&mut content, line);
        } else if !content.is_empty() {
            let content = std::mem::take(&mut content);
            blocks.push(Block::Paragraph { content });
        }
    }
    blocks
}

struct Reader<'source> {
    events: Parser<'source>,
    /// So many have been made.
    parts: usize,
    /// What is left of HTML may look like HTML once more; then it is dropped whole.
    is_in_html: bool,
    /// The tag whose end is awaited, within a paragraph.
    hiding: Option<&'static str>,
}

impl<'source> Reader<'source> {
    fn new(source: &'source str, parts: usize) -> Self {
        Self {
            events: Parser::new_ext(
                source,
                Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH,
            ),
            parts,
            is_in_html: false,
            hiding: None,
        }
    }

    /// One more part.
    fn count(&mut self) -> Result<(), Refusal> {
        self.parts += 1;
        if self.parts > MAXIMUM_PARTS {
            return Err(Refusal::TooManyParts);
        }
        Ok(())
    }

    /// The blocks until what contains them ends.
    fn blocks(&mut self, depth: usize) -> Result<Vec<Block>, Refusal> {
        let mut blocks = Vec::new();
        // A short item has no paragraph in Markdown, and gets one here.
        let mut line = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::End(_) => break,
                Event::Rule => {
                    self.end_line(&mut line, &mut blocks)?;
                    self.count()?;
                    blocks.push(Block::Rule);
                }
                Event::Start(
                    tag @ (Tag::Paragraph
                    | Tag::Heading { .. }
                    | Tag::BlockQuote(_)
                    | Tag::CodeBlock(_)
                    | Tag::HtmlBlock
                    | Tag::List(_)
                    | Tag::Table(_)),
                ) => {
                    self.end_line(&mut line, &mut blocks)?;
                    self.count()?;
                    self.block(&tag, deeper(depth)?, &mut blocks)?;
                }
                event => self.inline(event, deeper(depth)?, &mut line)?,
            }
        }
        self.end_line(&mut line, &mut blocks)?;
        Ok(blocks)
    }

    fn end_line(&mut self, line: &mut Vec<Inline>, blocks: &mut Vec<Block>) -> Result<(), Refusal> {
        self.hiding = None;
        let content = trimmed(std::mem::take(line));
        if !content.is_empty() {
            self.count()?;
            blocks.push(Block::Paragraph { content });
        }
        Ok(())
    }

    /// A block, `depth` deep, unless nothing is in it.
    fn block(
        &mut self,
        tag: &Tag<'_>,
        depth: usize,
        blocks: &mut Vec<Block>,
    ) -> Result<(), Refusal> {
        match tag {
            Tag::Heading { level, .. } => {
                let content = self.line(depth)?;
                if !content.is_empty() {
                    let level = *level as u8;
                    blocks.push(Block::Heading { level, content });
                }
            }
            Tag::BlockQuote(_) => {
                let content = self.blocks(depth)?;
                if !content.is_empty() {
                    blocks.push(Block::Quote { content });
                }
            }
            Tag::CodeBlock(_) => {
                let text = clean(&self.text(), |character| character == '\n');
                let text = text.trim_end();
                if !text.is_empty() {
                    let text = text.to_owned();
                    blocks.push(Block::Code { text });
                }
            }
            Tag::HtmlBlock => {
                let text = without_tags(&self.text());
                blocks.extend(self.inside_html(&text, depth - 1)?);
            }
            Tag::List(start) => {
                let items = self.items(depth)?;
                if !items.is_empty() {
                    let start = start.and_then(|start| u32::try_from(start).ok());
                    blocks.push(Block::List { start, items });
                }
            }
            Tag::Table(_) => blocks.push(self.table(depth)?),
            _ => {
                let content = self.line(depth)?;
                if !content.is_empty() {
                    blocks.push(Block::Paragraph { content });
                }
            }
        }
        Ok(())
    }

    /// What HTML says without its tags, which may be Markdown.
    fn inside_html(&mut self, text: &str, depth: usize) -> Result<Vec<Block>, Refusal> {
        if self.is_in_html {
            return Ok(Vec::new());
        }
        let mut reader = Reader {
            is_in_html: true,
            ..Reader::new(text, self.parts)
        };
        let blocks = reader.blocks(depth)?;
        self.parts = reader.parts;
        Ok(blocks)
    }

    fn items(&mut self, depth: usize) -> Result<Vec<Vec<Block>>, Refusal> {
        let mut items = Vec::new();
        while let Some(Event::Start(_)) = self.events.next() {
            self.count()?;
            items.push(self.blocks(depth)?);
        }
        items.retain(|item| !item.is_empty());
        Ok(items)
    }

    fn table(&mut self, depth: usize) -> Result<Block, Refusal> {
        let mut rows = Vec::new();
        // The head comes first, and is a row like the others.
        while let Some(Event::Start(_)) = self.events.next() {
            let mut row = Vec::new();
            while let Some(Event::Start(_)) = self.events.next() {
                self.count()?;
                row.push(self.line(depth)?);
            }
            rows.push(row);
        }
        let head = rows.remove(0);
        Ok(Block::Table { head, rows })
    }

    /// What a block says, without what would show nothing.
    fn line(&mut self, depth: usize) -> Result<Vec<Inline>, Refusal> {
        let content = self.inlines(depth)?;
        self.hiding = None;
        Ok(trimmed(content))
    }

    /// What is on a line until what contains it ends.
    fn inlines(&mut self, depth: usize) -> Result<Vec<Inline>, Refusal> {
        let mut content = Vec::new();
        while let Some(event) = self.events.next() {
            if matches!(event, Event::End(_)) {
                break;
            }
            self.inline(event, depth, &mut content)?;
        }
        Ok(content)
    }

    /// A part of a line that is `depth` deep.
    fn inline(
        &mut self,
        event: Event<'_>,
        depth: usize,
        content: &mut Vec<Inline>,
    ) -> Result<(), Refusal> {
        match event {
            Event::Start(tag) => self
                .count()
                .and_then(|()| self.span(&tag, depth, content))?,
            Event::InlineHtml(html) => match tags::Tag::at_start_of(&html) {
                Some(tags::Tag::Hiding(name)) if self.hiding.is_none() => self.hiding = Some(name),
                Some(tags::Tag::HidingEnd(name)) if self.hiding == Some(name) => self.hiding = None,
                Some(tags::Tag::Break) => push_line_break(content),
                _ => {}
            },
            _ if self.hiding.is_some() => {}
            Event::Text(text) => {
                if !matches!(content.last(), Some(Inline::Text { .. })) {
                    self.count()?;
                }
                push_text(content, &text);
            }
            Event::Code(text) => {
                self.count()?;
                let text = clean(&text, |_| false);
                content.push(Inline::Code { text });
            }
            Event::SoftBreak | Event::HardBreak => {
                self.count()?;
                push_line_break(content);
            }
            // Ends and rules come to those who wait for them; the others are of extensions that are off.
            _ => {}
        }
        Ok(())
    }

    /// Words that differ from what stands around them.
    fn span(
        &mut self,
        tag: &Tag<'_>,
        depth: usize,
        content: &mut Vec<Inline>,
    ) -> Result<(), Refusal> {
        if let Tag::Image { .. } = tag {
            let text = self.text();
            if self.hiding.is_none() {
                push_text(content, &text);
            }
            return Ok(());
        }
        let inner = self.inlines(deeper(depth)?)?;
        if inner.is_empty() && !matches!(tag, Tag::Link { .. }) {
            return Ok(());
        }
        match tag {
            Tag::Strong => content.push(Inline::Strong { content: inner }),
            Tag::Emphasis => content.push(Inline::Emphasis { content: inner }),
            Tag::Strikethrough => content.push(Inline::Strikethrough { content: inner }),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } if self.hiding.is_none() => {
                let scheme = if *link_type == LinkType::Email {
                    "mailto:"
                } else {
                    ""
                };
                match link::legal(&format!("{scheme}{dest_url}")) {
                    // Nobody could see it, nor follow it.
                    Some(url) if !says_something(&inner) => content.push(Inline::Link {
                        content: vec![Inline::Text { text: url.clone() }],
                        url,
                    }),
                    Some(url) => content.push(Inline::Link {
                        url,
                        content: inner,
                    }),
                    None => content.extend(inner),
                }
            }
            _ => content.extend(inner),
        }
        Ok(())
    }

    /// The words until what contains them ends, without what they are marked with.
    fn text(&mut self) -> String {
        let mut text = String::new();
        let mut open = 0_usize;
        for event in self.events.by_ref() {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) if open == 0 => break,
                Event::End(_) => open -= 1,
                Event::Text(words) | Event::Code(words) | Event::Html(words) => {
                    text.push_str(&words);
                }
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                _ => {}
            }
        }
        text
    }
}

fn deeper(depth: usize) -> Result<usize, Refusal> {
    if depth == MAXIMUM_DEPTH {
        return Err(Refusal::TooDeep);
    }
    Ok(depth + 1)
}

fn push_text(content: &mut Vec<Inline>, words: &str) {
    let words = clean(words, |_| false);
    match content.last_mut() {
        Some(Inline::Text { text }) => text.push_str(&words),
        _ if words.is_empty() => {}
        _ => content.push(Inline::Text { text: words }),
    }
}

fn push_line_break(content: &mut Vec<Inline>) {
    if !matches!(content.last(), None | Some(Inline::Break)) {
        content.push(Inline::Break);
    }
}

/// The text with a space for each control character but those that are `kept`.
fn clean(text: &str, kept: impl Fn(char) -> bool) -> String {
    let shown = |character: char| {
        if character.is_control() && !kept(character) {
            ' '
        } else {
            character
        }
    };
    text.chars().map(shown).collect()
}

/// Without empty lines at either end; nothing if it shows nothing.
fn trimmed(mut content: Vec<Inline>) -> Vec<Inline> {
    if !says_something(&content) {
        return Vec::new();
    }
    while let Some(Inline::Break) = content.last() {
        content.pop();
    }
    content
}

fn says_something(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Text { text } | Inline::Code { text } => !text.trim().is_empty(),
        Inline::Strong { content }
        | Inline::Emphasis { content }
        | Inline::Strikethrough { content } => says_something(content),
        Inline::Link { .. } => true,
        Inline::Break => false,
    })
}

/// Makes the levels that a text uses 1, 2, 3 …: some begin with `#`, others with `##`, and some leave one out.
fn rank_headings(blocks: &mut [Block]) {
    let mut used = [false; 7];
    each_level(blocks, &mut |level| used[usize::from(*level)] = true);
    each_level(blocks, &mut |level| {
        let higher = used[..usize::from(*level)].iter().filter(|used| **used);
        *level =
            u8::try_from(higher.count() + 1).map_or(LOWEST_LEVEL, |rank| rank.min(LOWEST_LEVEL));
    });
}

fn each_level(blocks: &mut [Block], act: &mut impl FnMut(&mut u8)) {
    for block in blocks {
        match block {
            Block::Heading { level, .. } => act(level),
            Block::Quote { content } => each_level(content, act),
            Block::List { items, .. } => items.iter_mut().for_each(|item| each_level(item, act)),
            _ => {}
        }
    }
}
