// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Debug, Clone, PartialEq)]
pub struct FindLineDetails {
    pub position: i16,
    pub doors_at: Option<jiff::Timestamp>,
    pub called_off: bool,
    pub venue_name: String,
    pub address: String,
    pub postal_code: String,
    pub city: String,
    pub latitude: f64,
    pub longitude: f64,
    pub organizer_name: String,
    pub organizer_email: String,
    pub section: Option<String>,
    pub row_label: Option<String>,
    pub seat_label: Option<String>,
    pub calendar_sequence: i32,
    pub calendar_changed_at: jiff::Timestamp,
}
pub struct FindLineDetailsBorrowed<'a> {
    pub position: i16,
    pub doors_at: Option<jiff::Timestamp>,
    pub called_off: bool,
    pub venue_name: &'a str,
    pub address: &'a str,
    pub postal_code: &'a str,
    pub city: &'a str,
    pub latitude: f64,
    pub longitude: f64,
    pub organizer_name: &'a str,
    pub organizer_email: &'a str,
    pub section: Option<&'a str>,
    pub row_label: Option<&'a str>,
    pub seat_label: Option<&'a str>,
    pub calendar_sequence: i32,
    pub calendar_changed_at: jiff::Timestamp,
}
impl<'a> From<FindLineDetailsBorrowed<'a>> for FindLineDetails {
    fn from(
        FindLineDetailsBorrowed {
            position,
            doors_at,
            called_off,
            venue_name,
            address,
            postal_code,
            city,
            latitude,
            longitude,
            organizer_name,
            organizer_email,
            section,
            row_label,
            seat_label,
            calendar_sequence,
            calendar_changed_at,
        }: FindLineDetailsBorrowed<'a>,
    ) -> Self {
        Self {
            position,
            doors_at,
            called_off,
            venue_name: venue_name.into(),
            address: address.into(),
            postal_code: postal_code.into(),
            city: city.into(),
            latitude,
            longitude,
            organizer_name: organizer_name.into(),
            organizer_email: organizer_email.into(),
            section: section.map(|v| v.into()),
            row_label: row_label.map(|v| v.into()),
            seat_label: seat_label.map(|v| v.into()),
            calendar_sequence,
            calendar_changed_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FindLineDetailsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindLineDetailsBorrowed, tokio_postgres::Error>,
    mapper: fn(FindLineDetailsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindLineDetailsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindLineDetailsBorrowed) -> R,
    ) -> FindLineDetailsQuery<'c, 'a, 's, C, R, N> {
        FindLineDetailsQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct FindLineDetailsStmt(&'static str, Option<tokio_postgres::Statement>);
/// What tickets and calendar entries say beside the order itself, for each line.
pub fn find_line_details() -> FindLineDetailsStmt {
    FindLineDetailsStmt(
        "select l.position, c.doors_at, c.status = 'cancelled' or e.status = 'cancelled' as called_off, v.name as venue_name, v.address, v.postal_code, v.city, v.latitude, v.longitude, g.name as organizer_name, g.email as organizer_email, s.section, s.row_label, s.label as seat_label, c.calendar_sequence + o.calendar_sequence as calendar_sequence, greatest(c.calendar_changed_at, o.calendar_changed_at) as calendar_changed_at from lines l join orders o on o.order_id = l.order_id join events e on e.event_id = o.event_id join organizers g on g.organizer_id = e.organizer_id join occurrences c on c.occurrence_id = l.occurrence_id join venues v on v.venue_id = c.venue_id left join places s on s.place_id = l.place_id where l.order_id = $1 order by l.position",
        None,
    )
}
impl FindLineDetailsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        order_id: &'a uuid::Uuid,
    ) -> FindLineDetailsQuery<'c, 'a, 's, C, FindLineDetails, 1> {
        FindLineDetailsQuery {
            client,
            params: [order_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<FindLineDetailsBorrowed, tokio_postgres::Error> {
                Ok(FindLineDetailsBorrowed {
                    position: row.try_get(0)?,
                    doors_at: row.try_get(1)?,
                    called_off: row.try_get(2)?,
                    venue_name: row.try_get(3)?,
                    address: row.try_get(4)?,
                    postal_code: row.try_get(5)?,
                    city: row.try_get(6)?,
                    latitude: row.try_get(7)?,
                    longitude: row.try_get(8)?,
                    organizer_name: row.try_get(9)?,
                    organizer_email: row.try_get(10)?,
                    section: row.try_get(11)?,
                    row_label: row.try_get(12)?,
                    seat_label: row.try_get(13)?,
                    calendar_sequence: row.try_get(14)?,
                    calendar_changed_at: row.try_get(15)?,
                })
            },
            mapper: |it| FindLineDetails::from(it),
        }
    }
}
