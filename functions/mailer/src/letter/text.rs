use guichet_order::Locale;

use super::Letter;

impl Letter {
    /// As plain text.
    pub(crate) fn text(&self) -> String {
        // French has a space before a colon, and one that does not break.
        let colon = match self.locale {
            Locale::Fr => "\u{a0}:",
            Locale::En => ":",
        };
        let mut blocks = vec![self.greeting.clone()];
        blocks.extend(self.paragraphs.iter().cloned());
        blocks.extend(self.instructions.clone());
        for date in &self.summary.dates {
            let mut rows = vec![
                date.when.clone(),
                format!("{}, {}", date.venue, date.address),
            ];
            rows.extend(date.items.iter().map(|item| {
                let place = item.place.iter().map(|place| format!(" · {place}"));
                let place: String = place.collect();
                format!(
                    "- {} × {}{place}{colon} {}",
                    item.count, item.name, item.price
                )
            }));
            blocks.push(rows.join("\n"));
        }
        if let Some(total) = &self.summary.total {
            blocks.push(format!("Total{colon} {total}"));
        }
        blocks.extend(
            self.link
                .iter()
                .map(|link| format!("{}{colon}\n{}", link.words, link.url)),
        );
        blocks.push(self.signature.clone());
        // Mail programs know this line as the beginning of a signature.
        blocks.push(format!("-- \n{}\n", self.small_print));
        blocks.join("\n\n")
    }
}
