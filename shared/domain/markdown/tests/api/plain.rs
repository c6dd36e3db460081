use guichet_markdown::{beginning, parse, plain};

fn said(source: &str) -> String {
    plain(&parse(source).expect("legal"))
}

#[test]
fn a_text_is_one_line_without_marks() {
    assert_eq!(
        said("**a** [b](https://example.org) `c`\nd  e"),
        "a b c d e"
    );
    assert_eq!(said(""), "");
    assert_eq!(said("***"), "");
}

#[test]
fn blocks_do_not_run_into_each_other() {
    assert_eq!(
        said(
            "# Programme\n\n- Doors: 19:00\n- **Support** \"A\"\n\nAll welcome!\n\n> Loud.\n\n```\na\nb\n```\n\n| c | d |\n|-|-|\n| e | |"
        ),
        "Programme. Doors: 19:00. Support \"A\". All welcome! Loud. a b. c. d. e"
    );
}

#[test]
fn spaces_that_must_not_break_stay() {
    assert_eq!(said("Venez\u{a0}!"), "Venez\u{a0}!");
}

#[test]
fn a_beginning_ends_with_a_word() {
    assert_eq!(beginning("One two", 7), "One two");
    assert_eq!(beginning("One two", 6), "One…");
    assert_eq!(beginning("One two", 4), "One…");
    assert_eq!(beginning("One, two", 6), "One…");
    assert_eq!(beginning("Été à la plage", 6), "Été à…");
    assert_eq!(beginning("Unbroken", 5), "Unbr…");
    assert_eq!(beginning("a", 0), "…");
    assert_eq!(beginning("", 0), "");
}
