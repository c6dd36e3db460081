//! The pictures that an event shows.

use guichet_http::Problem;
use guichet_order::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A picture of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub(crate) struct EventImage {
    /// What is to be seen, for those who do not see it; in no language: it only decorates. `null`: nobody has said.
    pub(crate) alt: Option<Text>,
    /// What must stay visible where the picture is cut: in hundredths from the left.
    pub(crate) focal_x: i16,
    /// In hundredths from the top.
    pub(crate) focal_y: i16,
    /// In its sizes, the smallest first.
    pub(crate) renditions: Vec<EventImageRendition>,
}

/// A picture in one of its sizes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub(crate) struct EventImageRendition {
    /// Where it is; an address without a site is one of this.
    pub(crate) url: String,
    /// In pixels; `null`: nobody has said.
    pub(crate) width: Option<i32>,
    /// In pixels; `null`: nobody has said.
    pub(crate) height: Option<i32>,
}

impl EventImageRendition {
    /// Width and height, where they are known.
    pub(crate) fn size(&self) -> Option<(i32, i32)> {
        self.width.zip(self.height)
    }
}

/// As the database writes it.
#[derive(Deserialize)]
struct Stored {
    alt: Value,
    focal_x: i16,
    focal_y: i16,
    renditions: Vec<EventImageRendition>,
}

impl EventImage {
    /// Those that the organizer chose, the cover first; else the one at an address.
    pub(crate) fn all(images: Value, image_url: Option<String>) -> Result<Vec<Self>, Problem> {
        let stored: Vec<Stored> = serde_json::from_value(images).map_err(Problem::internal)?;
        if stored.is_empty() {
            return Ok(image_url.into_iter().map(Self::at).collect());
        }
        Ok(stored.into_iter().map(Self::of).collect())
    }

    /// The first of them.
    pub(crate) fn cover(
        cover: Option<Value>,
        image_url: Option<String>,
    ) -> Result<Option<Self>, Problem> {
        match cover {
            Some(cover) => {
                let stored = serde_json::from_value(cover).map_err(Problem::internal)?;
                Ok(Some(Self::of(stored)))
            }
            None => Ok(image_url.map(Self::at)),
        }
    }

    fn of(stored: Stored) -> Self {
        Self {
            alt: Some(Text::from(stored.alt)),
            focal_x: stored.focal_x,
            focal_y: stored.focal_y,
            renditions: stored.renditions,
        }
    }

    /// Of which nothing else is known.
    fn at(url: String) -> Self {
        Self {
            alt: None,
            focal_x: 50,
            focal_y: 50,
            renditions: vec![EventImageRendition {
                url,
                width: None,
                height: None,
            }],
        }
    }

    /// The largest size.
    pub(crate) fn largest(&self) -> Option<&EventImageRendition> {
        self.renditions.last()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn stored(widths: &[i32]) -> Value {
        let renditions: Vec<Value> = widths
            .iter()
            .map(|width| json!({"url": format!("/media/{width}"), "width": width, "height": 100}))
            .collect();
        json!({"alt": {"fr": "Une scène"}, "focal_x": 20, "focal_y": 30, "renditions": renditions})
    }

    #[test]
    fn what_was_chosen_comes_before_an_address() {
        let url = || Some("/demo/poster.webp".to_owned());
        let chosen = EventImage::all(json!([stored(&[480])]), url()).expect("legal");
        assert_eq!(
            chosen[0].largest().map(|size| size.url.as_str()),
            Some("/media/480")
        );
        let other = EventImage::all(json!([]), url()).expect("legal");
        assert_eq!((other.len(), &other[0].alt), (1, &None));
        assert_eq!(EventImage::all(json!([]), None).expect("legal"), []);
    }
}
