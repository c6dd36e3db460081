use std::fmt;

use crate::common::is_common;

const MINIMUM_BYTES: usize = 8;
/// Far more than anybody remembers, and little enough to hash.
const MAXIMUM_BYTES: usize = 1024;

const LEGAL: &str = "a password of 8 to 1,024 bytes";
const LEGAL_RARE: &str = "a password that is not one of the ten thousand commonest";

/// A password that may be chosen. It is not shown in logs.
pub struct Password(String);

/// The password that somebody chose, or what is legal: 8 to 1,024 bytes of whatever characters, and none of the ten thousand
/// commonest. In Unicode's composed form (NFC), as bodies of requests are read: else it is another from another keyboard.
pub fn check(typed: &str) -> Result<Password, &'static str> {
    if !(MINIMUM_BYTES..=MAXIMUM_BYTES).contains(&typed.len()) {
        return Err(LEGAL);
    }
    if is_common(typed) {
        return Err(LEGAL_RARE);
    }
    Ok(Password(typed.to_owned()))
}

impl Password {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Password(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_to_1024_bytes() {
        for (typed, is_legal) in [
            (String::new(), false),
            ("kuhvogl".to_owned(), false),
            ("kuhvogel".to_owned(), true),
            // Four characters.
            ("éàüö".to_owned(), true),
            ("éàü".to_owned(), false),
            ("x".repeat(1024), true),
            ("x".repeat(1025), false),
            ("é".repeat(513), false),
        ] {
            let checked = check(&typed);
            assert_eq!(checked.is_ok(), is_legal, "{typed:?}");
            assert!(is_legal || matches!(checked, Err(LEGAL)));
        }
    }

    #[test]
    fn any_character_may_be_in_a_password() {
        for typed in [
            "  spaces around  ",
            "tab\tand\nbreak",
            "nul\0in the middle",
            "👩‍🚀🚀",
            "كلمة السر",
        ] {
            let checked = check(typed).map(|password| password.as_str().to_owned());
            assert_eq!(checked.as_deref(), Ok(typed));
        }
    }

    #[test]
    fn the_ten_thousand_commonest_are_refused_in_any_case() {
        for typed in [
            "password",
            "PassWord",
            "12345678",
            "QWERTYUIOP",
            "trustno1",
            "dalmatio",
        ] {
            assert!(matches!(check(typed), Err(LEGAL_RARE)), "{typed}");
        }
        assert!(check("passwords of mine").is_ok());
    }

    #[test]
    fn a_password_does_not_show_in_logs() {
        let password = check("kuhvogel").unwrap();
        assert_eq!(format!("{password:?}"), "Password(…)");
    }
}
