use guichet_letters::Occasion;

#[test]
fn letters_that_a_stranger_may_get_have_no_text_of_the_organizer() {
    assert!(!Occasion::AddressChanged.has_text() && !Occasion::OrderLink.has_text());
    assert!(
        Occasion::WITH_TEXT
            .iter()
            .all(|occasion| occasion.has_text())
    );
}
