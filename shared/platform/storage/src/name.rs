//! What objects are called: by their content.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

/// Digits of a hash.
const HASH_LENGTH: usize = 64;

/// What an object is. Images alone: whatever is stored is public, and nothing else may be opened from this site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContentType {
    /// `image/avif`, `.avif`.
    Avif,
    /// `image/jpeg`, `.jpg`.
    Jpeg,
    /// `image/png`, `.png`.
    Png,
    /// `image/webp`, `.webp`.
    Webp,
}

impl ContentType {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Avif, Self::Jpeg, Self::Png, Self::Webp];

    /// As the header has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Avif => "image/avif",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }

    /// How names of such objects end, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Avif => "avif",
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
        }
    }

    fn from_extension(extension: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|content_type| content_type.extension() == extension)
    }
}

/// The name of an object: the SHA-256 of its content in 64 hexadecimal digits, a dot and the extension of its type. The same content of the
/// same type always has the same name, so an object never changes.
///
/// As text (`Display`, `FromStr`) it is what the database keeps.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectName(String);

/// The text is not the name of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "not the name of an object: it must be 64 hexadecimal digits in lower case, and .avif, .jpg, .png or .webp"
)]
pub struct InvalidName;

impl ObjectName {
    /// The name of this content, whether it is stored or not.
    pub fn of(content_type: ContentType, content: &[u8]) -> Self {
        let hash = hex::encode(Sha256::digest(content));
        Self(format!("{hash}.{}", content_type.extension()))
    }

    /// The name, such as `9f86…0a08.webp`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the object is, by the name's extension.
    pub fn content_type(&self) -> ContentType {
        let extension = &self.0[HASH_LENGTH + 1..];
        ContentType::from_extension(extension).expect("a name ends in the extension of a type")
    }

    /// Where browsers find the object, from the root of the site: `/media/9f86…0a08.webp`.
    pub fn path(&self) -> String {
        format!("/{}", self.key())
    }

    /// Where it is, from the root of the bucket or folder. This is the path without its slash, so that a load balancer can ask the bucket for
    /// the path as it is.
    pub(crate) fn key(&self) -> String {
        format!("{FOLDER}{self}")
    }

    /// Whether this is the name's content.
    pub(crate) fn fits(&self, content: &[u8]) -> bool {
        *self == Self::of(self.content_type(), content)
    }
}

/// Where all objects are, from the root of the bucket or folder.
pub(crate) const FOLDER: &str = "media/";

impl FromStr for ObjectName {
    type Err = InvalidName;

    fn from_str(text: &str) -> Result<Self, InvalidName> {
        let (hash, extension) = text.split_once('.').ok_or(InvalidName)?;
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        let is_hash = hash.len() == HASH_LENGTH && hash.bytes().all(is_digit);
        if is_hash && ContentType::from_extension(extension).is_some() {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidName)
        }
    }
}

impl fmt::Display for ObjectName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEST: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    #[test]
    fn a_name_is_the_hash_of_the_content_and_its_type() {
        for content_type in ContentType::ALL {
            let name = ObjectName::of(content_type, b"test");
            let expected = format!("{TEST}.{}", content_type.extension());
            assert_eq!(name.as_str(), expected);
            assert_eq!(name.path(), format!("/media/{expected}"));
            assert_eq!(name.content_type(), content_type);
            assert_eq!(expected.parse(), Ok(name.clone()));
            assert!(name.fits(b"test") && !name.fits(b"tests"));
        }
    }

    #[test]
    fn nothing_else_is_a_name() {
        for text in [
            String::new(),
            TEST.to_owned(),
            format!("{TEST}."),
            format!("{TEST}.svg"),
            format!("{TEST}.html"),
            format!("{TEST}.PNG"),
            format!("{TEST}.png.png"),
            format!("{TEST}.png/"),
            format!(".{TEST}.png"),
            format!("../{TEST}.png"),
            format!("{}.png", TEST.to_uppercase()),
            format!("{}.png", &TEST[1..]),
            format!("{TEST}0.png"),
            format!("{}é.png", &TEST[2..]),
        ] {
            assert_eq!(text.parse::<ObjectName>(), Err(InvalidName), "{text}");
        }
    }
}
