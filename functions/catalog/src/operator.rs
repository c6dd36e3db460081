//! Who runs the installation, from its configuration.

use std::str::FromStr;

use guichet_order::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who runs this ticket office. What the configuration does not say is `null`.
#[derive(Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Operator {
    /// A person, or the registered name of a company or an association.
    name: Option<String>,
    /// Lines are apart by a line feed.
    address: Option<String>,
    /// Where to write to.
    email: Option<String>,
    /// The register and the number in it, or whoever answers for what is published.
    registration: Option<String>,
    /// Who has the servers, with an address.
    host: Option<String>,
    /// Texts in place of the storefront's own.
    texts: OperatorTexts,
}

/// Plain texts; paragraphs are apart by an empty line. `null`: the storefront's own text.
#[derive(Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct OperatorTexts {
    /// Who publishes these pages.
    imprint: Option<Text>,
    /// On which terms tickets are sold.
    terms: Option<Text>,
    /// What is done with what buyers tell.
    privacy: Option<Text>,
    /// How well the pages can be used with whichever senses and hands.
    accessibility: Option<Text>,
}

/// JSON, of the form that the API answers; every field may be left out.
impl FromStr for Operator {
    type Err = serde_json::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        serde_json::from_str(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operator_says_as_much_as_they_like() {
        let operator: Operator =
            r#"{"name": "Ville de Tours", "texts": {"imprint": {"fr": "Bonjour"}}}"#
                .parse()
                .expect("legal");
        assert_eq!(operator.name.as_deref(), Some("Ville de Tours"));
        let imprint = operator.texts.imprint.expect("given");
        assert_eq!(imprint.fr.as_deref(), Some("Bonjour"));
        assert_eq!(
            "{}".parse::<Operator>().expect("legal"),
            Operator::default()
        );
    }

    #[test]
    fn a_field_that_nobody_reads_is_refused() {
        assert!(r#"{"adress": "1 rue"}"#.parse::<Operator>().is_err());
    }
}
