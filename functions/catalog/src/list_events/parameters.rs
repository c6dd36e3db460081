use guichet_http::{Decimal, PageLimit, Problem, page_limit};
use guichet_offer::Category;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Unit};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::list_events::cursor::{Cursor, Order};
use crate::problems::invalid_query;

/// In characters; a title and a city are shorter.
const LONGEST_TEXT: usize = 200;
/// In kilometres.
const USUAL_RADIUS: f64 = 50.0;
/// Where no time zone is ahead of or behind Greenwich by more.
const WIDEST_OFFSET: SignedDuration = SignedDuration::from_hours(14);

const LEGAL_TIME: &str = "a day such as 2027-03-12, or a moment such as 2027-03-12T20:30:00Z (in a URL, write + as %2B), from 2000 to 2999";

/// What to look for.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parameters {
    /// Words to look for in titles and texts, categories, venues, cities and organizers; all must fit. Accents, signs
    /// and small mistakes do not matter, the beginning of a word is enough.
    #[serde(default)]
    #[schemars(length(max = 200))]
    q: Option<String>,
    /// Degrees north of where to look; with `lon`.
    #[serde(default)]
    lat: Option<Decimal<-90_000, 90_000>>,
    /// Degrees east of where to look; with `lat`.
    #[serde(default)]
    lon: Option<Decimal<-180_000, 180_000>>,
    /// How far to look around, 50 if not given; with `lat` and `lon`.
    #[serde(default)]
    radius_km: Option<Decimal<100, 500_000>>,
    /// The first day, on the calendar of the venue, or the moment from which on; events that have begun before but
    /// are not over count.
    #[serde(default)]
    from: Option<String>,
    /// The last day, on the calendar of the venue, or the moment before which events start.
    #[serde(default)]
    to: Option<String>,
    /// Only events of this kind.
    #[serde(default)]
    category: Option<Category>,
    /// `next_cursor` of the page before, with the same other parameters.
    #[serde(default)]
    cursor: Option<String>,
    /// How many events, 20 if not given.
    #[serde(default)]
    limit: Option<PageLimit>,
}

/// Which of an organizer's events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Period {
    /// Those that are not over, the next first.
    #[default]
    Coming,
    /// Those that are over, the latest first.
    Past,
}

/// The events of an organizer.
#[derive(Debug, PartialEq)]
pub(crate) struct OfOrganizer {
    pub(crate) slug: String,
    pub(crate) period: Period,
}

/// What to look for, checked.
#[derive(Debug, PartialEq)]
pub(crate) struct Search {
    /// `None`: whoever sells them. With one, words and the like are not looked at.
    pub(crate) organizer: Option<OfOrganizer>,
    /// `None`: whatever the words.
    pub(crate) words: Option<Vec<String>>,
    pub(crate) position: Option<Position>,
    pub(crate) category: Option<Category>,
    /// Events must not be over then.
    pub(crate) since: Timestamp,
    /// Events must start before.
    pub(crate) until: Option<Timestamp>,
    /// First and last day on the venue's calendar, where days were given. `since` and `until` are then a little
    /// wider, wherever the venue is, for the index.
    pub(crate) from_date: Option<Date>,
    pub(crate) to_date: Option<Date>,
    pub(crate) after: Cursor,
    pub(crate) limit: u16,
}

/// Where to look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Position {
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
    pub(crate) radius_m: f64,
}

impl Search {
    /// Checks what was asked.
    pub(crate) fn new(parameters: &Parameters, now: Timestamp) -> Result<Self, Problem> {
        let words = words(parameters.q.as_deref())?;
        let position = position(parameters)?;
        let order = match (&position, &words) {
            (Some(_), _) => Order::Distance,
            (None, Some(_)) => Order::Words,
            (None, None) => Order::Date,
        };
        let after = after(parameters.cursor.as_deref(), order, now)?;
        let from = parameters
            .from
            .as_deref()
            .map(|text| When::parse("from", text))
            .transpose()?;
        let to = parameters
            .to
            .as_deref()
            .map(|text| When::parse("to", text))
            .transpose()?;
        check_order(from, to)?;
        Ok(Self {
            since: from.map_or(after.since, |from| from.earliest().max(after.since)),
            until: to.map(When::latest),
            from_date: from.and_then(When::day),
            to_date: to.and_then(When::day),
            limit: page_limit(parameters.limit),
            category: parameters.category,
            organizer: None,
            words,
            position,
            after,
        })
    }

