//! Blocks of JSON in a page.

use guichet_http::Problem;

/// JSON for a block of data in a page, where no `<` may begin an end tag.
pub(super) fn in_html(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// The API's answers that the application need not ask for, by their addresses; `json` is each as it would be answered.
pub(super) fn answers(answers: &[(String, &str)]) -> Result<String, Problem> {
    let mut pairs = Vec::new();
    for (address, json) in answers {
        let address = serde_json::to_string(address).map_err(Problem::internal)?;
        pairs.push(format!("{address}:{json}"));
    }
    let object = in_html(&format!("{{{}}}", pairs.join(",")));
    Ok(format!(
        "<script type=\"application/json\" id=\"answers\">{object}</script>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_ends_no_block() {
        let json = r#"{"name":"</script><script>alert(1)</script>"}"#;
        let block = answers(&[("/a?b=c".to_owned(), json)]).expect("legal");
        assert_eq!(block.matches("</script>").count(), 1);
        assert!(
            block.contains(r#"{"/a?b=c":{"name":"\u003c/script>"#),
            "{block}"
        );
    }
}
