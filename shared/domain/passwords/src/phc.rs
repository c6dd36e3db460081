use std::fmt;

use argon2::Params;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

const SALT_LENGTH: usize = 16;
const TAG_LENGTH: usize = 32;

/// What making a hash costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Costs {
    pub(crate) memory_kib: u32,
    pub(crate) passes: u32,
    pub(crate) lanes: u32,
}

impl Costs {
    /// What we would ever have used: a text that asks for more is none of ours, and could take all memory.
    const MAXIMUM: Self = Self {
        memory_kib: 64 * 1024,
        passes: 16,
        lanes: 4,
    };

    /// As argon2 takes them. `None` where it does not, or where they are more than ours ever were.
    pub(crate) fn params(self) -> Option<Params> {
        let are_bearable = self.memory_kib <= Self::MAXIMUM.memory_kib
            && self.passes <= Self::MAXIMUM.passes
            && self.lanes <= Self::MAXIMUM.lanes;
        let params = Params::new(self.memory_kib, self.passes, self.lanes, Some(TAG_LENGTH));
        params.ok().filter(|_| are_bearable)
    }
}

/// A hash with what it was made of, as it is kept: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<tag>`, salt and tag in base64
/// without padding (the PHC string format).
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct PasswordHash {
    pub(crate) costs: Costs,
    pub(crate) salt: [u8; SALT_LENGTH],
    pub(crate) tag: [u8; TAG_LENGTH],
}

/// argon2id in its version 1.3.
const PREFIX: &str = "$argon2id$v=19$";

impl PasswordHash {
    /// Reads what [`Display`](fmt::Display) writes, and nothing else of what the format allows.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (costs, rest) = text.strip_prefix(PREFIX)?.split_once('$')?;
        let (memory_kib, costs) = costs.strip_prefix("m=")?.split_once(",t=")?;
        let (passes, lanes) = costs.split_once(",p=")?;
        let (salt, tag) = rest.split_once('$')?;
        let costs = Costs {
            memory_kib: memory_kib.parse().ok()?,
            passes: passes.parse().ok()?,
            lanes: lanes.parse().ok()?,
        };
        costs.params()?;
        Some(Self {
            costs,
            salt: bytes(salt)?,
            tag: bytes(tag)?,
        })
    }
}

fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    STANDARD_NO_PAD.decode(text).ok()?.try_into().ok()
}

impl fmt::Display for PasswordHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Costs {
            memory_kib,
            passes,
            lanes,
        } = self.costs;
        let (salt, tag) = (
            STANDARD_NO_PAD.encode(self.salt),
            STANDARD_NO_PAD.encode(self.tag),
        );
        write!(
            formatter,
            "{PREFIX}m={memory_kib},t={passes},p={lanes}${salt}${tag}"
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_text_is_a_phc_string() {
        let hash = PasswordHash {
            costs: Costs {
                memory_kib: 19_456,
                passes: 2,
                lanes: 1,
            },
            salt: [0; 16],
            tag: [0xff; 32],
        };
        let text = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$//////////////////////////////////////////8";
        assert_eq!(hash.to_string(), text);
        assert_eq!(PasswordHash::read(text), Some(hash));
    }

    #[test]
    fn what_we_never_wrote_is_not_read() {
        let costs = |costs: &str| {
            format!(
                "$argon2id$v=19${costs}$AAAAAAAAAAAAAAAAAAAAAA$//////////////////////////////////////////8"
            )
        };
        assert!(PasswordHash::read(&costs("m=19456,t=2,p=1")).is_some());
        for text in [
            String::new(),
            "hunter2".to_owned(),
            costs(""),
            costs("m=,t=,p="),
            costs("m=19456,t=2"),
            costs("t=2,m=19456,p=1"),
            costs("m=19456,t=0,p=1"),
            costs("m=19456,t=2,p=0"),
            costs("m=7,t=2,p=1"),
            costs("m=4294967295,t=2,p=1"),
            costs("m=19456,t=4294967295,p=1"),
            costs("m=19456,t=2,p=16777215"),
            costs("m=19456,t=2,p=1").replace("argon2id", "argon2i"),
            costs("m=19456,t=2,p=1").replace("v=19", "v=16"),
            costs("m=19456,t=2,p=1").replace("$AAA", "$A"),
            costs("m=19456,t=2,p=1") + "=",
            costs("m=19456,t=2,p=1") + "$",
        ] {
            assert_eq!(PasswordHash::read(&text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            memory_kib in 32_u32..=65_536, passes in 1_u32..=16, lanes in 1_u32..=4, salt: [u8; 16], tag: [u8; 32],
        ) {
            let hash = PasswordHash { costs: Costs { memory_kib, passes, lanes }, salt, tag };
            prop_assert_eq!(PasswordHash::read(&hash.to_string()), Some(hash));
        }

        #[test]
        fn any_text_is_read_without_a_panic(text in "(\\$argon2id\\$v=19\\$)?\\PC{0,80}") {
            PasswordHash::read(&text);
        }
    }
}
