use guichet_money::Locale;
use guichet_seats::{
    HIGHEST_PLACE, MOST_IN_ROW, MOST_PLACES, MOST_ROWS, RowFault, RowFaultKind, SeatPlace,
    SeatRows, parse,
};

const AREA: &str = "Stalls";

/// The rows of a text that is legal.
fn read(text: &str) -> SeatRows {
    let parsed = parse(text, AREA);
    assert_eq!(parsed.faults, [], "{text}");
    parsed.rows
}

fn faults(text: &str) -> Vec<RowFault> {
    parse(text, AREA).faults
}

fn print(text: &str) -> String {
    read(text).print(AREA, Locale::En)
}

#[test]
fn a_line_has_a_row_and_its_places() {
    let rows = read("A 1-4\nB 1-7 odd\nC 2-6 even\nD 1-2, 5-6\n\nE-F 3");
    let shown: Vec<_> = rows
        .0
        .iter()
        .map(|row| (row.row.as_str(), row.runs.as_slice()))
        .collect();
    let expected: [(&str, &[Vec<u16>]); 6] = [
        ("A", &[vec![1, 2, 3, 4]]),
        ("B", &[vec![1, 3, 5, 7]]),
        ("C", &[vec![2, 4, 6]]),
        ("D", &[vec![1, 2], vec![5, 6]]),
        ("E", &[vec![3]]),
        ("F", &[vec![3]]),
    ];
    assert_eq!(shown, expected);
    assert_eq!(rows.count(), 17);
    assert!(rows.0.iter().all(|row| row.section == AREA));
}

#[test]
fn what_is_typed_otherwise_is_printed_in_one_way() {
    for (typed, printed) in [
        ("a 1-4", "A 1-4"),
        ("A  1 – 4", "A 1-4"),
        ("A 1 à 4", "A 1-4"),
        ("Rang A: 1 to 4", "A 1-4"),
        ("Rangée A 1-24 impair", "A 1-23 odd"),
        ("A 24-1 PAIRES", "A 24-2 even"),
        ("A 1-4 tous", "A 1-4"),
        ("A 1-9 impair , 2-10 pair", "A 1-9 odd, 2-10 even"),
        ("A 9-1 odd, 20-22 all, 12", "A 9-1 odd, 20-22 all, 12"),
        ("A 1-4\nB 1-4\nC 1-4\nE 1-4", "A-C 1-4\nE 1-4"),
        ("Z 1-4\nAA 1-4\nAB 1-4", "Z 1-4\nAA-AB 1-4"),
        ("1 1-4\n2 1-4", "1-2 1-4"),
        ("Stalls A 1-4", "A 1-4"),
        ("Loge 3 A 1-4", "Loge 3 A 1-4"),
        ("  Premier balcon : rang a 1-4  ", "Premier balcon A 1-4"),
    ] {
        assert_eq!(print(typed), printed, "{typed}");
        assert_eq!(print(printed), printed);
    }
    let french = read("A 1-9 odd, 2-10 even\nB 1-3 odd, 4-5 all").print(AREA, Locale::Fr);
    assert_eq!(french, "A 1-9 impair, 2-10 pair\nB 1-3 impair, 4-5 tous");
}

#[test]
fn a_line_that_cannot_be_read_says_what_is_legal() {
    for (text, kind, found) in [
        ("A", RowFaultKind::NoRow, "A"),
        ("odd", RowFaultKind::NoRow, "odd"),
        ("A odd", RowFaultKind::NoRow, "A odd"),
        (",", RowFaultKind::NoRow, ""),
        ("Orchestre 1-4", RowFaultKind::Row, "Orchestre"),
        ("K-A 1-4", RowFaultKind::RowRange, "K-A"),
        ("A 0-4", RowFaultKind::Places, "0-4"),
        ("A 1-10000", RowFaultKind::Places, "1-10000"),
        ("A +1-4", RowFaultKind::Places, "+1-4"),
        ("A 1-4,", RowFaultKind::Places, ""),
        ("Balcon, A 1-4", RowFaultKind::NoRow, "Balcon"),
        ("A 1-4, 6 7", RowFaultKind::Places, "6 7"),
        ("A 1-2-3", RowFaultKind::Places, "1-2-3"),
        ("A 1-9, 13-23 odd", RowFaultKind::Parity, "1-9"),
        ("A 2-2 odd", RowFaultKind::NoPlace, "2"),
        ("A 1-10 13-24", RowFaultKind::Comma, "1-10"),
        ("A 1-10, 5-12", RowFaultKind::PlaceTwice, "A 5"),
        ("A 1-301", RowFaultKind::TooManyInRow, "A"),
        ("A 1-9999", RowFaultKind::TooManyInRow, "1-9999"),
        ("1-301 1", RowFaultKind::TooManyRows, "1-301"),
        ("1-50 1-101", RowFaultKind::TooManyPlaces, "1"),
    ] {
        let found_faults = faults(&format!("Z 1-2\n{text}\nY 1-2"));
        let [fault] = found_faults.as_slice() else {
            panic!("{text}: {found_faults:?}");
        };
        assert_eq!(
            (fault.line, fault.kind, fault.found.as_str()),
            (2, kind, found),
            "{text}"
        );
        assert!(fault.legal().starts_with("in line 2 "), "{}", fault.legal());
    }
    let long = format!("{} A 1-4", "x".repeat(101));
    assert_eq!(faults(&long)[0].kind, RowFaultKind::Section);
}

