use proptest::prelude::*;

use super::*;

const NOW: Timestamp = Timestamp::constant(1_800_000_030, 0);

/// The search, or the parameter that was refused.
fn search(parameters: &Parameters) -> Result<Search, String> {
    Search::new(parameters, NOW).map_err(|problem| {
        assert_eq!(
            (problem.status().as_u16(), problem.name()),
            (400, "invalid-query")
        );
        let parameter = &problem.to_json()["errors"][0]["parameter"];
        parameter.as_str().expect("it is named").to_owned()
    })
}

fn refused(field: &str) -> Result<Search, String> {
    Err(field.to_owned())
}

fn between(from: &str, to: &str) -> Parameters {
    Parameters {
        from: Some(from.into()),
        to: Some(to.into()),
        ..Parameters::default()
    }
}

#[test]
fn asked_for_nothing_it_lists_what_is_not_over_by_date() {
    let search = search(&Parameters::default()).expect("legal");
    assert_eq!(
        (search.words, search.position, search.until),
        (None, None, None)
    );
    assert_eq!(
        (search.since, search.limit),
        (NOW - SignedDuration::from_secs(30), 20)
    );
    assert_eq!(
        search.after,
        Cursor::start(Order::Date, NOW - SignedDuration::from_secs(30))
    );
}

#[test]
fn a_text_is_split_into_words() {
    let words = |text: &str| words(Some(text)).expect("legal");
    assert_eq!(
        words(" théâtre\u{a0}d’été,\tLyon"),
        Some(["théâtre", "d’été,", "Lyon"].map(str::to_owned).to_vec())
    );
    assert_eq!(words(" \u{3000}"), None);
}

#[test]
fn a_position_is_both_coordinates_on_earth() {
    let parameters = |lat: Option<f64>, lon: Option<f64>, radius_km: Option<f64>| Parameters {
        lat: lat.and_then(Decimal::new),
        lon: lon.and_then(Decimal::new),
        radius_km: radius_km.and_then(Decimal::new),
        ..Parameters::default()
    };
    let found = search(&parameters(Some(45.76), Some(4.84), None))
        .expect("legal")
        .position;
    assert_eq!(
        found,
        Some(Position {
            latitude: 45.76,
            longitude: 4.84,
            radius_m: 50_000.0
        })
    );
    assert_eq!(search(&parameters(Some(45.76), None, None)), refused("lon"));
    assert_eq!(search(&parameters(None, Some(4.84), None)), refused("lat"));
    assert_eq!(
        search(&parameters(None, None, Some(10.0))),
        refused("radius_km")
    );
}

#[test]
fn days_are_those_of_the_venue_wherever_it_is() {
    let search = search(&between("2027-03-12", "2027-03-13")).expect("legal");
    assert_eq!(
        (search.from_date, search.to_date),
        (Some(date(2027, 3, 12)), Some(date(2027, 3, 13)))
    );
    assert_eq!(search.since.to_string(), "2027-03-11T10:00:00Z");
    assert_eq!(
        search.until.map(|until| until.to_string()),
        Some("2027-03-14T14:00:00Z".to_owned())
    );
}

#[test]
fn moments_are_taken_as_they_are() {
    let search = search(&between(
        "2027-03-12T20:00:00+01:00",
        "2027-03-12T22:00:00Z",
    ))
    .expect("legal");
    assert_eq!((search.from_date, search.to_date), (None, None));
    assert_eq!(search.since.to_string(), "2027-03-12T19:00:00Z");
    assert_eq!(
        search.until.map(|until| until.to_string()),
        Some("2027-03-12T22:00:00Z".to_owned())
    );
}

#[test]
fn what_is_over_is_not_looked_for_whenever_the_search_begins() {
    let parameters = Parameters {
        from: Some("2020-01-01".into()),
        ..Parameters::default()
    };
    assert_eq!(
        search(&parameters).expect("legal").since,
        NOW - SignedDuration::from_secs(30)
    );
}

#[test]
fn a_time_that_is_none_is_refused_by_name() {
    for text in [
        "",
        "tomorrow",
        "2027-02-30",
        "2027-03-12T20:30:00",
        "12/03/2027",
        "1999-12-31",
        "3000-01-01",
        "-009999-01-01",
    ] {
        assert_eq!(
            search(&between(text, "2028-01-01")),
            refused("from"),
            "{text}"
        );
        assert_eq!(
            search(&between("2027-01-01", text)),
            refused("to"),
            "{text}"
        );
    }
}

#[test]
fn a_time_does_not_end_before_it_begins() {
    assert_eq!(search(&between("2027-03-12", "2027-03-11")), refused("to"));
    assert_eq!(
        search(&between("2027-03-12T20:00:00Z", "2027-03-12T20:00:00Z")),
        refused("to")
    );
    assert!(search(&between("2027-03-12", "2027-03-12")).is_ok());
    assert!(search(&between("2027-03-12T20:00:00Z", "2027-03-12")).is_ok());
}

#[test]
fn too_much_of_anything_is_refused_by_name() {
    let long = Parameters {
        q: Some("é".repeat(201)),
        ..Parameters::default()
    };
    assert_eq!(search(&long), refused("q"));
}

proptest! {
    #[test]
    fn whatever_is_asked_the_answer_is_a_search_or_a_refusal(
        q in ".{0,40}", from in ".{0,12}", to in "[0-9TZ:+-]{0,25}", cursor in ".{0,20}",
        lat in -100.0..100.0, lon in -200.0..200.0, radius_km in 0.0..600.0,
    ) {
        let optional = |text: String| (!text.is_empty()).then_some(text);
        let parameters = Parameters {
            q: Some(q), from: optional(from), to: optional(to), cursor: optional(cursor),
            lat: Decimal::new(lat), lon: Decimal::new(lon), radius_km: Decimal::new(radius_km), ..Parameters::default()
        };
        let _ = Search::new(&parameters, NOW);
    }
}
