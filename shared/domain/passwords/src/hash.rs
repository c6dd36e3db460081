use argon2::{Algorithm, Argon2, Block, Version};
use subtle::ConstantTimeEq as _;

use crate::phc::{Costs, PasswordHash};
use crate::policy::Password;

/// Those that OWASP gives for argon2id first.
const COSTS: Costs = Costs {
    memory_kib: 19 * 1024,
    passes: 2,
    lanes: 1,
};

/// What is compared with where there is nothing to compare with, so that it takes as long. No password has it.
const NOBODYS: PasswordHash = PasswordHash {
    costs: COSTS,
    salt: [0; 16],
    tag: [0; 32],
};

/// The hash of a password as it is kept.
pub(crate) fn hash(password: &Password, salt: [u8; 16], memory: &mut Vec<Block>) -> String {
    let hash = PasswordHash {
        costs: COSTS,
        salt,
        tag: tag(password.as_str(), salt, COSTS, memory),
    };
    hash.to_string()
}

/// Whether what was typed is the password of this hash. Without a hash, or with a text that is none, it is not, and to find
/// that out takes as long.
pub(crate) fn verify(typed: &str, stored: Option<&str>, memory: &mut Vec<Block>) -> bool {
    let known = stored.and_then(PasswordHash::read);
    let hash = known.as_ref().unwrap_or(&NOBODYS);
    let tag = tag(typed, hash.salt, hash.costs, memory);
    known.is_some() && tag.ct_eq(&hash.tag).into()
}

/// Memory is enlarged where it is too small, and can be used again.
fn tag(password: &str, salt: [u8; 16], costs: Costs, memory: &mut Vec<Block>) -> [u8; 32] {
    let params = costs.params().expect("ours, or read as legal");
    memory.resize(params.block_count(), Block::new());
    let mut tag = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(password.as_bytes(), &salt, &mut tag, memory)
        .expect("less than 4 GiB, and lengths that are ours");
    tag
}

#[cfg(test)]
mod tests {
    use argon2::{AssociatedData, ParamsBuilder};

    use super::*;
    use crate::policy::check;

    const VERSE: &str = "Dès l’aube, à l’heure où blanchit la campagne";

    /// Of [`VERSE`], as the reference implementation in C makes it.
    const OF_VERSE: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$E7uDRM3jJTI6vNK8QFBZ2itwRNZCtbyjdysXgANxcUg";

    fn is_right(typed: &str, stored: &str) -> bool {
        verify(typed, Some(stored), &mut Vec::new())
    }

    #[test]
    fn a_password_is_known_again_and_another_is_not() {
        let password = check(VERSE).unwrap();
        let salt = std::array::from_fn(|index| u8::try_from(index).unwrap());
        assert_eq!(hash(&password, salt, &mut Vec::new()), OF_VERSE);
        assert!(is_right(VERSE, OF_VERSE));
        for other in [
            "",
            "dès l’aube, à l’heure où blanchit la campagne",
            "Dès l’aube",
        ] {
            assert!(!is_right(other, OF_VERSE), "{other}");
        }
    }

    #[test]
    fn a_text_of_other_costs_is_read() {
        // By the reference implementation too.
        let other = "$argon2id$v=19$m=8192,t=3,p=2$c29tZXNhbHRzb21lc2FsdA$JrXX/b2HEVtjeHpW0TOgX7LnW+ePVlX5KCVDdpGaMgg";
        assert!(is_right("correct horse battery staple", other));
        assert!(!is_right("correct horse battery staples", other));
    }

    #[test]
    fn garbage_is_refused_not_a_panic() {
        for stored in [
            "",
            "hunter2",
            &OF_VERSE[..60],
            "$argon2id$v=19$m=1,t=1,p=1$$",
        ] {
            assert!(!is_right(VERSE, stored), "{stored}");
        }
    }

    #[test]
    fn without_a_hash_one_is_made_and_no_password_is_right() {
        let mut memory = Vec::new();
        assert!(!verify(VERSE, None, &mut memory));
        assert_eq!(memory.len(), 19_456);
        let untouched = Block::new();
        assert!(
            memory
                .iter()
                .all(|block| block.as_ref() != untouched.as_ref())
        );
    }

    #[test]
    fn the_memory_of_one_hash_is_used_by_the_next() {
        let mut memory = Vec::new();
        verify(VERSE, Some(OF_VERSE), &mut memory);
        let first = memory.as_ptr();
        assert!(verify(VERSE, Some(OF_VERSE), &mut memory));
        assert_eq!(memory.as_ptr(), first);
    }

    #[test]
    fn argon2id_is_that_of_rfc_9106() {
        let params = ParamsBuilder::new()
            .m_cost(32)
            .t_cost(3)
            .p_cost(4)
            .data(AssociatedData::new(&[4; 12]).unwrap())
            .output_len(32)
            .build()
            .unwrap();
        let mut memory = vec![Block::new(); params.block_count()];
        let mut tag = [0; 32];
        Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params)
            .unwrap()
            .hash_password_into_with_memory(&[1; 32], &[2; 16], &mut tag, &mut memory)
            .unwrap();
        let expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659";
        assert_eq!(hex::encode(tag), expected);
    }
}