#[test]
fn every_line_that_cannot_be_read_is_told_and_the_others_are_rows() {
    let parsed = parse("A 1-4\nB\nC 1-4\nA 5-8\nC odd", AREA);
    let told: Vec<_> = parsed
        .faults
        .iter()
        .map(|fault| (fault.line, fault.kind))
        .collect();
    assert_eq!(
        told,
        [
            (2, RowFaultKind::NoRow),
            (4, RowFaultKind::RowTwice),
            (5, RowFaultKind::NoRow)
        ]
    );
    assert_eq!(parsed.faults[1].other_line, Some(1));
    assert_eq!(
        parsed.faults[1].legal(),
        "in line 4 another row than A, which line 1 has"
    );
    assert_eq!(parsed.rows.print(AREA, Locale::En), "A 1-4\nC 1-4");
    // Another section has a row of the same name.
    assert_eq!(read("A 1-4\nBalcon A 1-4").count(), 8);
}

#[test]
fn a_capacity_has_as_many_rows_and_places_as_are_named() {
    let rows = |count: usize, places: usize| -> String {
        let lines: Vec<String> = (1..=count).map(|row| format!("{row} 1-{places}")).collect();
        lines.join(
            "
",
        ) + "
"
    };
    assert_eq!(read(&rows(MOST_ROWS, 16)).0.len(), MOST_ROWS);
    assert_eq!(faults(&rows(MOST_ROWS + 1, 1))[0].line, MOST_ROWS + 1);
    let full = rows(MOST_PLACES / MOST_IN_ROW, MOST_IN_ROW);
    assert_eq!(read(&full).count(), 4_800);
    assert_eq!(read(&format!("{full}A 1-200")).count(), MOST_PLACES);
    let kind = faults(&format!("{full}A 1-201"))[0].kind;
    assert_eq!(kind, RowFaultKind::TooManyPlaces);
    assert_eq!(read(&format!("A {HIGHEST_PLACE}")).count(), 1);
}

#[test]
fn a_comma_breaks_what_is_next_to_each_other() {
    let positions = |text| -> Vec<_> {
        let places = read(text).places();
        places
            .into_iter()
            .map(|place| format!("{}{}:{}", place.row, place.label, place.position))
            .collect()
    };
    assert_eq!(
        positions("A 1-3 odd, 2\nB 5-4"),
        ["A1:1", "A3:2", "A2:4", "B5:6", "B4:7"]
    );
}

#[test]
fn places_that_no_text_has_are_no_rows() {
    let place = |row: &str, label: &str, position| SeatPlace {
        section: AREA.to_owned(),
        row: row.to_owned(),
        label: label.to_owned(),
        position,
    };
    // As other programs number them: without a gap between rows.
    let plain = [place("A", "1", 4), place("A", "2", 5), place("B", "1", 6)];
    let text = SeatRows::of_places(&plain, AREA).map(|rows| rows.print(AREA, Locale::En));
    assert_eq!(text.as_deref(), Some("A 1-2\nB 1"));
    // Numbers that stand around the middle are put apart.
    let around = ["3", "1", "2", "4"].into_iter().zip(1..);
    let around: Vec<_> = around.map(|(label, at)| place("A", label, at)).collect();
    let text = SeatRows::of_places(&around, AREA).map(|rows| rows.print(AREA, Locale::En));
    assert_eq!(text.as_deref(), Some("A 3-1 odd, 2-4 even"));
    for places in [
        vec![place("A", "1bis", 1)],
        vec![place("", "1", 1)],
        vec![place("A", "1", 1), place("B", "1", 2), place("A", "2", 3)],
        vec![place("Ã", "1", 1)],
    ] {
        assert_eq!(SeatRows::of_places(&places, AREA), None, "{places:?}");
    }
}
