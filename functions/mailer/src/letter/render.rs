use std::fmt::Write as _;

use super::Letter;

impl Letter {
    /// As plain text.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n\n", self.greeting);
        for paragraph in &self.paragraphs {
            text.push_str(paragraph);
            text.push_str("\n\n");
        }
        for item in &self.items {
            writeln!(text, "- {}, {}\n  {}", item.title, item.price, item.detail)
                .expect("a text can be written to");
        }
        let (words, link) = &self.link;
        write!(
            text,
            "\n{words}: {link}\n\n{}\n\n-- \n{}\n",
            self.signature, self.small_print
        )
        .expect("a text can be written to");
        text
    }

    /// As HTML: one column that fits a phone, styles in attributes as mail readers need them, nothing loaded from
    /// elsewhere, dark or light as the reader has it.
    pub fn html(&self) -> String {
        let mut body = format!(
            "<p style=\"margin:0 0 16px\">{}</p>",
            escaped(&self.greeting)
        );
        for paragraph in &self.paragraphs {
            let paragraph = escaped(paragraph).replace('\n', "<br>");
            write!(body, "<p style=\"margin:0 0 16px\">{paragraph}</p>")
                .expect("a text can be written to");
        }
        body.push_str(
            "<table role=\"presentation\" width=\"100%\" cellspacing=\"0\" cellpadding=\"0\">",
        );
        for item in &self.items {
            write!(
                body,
                "<tr><td style=\"padding:10px 0;border-top:1px dashed #b8b2a7\"><strong>{}</strong><br>\
                 <span style=\"opacity:.75\">{}</span></td><td align=\"right\" valign=\"top\" \
                 style=\"padding:10px 0 10px 16px;border-top:1px dashed #b8b2a7;white-space:nowrap\">{}</td></tr>",
                escaped(&item.title),
                escaped(&item.detail),
                escaped(&item.price)
            )
            .expect("a text can be written to");
        }
        let (words, link) = &self.link;
        format!(
            "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\">\
             <title>{subject}</title></head><body style=\"margin:0;padding:24px 16px;font:16px/1.5 system-ui,sans-serif\">\
             <div style=\"max-width:560px;margin:0 auto\">{body}</table>\
             <p style=\"margin:24px 0\"><a href=\"{link}\" style=\"display:inline-block;padding:12px 20px;\
             border-radius:8px;background:#b3261e;color:#ffffff;text-decoration:none;font-weight:600\">{words}</a></p>\
             <p style=\"margin:0 0 16px\">{signature}</p>\
             <p style=\"margin:24px 0 0;font-size:13px;opacity:.75\">{small_print}</p></div></body></html>",
            lang = self.locale,
            subject = escaped(&self.subject),
            link = escaped(link),
            words = escaped(words),
            signature = escaped(&self.signature),
            small_print = escaped(&self.small_print),
        )
    }
}

/// Names and texts of organizers and buyers are not ours: none of them may become markup.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}
