use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hkdf::Hkdf;
use sha2::Sha256;

/// The one secret an installation has. Nothing uses it directly: each purpose derives a key of its own, so that
/// one that leaks says nothing about the others.
#[derive(Clone)]
pub struct MasterKey([u8; 32]);

impl MasterKey {
    /// The key made of these bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(crate) fn from_base64(text: &str) -> Option<Self> {
        Some(Self(STANDARD.decode(text).ok()?.try_into().ok()?))
    }

    /// The key for one purpose: HKDF-SHA256 without salt, `label` as info. The same label always gives the same
    /// key, so a label is never changed once data depends on it.
    pub fn derive(&self, label: &str) -> [u8; 32] {
        let mut key = [0; 32];
        let expander = Hkdf::<Sha256>::new(None, &self.0);
        expander
            .expand(label.as_bytes(), &mut key)
            .expect("32 bytes are within HKDF's limit of 8160");
        key
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("MasterKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_label_has_its_own_key_and_always_the_same_one() {
        let master = MasterKey::new([7; 32]);
        assert_eq!(
            master.derive("order-link"),
            master.clone().derive("order-link")
        );
        assert_ne!(master.derive("order-link"), master.derive("signing-keys"));
        assert_ne!(
            master.derive("order-link"),
            MasterKey::new([8; 32]).derive("order-link")
        );
    }

    #[test]
    fn a_derived_key_does_not_change_between_releases() {
        let key = MasterKey::new([0; 32]).derive("order-link");
        assert_eq!(
            STANDARD.encode(key),
            "2dbcs+HuM1dWb6TmnBW7Ptn6SWWd7KkgsjpbZQVolas="
        );
    }

    #[test]
    fn debugging_a_key_does_not_show_it() {
        assert_eq!(format!("{:?}", MasterKey::new([7; 32])), "MasterKey(…)");
    }
}
