use std::collections::BTreeSet;

use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_queries::queries::sweeper as queries;
use guichet_storage::StoredObject;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::App;
use crate::report::{Deadline, Report};

/// An object is put before the row that names it, so one that was put just now may be named in a moment.
const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// Objects have names of hexadecimal digits. Each of so many minutes of a day is for those of one beginning.
const BEGINNINGS: i32 = 0x100;

/// Deletes objects that no row names, of those that this minute is for: so each is looked at once a day, and no sweep looks at
/// many. What does not fit into the time, or is not done because nobody called in that minute, is done on the next day.
pub(crate) async fn delete_unnamed(
    app: &App,
    deadline: Deadline,
    report: &mut Report,
) -> Result<(), Problem> {
    let now = app.clock.now();
    let Some(beginning) = beginning(now) else {
        return Ok(());
    };
    let mut from = None;
    while !deadline.passed() {
        let page = app.storage.list(&beginning, from.as_ref()).await?;
        let is_old = |object: &StoredObject| object.put_at < now - KEPT;
        let old: Vec<StoredObject> = page.objects.into_iter().filter(is_old).collect();
        let named = named(app, &old).await?;
        for object in &old {
            let is_left = named.contains(object.name.as_str()) || deadline.passed();
            if !is_left && app.storage.delete(object).await? {
                report.objects += 1;
            }
        }
        from = page.next;
        if from.is_none() {
            break;
        }
    }
    Ok(())
}

/// Those that a row names.
async fn named(app: &App, objects: &[StoredObject]) -> Result<BTreeSet<String>, Problem> {
    if objects.is_empty() {
        return Ok(BTreeSet::new());
    }
    let listed: Vec<&str> = objects.iter().map(|object| object.name.as_str()).collect();
    let client = app.database.get().await?;
    let named = queries::named_objects().bind(&client, &listed).all().await;
    Ok(named.or_problem()?.into_iter().collect())
}

/// Two digits, in the first minutes of a day.
fn beginning(now: Timestamp) -> Option<String> {
    let time = now.to_zoned(TimeZone::UTC);
    let minute = i32::from(time.hour()) * 60 + i32::from(time.minute());
    (minute < BEGINNINGS).then(|| format!("{minute:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_beginning_of_a_name_has_one_minute_of_a_day() {
        let day: Timestamp = "2026-06-01T00:00:30Z".parse().expect("a legal timestamp");
        let minutes = (0..24 * 60).map(|minute| day + SignedDuration::from_mins(minute));
        let beginnings: Vec<String> = minutes.filter_map(beginning).collect();
        let expected: Vec<String> = (0..=u8::MAX).map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(beginnings, expected);
    }
}
