//! The HTML of a letter as a tree, for a page that makes elements of it and takes no HTML from anybody.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

/// A part of a letter's HTML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schemars(rename = "LetterNode")]
pub enum Node {
    /// Words.
    Text {
        /// The words; never HTML.
        text: String,
    },
    /// An element.
    Element {
        /// What it is called, such as `p`.
        tag: String,
        /// Its attributes, such as `style`.
        attributes: BTreeMap<String, String>,
        /// What is in it.
        children: Vec<Node>,
    },
}

/// Elements that have no end.
const VOID: [&str; 2] = ["br", "hr"];

/// What is in the body of a letter's HTML, as [`Letter::html`](crate::Letter::html) writes it: all attributes in double quotes,
/// all elements closed, and of entities no more than what escapes a text.
pub fn elements(html: &str) -> Vec<Node> {
    let body = html.split_once("<body").map_or(html, |(_, body)| body);
    let body = body.split_once('>').map_or(body, |(_, body)| body);
    let mut rest = body.split_once("</body>").map_or(body, |(body, _)| body);
    let mut open: Vec<Node> = Vec::new();
    let mut top = Vec::new();
    while !rest.is_empty() {
        let (text, tag) = rest.split_once('<').unwrap_or((rest, ""));
        if !text.trim_ascii().is_empty() {
            let text = decoded(text);
            push(&mut open, &mut top, Node::Text { text });
        }
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        rest = after;
        if tag.starts_with('/') {
            if let Some(element) = open.pop() {
                push(&mut open, &mut top, element);
            }
        } else if !tag.is_empty() {
            let (tag, attributes) = read_tag(tag);
            let is_void = VOID.contains(&tag.as_str());
            open.push(Node::Element {
                tag,
                attributes,
                children: Vec::new(),
            });
            if is_void && let Some(element) = open.pop() {
                push(&mut open, &mut top, element);
            }
        }
    }
    top
}

fn push(open: &mut [Node], top: &mut Vec<Node>, node: Node) {
    match open.last_mut() {
        Some(Node::Element { children, .. }) => children.push(node),
        _ => top.push(node),
    }
}

/// `p style="…"`: its name and attributes.
fn read_tag(tag: &str) -> (String, BTreeMap<String, String>) {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = BTreeMap::new();
    while let Some((attribute, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').unwrap_or((after, ""));
        attributes.insert(attribute.trim_ascii().to_owned(), decoded(value));
        rest = after;
    }
    (name.to_owned(), attributes)
}

/// With characters in the place of what stands for them.
fn decoded(text: &str) -> String {
    let mut decoded = String::new();
    let mut parts = text.split('&');
    decoded.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (entity, after) = part.split_once(';').unwrap_or((part, ""));
        if let Some(character) = character(entity) {
            decoded.push(character);
            decoded.push_str(after);
        } else {
            decoded.push('&');
            decoded.push_str(part);
        }
    }
    decoded
}

fn character(entity: &str) -> Option<char> {
    match entity {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "nbsp" => Some('\u{a0}'),
        numbered => {
            let number: u32 = numbered.strip_prefix('#')?.parse().ok()?;
            char::from_u32(number)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(nodes: &[Node]) -> String {
        let html = |node: &Node| match node {
            Node::Text { text } => text.replace('&', "&amp;").replace('<', "&lt;"),
            Node::Element {
                tag,
                attributes,
                children,
            } => {
                let attributes: Vec<String> = attributes
                    .iter()
                    .map(|(name, value)| format!(" {name}=\"{value}\""))
                    .collect();
                let attributes = attributes.concat();
                if VOID.contains(&tag.as_str()) {
                    format!("<{tag}{attributes}>")
                } else {
                    format!("<{tag}{attributes}>{}</{tag}>", self::html(children))
                }
            }
        };
        nodes.iter().map(html).collect()
    }

    #[test]
    fn a_tree_is_what_the_html_says() {
        let body = "<p class=\"a\" style=\"margin:0\">One<br>&lt;two> <em>three &amp; four</em></p><hr><p></p>";
        let nodes = elements(&format!("<html><body class=\"x\">{body}</body></html>"));
        assert_eq!(html(&nodes), body);
    }

    #[test]
    fn what_is_escaped_is_text() {
        let nodes = elements("<body><p>&#60;img&#62; &#38;amp; &nbsp;&quot;&#39;&x; &</p></body>");
        let text = "<img> &amp; \u{a0}\"'&x; &".to_owned();
        let children = vec![Node::Text { text }];
        assert!(
            matches!(&nodes[..], [Node::Element { children: found, .. }] if *found == children)
        );
    }
}
