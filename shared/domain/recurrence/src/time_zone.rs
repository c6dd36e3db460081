use jiff::tz::TimeZone;

use crate::field_error::FieldError;

/// A zone by its name in the IANA database.
pub(crate) fn time_zone(name: &str) -> Result<TimeZone, FieldError> {
    let zone = TimeZone::get(name).ok().filter(|zone| !zone.is_unknown());
    zone.ok_or_else(|| {
        FieldError::new(
            "/time_zone",
            "a time zone of the IANA database, such as Europe/Paris",
        )
    })
}
