use guichet_markdown::{lines, parse};

fn said(source: &str) -> String {
    lines(&parse(source).expect("legal"))
}

#[test]
fn blocks_are_apart_and_lines_end_where_they_end() {
    assert_eq!(
        said(
            "# Doors\n\nThey open **early**,\nat *seven*.\n\n> Come\n> in!\n\n---\n\n```\na  b\n\nc\n```"
        ),
        "Doors\n\nThey open early,\nat seven.\n\n> Come\n> in!\n\n* * *\n\na  b\n\nc"
    );
    assert_eq!(said(""), "");
}

#[test]
fn items_have_a_dash_or_their_number() {
    assert_eq!(
        said("- one\n- two\n  - three\n\n3. four\n4. five\n\n   six"),
        "- one\n- two\n\n  - three\n\n3. four\n4. five\n\n   six"
    );
}

#[test]
fn behind_the_words_of_a_link_stands_where_it_leads() {
    assert_eq!(
        said("[The hall](https://hall.example/way) <https://hall.example> <mail@hall.example>"),
        "The hall (https://hall.example/way) https://hall.example mail@hall.example"
    );
}

#[test]
fn a_row_of_a_table_is_a_line() {
    assert_eq!(said("| a | b |\n|-|-|\n| c | d |"), "a | b\nc | d");
}
