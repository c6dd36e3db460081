use std::collections::BTreeSet;

use guichet_money::Locale;
use guichet_seats::{MOST_PLACES, SeatRow, SeatRows, parse};
use proptest::prelude::*;

const AREA: &str = "Stalls";

/// Places next to each other: one, or a range up or down, by one or by two.
fn run() -> impl Strategy<Value = Vec<u16>> {
    (1..=200_u16, 1..=12_u16, 1..=2_u16, any::<bool>()).prop_map(|(first, count, step, down)| {
        let mut run: Vec<u16> = (0..count).map(|at| first + at * step).collect();
        if down {
            run.reverse();
        }
        run
    })
}

fn runs() -> impl Strategy<Value = Vec<Vec<u16>>> {
    prop::collection::vec(run(), 1..4).prop_filter("each place once", |runs| {
        let all: Vec<u16> = runs.concat();
        all.iter().collect::<BTreeSet<_>>().len() == all.len()
    })
}

/// Rows that often follow each other, and are often alike.
fn rows() -> impl Strategy<Value = SeatRows> {
    let section = prop::sample::select(vec![AREA, "Balcon", "Loge 3", "Côté cour-jardin", "B"]);
    let row = prop_oneof!["[A-E]", "A[A-E]", "[A-Z0-9]{1,4}"];
    let block = (
        section,
        row,
        prop::collection::vec(runs(), 1..3),
        1..30_usize,
    );
    prop::collection::vec(block, 0..12).prop_map(|blocks| {
        let mut seen = BTreeSet::new();
        let mut rows = Vec::new();
        for (section, row, runs, repeat) in blocks {
            // A single letter is no section of rows that are numbers.
            if section == "B" && row.bytes().all(|byte| byte.is_ascii_digit()) {
                continue;
            }
            let letter = row.len() == 1 && row.bytes().all(|byte| byte.is_ascii_uppercase());
            let labels: Vec<String> = if letter {
                ('A'..='Z')
                    .filter(|one| row.starts_with(|first| first <= *one))
                    .take(repeat)
                    .map(String::from)
                    .collect()
            } else {
                vec![row]
            };
            for (label, runs) in labels.into_iter().zip(runs.iter().cycle()) {
                if seen.insert((section, label.clone())) {
                    rows.push(SeatRow {
                        section: section.to_owned(),
                        row: label,
                        runs: runs.clone(),
                    });
                }
            }
        }
        SeatRows(rows)
    })
}

/// What somebody may type, near to what is legal.
fn typed() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[A-Z]{1,2}",
        "[0-9]{1,3}",
        "[0-9]{1,2}-[0-9]{1,2}",
        "[A-C]-[D-F]",
        prop::sample::select(vec![
            "odd", "pair", "all", ",", ", ", "-", "–", "à", "Rang", "Balcon", "Loge:", "\n",
            "\n\n", "é"
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(word, 0..40).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn rows_are_read_as_they_were_printed(rows in rows(), french in any::<bool>()) {
        prop_assume!(rows.count() <= MOST_PLACES);
        let locale = if french { Locale::Fr } else { Locale::En };
        let text = rows.print(AREA, locale);
        let parsed = parse(&text, AREA);
        prop_assert_eq!(&parsed.faults, &[], "{}", text);
        prop_assert_eq!(&parsed.rows, &rows, "{}", text);
        prop_assert_eq!(parsed.rows.print(AREA, locale), text);
    }

    #[test]
    fn rows_are_found_again_in_their_places(rows in rows()) {
        prop_assume!(rows.count() <= MOST_PLACES);
        let places = rows.places();
        prop_assert_eq!(places.len(), rows.count());
        prop_assert!(places.windows(2).all(|pair| pair[0].position < pair[1].position));
        prop_assert_eq!(SeatRows::of_places(&places, AREA), Some(rows));
    }

    #[test]
    fn whatever_is_typed_is_read_or_refused_line_by_line(text in typed()) {
        let parsed = parse(&text, AREA);
        let printed = parsed.rows.print(AREA, Locale::En);
        let again = parse(&printed, AREA);
        prop_assert_eq!(&again.faults, &[], "{} became {}", text, printed);
        prop_assert_eq!(again.rows, parsed.rows, "{} became {}", text, printed);
        let lines = text.lines().count();
        prop_assert!(parsed.faults.iter().all(|fault| (1..=lines).contains(&fault.line)));
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}(\\n\\PC{0,20}){0,3}") {
        parse(&text, AREA);
    }
}
