use guichet_documents::{CalendarEntry, CalendarOrganizer, EntryStatus, ics};
use icalendar::{Calendar, CalendarComponent, Component as _, Event, EventLike as _};
use proptest::prelude::*;

fn entry(uid: &str) -> CalendarEntry {
    CalendarEntry {
        uid: uid.to_owned(),
        sequence: 3,
        status: EntryStatus::Confirmed,
        changed_at: "2027-01-01T10:00:00.25Z".parse().unwrap(),
        organizer: CalendarOrganizer {
            name: "Les \"Amis\"; du théâtre".to_owned(),
            email: "contact@example.org".to_owned(),
        },
        starts_at: "2027-03-12T19:30:00Z".parse().unwrap(),
        ends_at: "2027-03-12T22:00:00.5Z".parse().unwrap(),
        summary: "Le Songe d’une nuit d’été; ou presque, \\o/".to_owned(),
        description: "Première ligne\r\nDeuxième, avec une virgule\n".to_owned(),
        location: "Théâtre des Célestins, 4 rue Charles-Dullin, 69002 Lyon".to_owned(),
        position: Some((45.759_723, 4.831_94)),
        url: Some("https://example.org/events/songe?a=1,2;b".to_owned()),
    }
}

fn events(text: &str) -> Vec<Event> {
    let calendar: Calendar = text.parse().expect("another implementation reads it");
    let events = calendar
        .components
        .iter()
        .filter_map(CalendarComponent::as_event);
    events.cloned().collect()
}

/// The lines without their folding.
fn unfolded(text: &str) -> Vec<String> {
    text.replace("\r\n ", "")
        .split_terminator("\r\n")
        .map(str::to_owned)
        .collect()
}

/// The text of an escaped value (RFC 5545, 3.3.11), by hand.
fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        match (character, character == '\\') {
            (_, true) => match characters.next().expect("something follows a backslash") {
                'n' | 'N' => text.push('\n'),
                other => text.push(other),
            },
            (other, false) => text.push(other),
        }
    }
    text
}

#[test]
fn another_implementation_reads_what_was_written() {
    let cancelled = CalendarEntry {
        status: EntryStatus::Cancelled,
        ..entry("b@example.org")
    };
    let events = events(&ics(&[entry("a@example.org"), cancelled]));
    assert_eq!(events.len(), 2);
    assert_eq!(
        (events[0].get_uid(), events[1].get_uid()),
        (Some("a@example.org"), Some("b@example.org"))
    );
    assert_eq!(
        events[0].get_status(),
        Some(icalendar::EventStatus::Confirmed)
    );
    assert_eq!(
        events[1].get_status(),
        Some(icalendar::EventStatus::Cancelled)
    );
    assert_eq!(events[0].property_value("SEQUENCE"), Some("3"));
    assert_eq!(
        events[0].property_value("DTSTAMP"),
        Some("20270101T100003Z")
    );
    assert_eq!(
        events[0].property_value("ORGANIZER"),
        Some("mailto:contact@example.org")
    );
    assert_eq!(
        events[0].property_value("DTSTART"),
        Some("20270312T193000Z")
    );
    assert_eq!(events[0].property_value("DTEND"), Some("20270312T220000Z"));
    assert_eq!(events[0].property_value("GEO"), Some("45.759723;4.831940"));
    assert_eq!(
        events[0].get_url(),
        Some("https://example.org/events/songe?a=1,2;b")
    );
    assert_eq!(events[0].get_location(), Some(entry("").location.as_str()));
    assert_eq!(events[0].get_summary(), Some(entry("").summary.as_str()));
}

#[test]
fn lines_are_as_the_standard_wants_them() {
    let text = ics(&[entry("a@example.org")]);
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
    assert!(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    assert!(text.contains("\r\nSUMMARY:Le Songe d’une nuit d’été\\; ou presque\\, \\\\o/\r\n"));
    assert!(
        unfolded(&text)
            .contains(&"DESCRIPTION:Première ligne\\nDeuxième\\, avec une virgule\\n".to_owned())
    );
    for line in text.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{line}");
    }
}

#[test]
fn the_same_entry_gives_the_same_file() {
    assert_eq!(
        ics(&[entry("a@example.org")]),
        ics(&[entry("a@example.org")])
    );
    let none = ics(&[]);
    assert_eq!(unfolded(&none).len(), 6);
}

#[test]
fn a_file_of_which_nothing_takes_place_cancels() {
    let cancelled = || CalendarEntry {
        status: EntryStatus::Cancelled,
        ..entry("b@example.org")
    };
    for (entries, method) in [
        (vec![entry("a@example.org"), cancelled()], "PUBLISH"),
        (vec![cancelled(), cancelled()], "CANCEL"),
        (vec![], "PUBLISH"),
    ] {
        let calendar: Calendar = ics(&entries)
            .parse()
            .expect("another implementation reads it");
        assert_eq!(calendar.property_value("METHOD"), Some(method));
    }
}

#[test]
fn each_change_moves_the_stamps_on() {
    let later = CalendarEntry {
        sequence: 4,
        ..entry("a@example.org")
    };
    let stamps = |entry| {
        let event = events(&ics(&[entry])).remove(0);
        ["DTSTAMP", "LAST-MODIFIED"].map(|name| event.property_value(name).unwrap().to_owned())
    };
    let (before, after) = (stamps(entry("a@example.org")), stamps(later));
    assert!(before[0] < after[0] && before[1] < after[1]);
}

#[test]
fn what_has_no_value_has_no_line() {
    let bare = CalendarEntry {
        description: String::new(),
        location: String::new(),
        position: None,
        url: None,
        ..entry("a@example.org")
    };
    let text = ics(&[bare]);
    for name in ["DESCRIPTION", "LOCATION", "GEO", "URL"] {
        assert!(!text.contains(name));
    }
}

proptest! {
    #[test]
    fn no_text_escapes_its_line(summary: String, url in prop::option::of(".{0,100}")) {
        let text = ics(&[CalendarEntry { summary: summary.clone(), url, ..entry("a@example.org") }]);
        for line in text.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75);
            prop_assert!(!line.contains(char::is_control));
        }
        let lines = unfolded(&text);
        prop_assert_eq!(lines.iter().filter(|line| line.starts_with("BEGIN:")).count(), 2);
        prop_assert!(lines.contains(&"ORGANIZER;CN=\"Les 'Amis'; du théâtre\":mailto:contact@example.org".to_owned()));
        let value = lines.iter().find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
        let plain: String = summary.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ")
            .chars().filter(|character| *character == '\n' || !character.is_control()).collect();
        prop_assert_eq!(unescaped(value), plain);
    }
}
