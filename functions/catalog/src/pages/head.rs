//! What a page says about itself: to search engines, and to those who show a preview of a link.

use askama::Template;
use guichet_http::Problem;
use guichet_order::Locale;

use crate::pages::cover::Picture;
use crate::pages::data::in_html;

/// The head of a page.
#[derive(Template)]
#[template(path = "head.html")]
pub(super) struct Head {
    /// The language it is in.
    pub(super) locale: Locale,
    pub(super) title: String,
    pub(super) description: String,
    /// `None`: it is not to be found.
    pub(super) address: Option<PageAddress>,
    /// A picture for a preview.
    pub(super) image: Option<Preview>,
    /// What the page shows first, to be fetched before anything else.
    pub(super) first_picture: Option<Picture>,
    /// JSON-LD.
    pub(super) structured_data: Option<String>,
}

/// A picture in the place of a page.
pub(super) struct Preview {
    /// With its site.
    pub(super) url: String,
    /// Width and height in pixels, where they are known.
    pub(super) size: Option<(i32, i32)>,
    /// What is to be seen.
    pub(super) alt: String,
}

/// Where a page is.
pub(super) struct PageAddress {
    /// Without a language.
    pub(super) url: String,
    /// The language that was asked for.
    pub(super) named: Option<Locale>,
}

impl PageAddress {
    fn canonical(&self) -> String {
        self.named
            .map_or_else(|| self.url.clone(), |locale| self.in_language(locale))
    }

    fn in_language(&self, locale: Locale) -> String {
        format!("{}?lang={}", self.url, code(locale))
    }
}

impl Head {
    /// Of a page that is not to be found: there is nothing, or what there is, is a secret.
    pub(super) fn hidden(locale: Locale) -> Self {
        Self {
            locale,
            title: "Guichet".to_owned(),
            description: String::new(),
            address: None,
            image: None,
            first_picture: None,
            structured_data: None,
        }
    }

    /// The language, as in `lang`.
    pub(super) const fn language(&self) -> &'static str {
        code(self.locale)
    }

    pub(super) fn html(&self) -> Result<String, Problem> {
        self.render().map_err(Problem::internal)
    }

    fn region(&self) -> &'static str {
        region(self.locale)
    }

    fn other_region(&self) -> &'static str {
        region(self.locale.other())
    }

    fn data(&self) -> Option<String> {
        self.structured_data.as_deref().map(in_html)
    }
}

pub(super) const fn code(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "fr",
        Locale::En => "en",
    }
}

fn region(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "fr_FR",
        Locale::En => "en_GB",
    }
}
