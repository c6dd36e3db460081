/// In lower case, the commonest first; README.md says whose list it is.
const COMMON_PASSWORDS: &str = include_str!("../common-passwords.txt");

/// Whether a password is one of the ten thousand commonest, however its letters are typed.
///
/// Reads the list to its end: 93 kB take less than a hundredth of the time of the hash that follows.
pub(crate) fn is_common(password: &str) -> bool {
    let password = password.to_lowercase();
    COMMON_PASSWORDS.lines().any(|common| common == password)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_list_has_ten_thousand_in_the_form_they_are_compared_in() {
        let all: HashSet<&str> = COMMON_PASSWORDS.lines().collect();
        assert_eq!(all.len(), 10_000);
        for common in all {
            assert!(common.len() >= 8, "{common}");
            assert!(common.to_lowercase() == common, "{common}");
        }
    }
}
