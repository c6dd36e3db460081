use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};

/// In characters: what mail servers accept (RFC 5321, 4.5.3.1.3 and its erratum 1690).
const MAXIMUM_EMAIL: usize = 254;
/// In characters, of which before the @.
const MAXIMUM_LOCAL: usize = 64;

const LEGAL: &str = "an e-mail address such as name@example.org";
const LEGAL_LOCAL: &str = "an e-mail address with nothing but letters from a to z, digits and signs before the @: many mail servers take no others";

/// An e-mail address as it is kept, from how it was typed; or what is legal.
///
/// `local@domain`, the domain with a dot and in any script; no quotes, no address literals. What stands before the @ is
/// ASCII: other addresses (SMTPUTF8) need every mail server on the way to know them, and whether those of the buyer's do
/// is found out only after the sale. Kept as it was typed, without surrounding spaces. Whether anybody reads it is not
/// known.
pub fn check_email(typed: &str) -> Result<String, &'static str> {
    let typed =
        typed.trim_matches(|character: char| character.is_whitespace() || is_invisible(character));
    let (local, domain) = typed.rsplit_once('@').ok_or(LEGAL)?;
    let ascii = ascii_domain(domain).ok_or(LEGAL)?;
    if !local.is_ascii() {
        return Err(LEGAL_LOCAL);
    }
    if !is_local(local) || local.len() + "@".len() + ascii.len() > MAXIMUM_EMAIL {
        return Err(LEGAL);
    }
    Ok(typed.to_owned())
}

/// An address as mail servers take it: the domain in ASCII (IDNA, as browsers do it: UTS 46). `None` where it is no address
/// by [`check_email`].
pub fn ascii_email(email: &str) -> Option<String> {
    let kept = check_email(email).ok()?;
    let (local, domain) = kept.rsplit_once('@')?;
    Some(format!("{local}@{}", ascii_domain(domain)?))
}

/// An address as it is compared: as mail servers take it, in lower case. Two that fold to the same text are one mailbox; mail
/// servers could tell apart by case what stands before the @, and none that people use does. `None` as in [`ascii_email`].
pub fn fold_email(email: &str) -> Option<String> {
    Some(ascii_email(email)?.to_lowercase())
}

/// Real domains have two hyphens in a row where IDNA would have none.
const HYPHENS: Hyphens = Hyphens::CheckFirstLast;

fn ascii_domain(domain: &str) -> Option<String> {
    let ascii = Uts46::new().to_ascii(
        domain.as_bytes(),
        AsciiDenyList::STD3,
        HYPHENS,
        DnsLength::Verify,
    );
    let ascii = ascii.ok()?.into_owned();
    ascii.contains('.').then_some(ascii)
}

fn is_local(local: &str) -> bool {
    let is_atom = |atom: &str| {
        !atom.is_empty()
            && atom
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte))
    };
    local.len() <= MAXIMUM_LOCAL && local.split('.').all(is_atom)
}

