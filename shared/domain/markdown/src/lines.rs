use crate::tree::{Block, Inline};

/// What a text says, for those who read it as plain text: its blocks are apart by a blank line, items have a dash or their number,
/// and behind the words of a link stands where it leads.
pub fn lines(blocks: &[Block]) -> String {
    of_blocks(blocks, "").join("\n")
}

/// The lines of blocks, with this line between two of them.
fn of_blocks(blocks: &[Block], between: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        if !lines.is_empty() {
            lines.push(between.to_owned());
        }
        lines.extend(of_block(block));
    }
    lines
}

fn of_block(block: &Block) -> Vec<String> {
    match block {
        Block::Paragraph { content } | Block::Heading { content, .. } => split(&words(content)),
        Block::List { start, items } => of_items(*start, items),
        Block::Quote { content } => marked(of_blocks(content, ""), "> ", "> "),
        Block::Code { text } => split(text),
        Block::Table { head, rows } => {
            let row = |cells: &Vec<Vec<Inline>>| {
                let cells: Vec<String> = cells.iter().map(|cell| words(cell)).collect();
                cells.join(" | ")
            };
            std::iter::once(head).chain(rows).map(row).collect()
        }
        Block::Rule => vec!["* * *".to_owned()],
    }
}

fn of_items(start: Option<u32>, items: &[Vec<Block>]) -> Vec<String> {
    let item = |(index, item): (u32, &Vec<Block>)| {
        let mark = start.map_or_else(
            || "- ".to_owned(),
            |start| format!("{}. ", start.saturating_add(index)),
        );
        marked(of_blocks(item, ""), &mark, &" ".repeat(mark.len()))
    };
    (0..).zip(items).flat_map(item).collect()
}

/// With a mark before the first of them, and another before the others.
fn marked(lines: Vec<String>, first: &str, others: &str) -> Vec<String> {
    let mark = |(index, line): (usize, String)| {
        let mark = if index == 0 { first } else { others };
        format!("{mark}{line}").trim_end().to_owned()
    };
    lines.into_iter().enumerate().map(mark).collect()
}

fn split(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

fn words(content: &[Inline]) -> String {
    let word = |inline: &Inline| match inline {
        Inline::Text { text } | Inline::Code { text } => text.clone(),
        Inline::Strong { content }
        | Inline::Emphasis { content }
        | Inline::Strikethrough { content } => words(content),
        Inline::Break => "\n".to_owned(),
        Inline::Link { url, content } => {
            let words = words(content);
            if *url == words || url.strip_prefix("mailto:") == Some(&words) {
                words
            } else {
                format!("{words} ({url})")
            }
        }
    };
    content.iter().map(word).collect()
}