    /// A page of the events of an organizer.
    pub(crate) fn of_organizer(
        organizer: OfOrganizer,
        cursor: Option<&str>,
        limit: u16,
        now: Timestamp,
    ) -> Result<Self, Problem> {
        let order = match organizer.period {
            Period::Coming => Order::Date,
            Period::Past => Order::Past,
        };
        let after = after(cursor, order, now)?;
        Ok(Self {
            organizer: Some(organizer),
            words: None,
            position: None,
            category: None,
            since: after.since,
            until: None,
            from_date: None,
            to_date: None,
            after,
            limit,
        })
    }

    /// Whether it looks for what is over.
    pub(crate) fn is_past(&self) -> bool {
        let organizer = self.organizer.as_ref();
        organizer.is_some_and(|organizer| organizer.period == Period::Past)
    }
}

/// Where a page begins.
fn after(cursor: Option<&str>, order: Order, now: Timestamp) -> Result<Cursor, Problem> {
    if let Some(cursor) = cursor {
        return Cursor::read(cursor, order, now);
    }
    // To the minute, so that the same list is the same body for that long and caches can compare it.
    let minute = now.round(
        jiff::TimestampRound::new()
            .smallest(Unit::Minute)
            .mode(jiff::RoundMode::Trunc),
    );
    Ok(Cursor::start(order, minute.unwrap_or(now)))
}

/// A day on the venue's calendar, or a moment.
#[derive(Clone, Copy, Debug)]
enum When {
    Day(Date),
    Moment(Timestamp),
}

impl When {
    fn parse(parameter: &str, text: &str) -> Result<Self, Problem> {
        let years = date(2000, 1, 1)..=date(2999, 12, 30);
        let day = text
            .parse()
            .ok()
            .filter(|_| text.len() == "2027-03-12".len())
            .map(Self::Day);
        let when = day.or_else(|| text.parse().ok().map(Self::Moment));
        when.filter(|when| years.contains(&when.calendar_day()))
            .ok_or_else(|| invalid_query(parameter, LEGAL_TIME))
    }

    fn calendar_day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Moment(moment) => TimeZone::UTC.to_datetime(moment).date(),
        }
    }

    fn day(self) -> Option<Date> {
        match self {
            Self::Day(day) => Some(day),
            Self::Moment(_) => None,
        }
    }

    /// When it begins, where it begins first.
    fn earliest(self) -> Timestamp {
        match self {
            Self::Day(day) => midnight(day) - WIDEST_OFFSET,
            Self::Moment(moment) => moment,
        }
    }

    /// When it is over, where it is over last.
    fn latest(self) -> Timestamp {
        match self {
            Self::Day(day) => midnight(day) + SignedDuration::from_hours(24) + WIDEST_OFFSET,
            Self::Moment(moment) => moment,
        }
    }
}

fn midnight(day: Date) -> Timestamp {
    TimeZone::UTC
        .to_timestamp(day.into())
        .expect("years are those that were let in")
}

fn check_order(from: Option<When>, to: Option<When>) -> Result<(), Problem> {
    let is_backwards = match (from, to) {
        (Some(When::Day(from)), Some(When::Day(to))) => to < from,
        (Some(from), Some(to)) => to.latest() <= from.earliest(),
        _ => false,
    };
    if is_backwards {
        Err(invalid_query("to", "not before from"))
    } else {
        Ok(())
    }
}

/// The words of a text, as between spaces; `None` where there is none. The database takes them apart further, as it
/// does the texts that they are looked for in.
fn words(text: Option<&str>) -> Result<Option<Vec<String>>, Problem> {
    let text = text.unwrap_or_default();
    if text.chars().count() > LONGEST_TEXT {
        return Err(invalid_query(
            "q",
            format!("a text of at most {LONGEST_TEXT} characters"),
        ));
    }
    let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    Ok((!words.is_empty()).then_some(words))
}

fn position(parameters: &Parameters) -> Result<Option<Position>, Problem> {
    let radius_km = parameters.radius_km.map_or(USUAL_RADIUS, Decimal::get);
    let (latitude, longitude) = match (parameters.lat, parameters.lon) {
        (Some(latitude), Some(longitude)) => (latitude.get(), longitude.get()),
        (Some(_), None) => return Err(invalid_query("lon", "given together with lat")),
        (None, Some(_)) => return Err(invalid_query("lat", "given together with lon")),
        (None, None) if parameters.radius_km.is_some() => {
            return Err(invalid_query("radius_km", "given only with lat and lon"));
        }
        (None, None) => return Ok(None),
    };
    Ok(Some(Position {
        latitude,
        longitude,
        radius_m: radius_km * 1000.0,
    }))
}

#[cfg(test)]
mod tests;