/// What is pasted along with an address: zero-width spaces, marks of direction.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_addresses_pass_and_are_kept_as_they_are() {
        for email in [
            "a@b.fr",
            "Zoe.le-Goff+billets@Example.co.uk",
            "x_y@xn--cole-9oa.fr",
            "a@r3---sn.example",
        ] {
            assert_eq!(check_email(email).as_deref(), Ok(email));
        }
        for around in [
            " a@b.fr ",
            "\u{a0}a@b.fr\n",
            "\u{feff}a@b.fr\u{200b}",
            "\u{202a}a@b.fr\u{202c}",
        ] {
            assert_eq!(check_email(around).as_deref(), Ok("a@b.fr"), "{around:?}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        let long = format!(
            "{}@{}.fr",
            "a".repeat(60),
            "b".repeat(63) + &".c".repeat(70)
        );
        let long_in_ascii = format!("a@{}.fr", "ü".repeat(60));
        for email in [
            "",
            "a",
            "a@b",
            "@b.fr",
            "a@",
            "a@.fr",
            "a@b.",
            "a@b.fr.",
            "a@b..fr",
            "a b@c.fr",
            "a@b c.fr",
            "a@b.fr\nBcc: x@y.fr",
            "<a@b.fr>",
            "a@@b.fr",
            ".a@b.fr",
            "a..b@c.fr",
            "a,b@c.fr",
            "\"a\"@b.fr",
            "a@[127.0.0.1]",
            "a@-b.fr",
            "a@b_c.fr",
            "a@xn--zzzzzzzz.fr",
            "a@b\u{0}.fr",
            "a@münchen",
            "a@mün chen.example",
            "a@-münchen.example",
            "a@münchen.example>",
            "a@\u{301}.example",
            "a@\u{200b}.example",
            &long,
            &long_in_ascii,
        ] {
            assert_eq!(check_email(email), Err(LEGAL), "{email:?}");
            assert_eq!(ascii_email(email), None, "{email:?}");
        }
    }

    #[test]
    fn a_domain_may_be_of_any_script() {
        for (typed, ascii) in [
            ("user@münchen.example", "user@xn--mnchen-3ya.example"),
            ("user@xn--mnchen-3ya.example", "user@xn--mnchen-3ya.example"),
            ("User@théâtre.fr", "User@xn--thtre-4qa2c.fr"),
            ("a@straße.de", "a@xn--strae-oqa.de"),
            ("a@例え.テスト", "a@xn--r8jz45g.xn--zckzah"),
            ("a@пример.рф", "a@xn--e1afmkfd.xn--p1ai"),
            ("a@مثال.إختبار", "a@xn--mgbh0fb.xn--kgbechtv"),
            ("a@उदाहरण.परीक्षा", "a@xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g"),
        ] {
            assert_eq!(check_email(typed).as_deref(), Ok(typed));
            assert_eq!(ascii_email(typed).as_deref(), Some(ascii), "{typed}");
        }
    }

    #[test]
    fn a_domain_is_the_same_from_every_keyboard() {
        for typed in [
            "a@mu\u{308}nchen.example",
            "a@MÜNCHEN.EXAMPLE",
            "a@münchen。example",
            "a@mün\u{200b}chen.example",
        ] {
            assert_eq!(check_email(typed).as_deref(), Ok(typed));
            let ascii = ascii_email(typed);
            assert_eq!(
                ascii.as_deref(),
                Some("a@xn--mnchen-3ya.example"),
                "{typed:?}"
            );
        }
    }

    #[test]
    fn an_address_is_the_same_however_its_domain_and_letters_are_typed() {
        for typed in [
            "zoe+billets@xn--mnchen-3ya.example",
            "Zoe+Billets@münchen.example",
            " ZOE+BILLETS@MÜNCHEN.EXAMPLE\n",
            "zoe+billets@mu\u{308}nchen。example",
            "zoe+billets@XN--MNCHEN-3YA.example",
        ] {
            let folded = fold_email(typed);
            assert_eq!(
                folded.as_deref(),
                Some("zoe+billets@xn--mnchen-3ya.example"),
                "{typed:?}"
            );
        }
        assert_ne!(
            fold_email("zoe@b.fr"),
            fold_email("zoe+billets@b.fr"),
            "what stands behind a plus is left to its mail server"
        );
        assert_eq!(fold_email("zoe@b"), None);
    }

    #[test]
    fn before_the_at_sign_stands_ascii_and_a_refusal_says_so() {
        for email in [
            "é@b.fr",
            "jürgen@münchen.example",
            "用户@例え.テスト",
            "a\u{200b}b@c.fr",
        ] {
            assert_eq!(check_email(email), Err(LEGAL_LOCAL), "{email}");
            assert_eq!(ascii_email(email), None, "{email:?}");
        }
    }
}
