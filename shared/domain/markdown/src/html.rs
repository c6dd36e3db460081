use crate::tree::{Block, Inline};

/// Organizers write what they like: we neither recommend where their links lead, nor let it have a hold on our page.
const RELATION: &str = "\" rel=\"nofollow ugc noopener\">";

/// The text is a part of a page, under an `<h2>`.
const HEADINGS: [&str; 4] = ["h3", "h4", "h5", "h6"];

/// The tree as HTML, in which every word and address is escaped.
pub fn html(blocks: &[Block]) -> String {
    let mut html = String::new();
    push_blocks(&mut html, blocks);
    html
}

fn push_blocks(html: &mut String, blocks: &[Block]) {
    for block in blocks {
        push_block(html, block);
    }
}

fn push_block(html: &mut String, block: &Block) {
    match block {
        Block::Paragraph { content } => push_element(html, "p", content),
        Block::Heading { level, content } => {
            let index = usize::from(level.saturating_sub(1)).min(HEADINGS.len() - 1);
            push_element(html, HEADINGS[index], content);
        }
        Block::List { start, items } => push_list(html, *start, items),
        Block::Quote { content } => {
            html.push_str("<blockquote>");
            push_blocks(html, content);
            html.push_str("</blockquote>");
        }
        Block::Code { text } => {
            html.push_str("<pre><code>");
            push_escaped(html, text);
            html.push_str("</code></pre>");
        }
        Block::Table { head, rows } => push_table(html, head, rows),
        Block::Rule => html.push_str("<hr>"),
    }
}

fn push_list(html: &mut String, start: Option<u32>, items: &[Vec<Block>]) {
    let name = if start.is_some() { "ol" } else { "ul" };
    match start {
        Some(start) if start != 1 => {
            html.push_str("<ol start=\"");
            html.push_str(&start.to_string());
            html.push_str("\">");
        }
        _ => push_tag(html, "<", name),
    }
    for item in items {
        html.push_str("<li>");
        push_blocks(html, item);
        html.push_str("</li>");
    }
    push_tag(html, "</", name);
}

/// A table in a box in which it can be wider than the page.
fn push_table(html: &mut String, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
    html.push_str("<div class=\"rich-text__table\"><table><thead><tr>");
    for cell in head {
        push_element(html, "th", cell);
    }
    html.push_str("</tr></thead><tbody>");
    for row in rows {
        html.push_str("<tr>");
        for cell in row {
            push_element(html, "td", cell);
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table></div>");
}

fn push_element(html: &mut String, name: &str, content: &[Inline]) {
    push_tag(html, "<", name);
    push_inlines(html, content);
    push_tag(html, "</", name);
}

fn push_inlines(html: &mut String, content: &[Inline]) {
    for inline in content {
        match inline {
            Inline::Text { text } => push_escaped(html, text),
            Inline::Strong { content } => push_element(html, "strong", content),
            Inline::Emphasis { content } => push_element(html, "em", content),
            Inline::Strikethrough { content } => push_element(html, "s", content),
            Inline::Code { text } => {
                html.push_str("<code>");
                push_escaped(html, text);
                html.push_str("</code>");
            }
            Inline::Break => html.push_str("<br>"),
            Inline::Link { url, content } => {
                html.push_str("<a href=\"");
                push_escaped(html, url);
                html.push_str(RELATION);
                push_inlines(html, content);
                html.push_str("</a>");
            }
        }
    }
}

fn push_escaped(html: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
}

fn push_tag(html: &mut String, start: &str, name: &str) {
    html.push_str(start);
    html.push_str(name);
    html.push('>');
}
