-- The rules of an event, or one of them, each with the dates it has made that are there.
--! list_series (series_id?) : (doors_minutes?)
select s.occurrence_series_id, s.version, s.venue_id, s.series, s.doors_minutes,
    (select count(*) from occurrences o where o.occurrence_series_id = s.occurrence_series_id) as dates
from occurrence_series s
where s.event_id = :event_id and (:series_id::uuid is null or s.occurrence_series_id = :series_id)
order by s.created_at, s.occurrence_series_id;

--! create_series (doors_minutes?)
insert into occurrence_series (occurrence_series_id, event_id, venue_id, series, doors_minutes, created_at)
values (:series_id, :event_id, :venue_id, :series, :doors_minutes, :at);

--! change_series (doors_minutes?)
update occurrence_series
set venue_id = :venue_id, series = :series, doors_minutes = :doors_minutes, version = version + 1
where occurrence_series_id = :series_id;

-- The dates that a rule has made. One that was called off stays as one that somebody has ordered.
--! made_dates
select o.recurrence_on, o.detached,
    o.status = 'cancelled' or exists (select from lines i where i.occurrence_id = o.occurrence_id) as ordered
from occurrences o
where o.occurrence_series_id = :series_id;

-- Dates that a rule makes, numbered on.
--! add_dates (doors_minutes?)
insert into occurrences (occurrence_id, event_id, venue_id, number, starts_at, ends_at, doors_at, calendar_changed_at,
    occurrence_series_id, recurrence_on)
select d.occurrence_id, :event_id, :venue_id, :last_number + d.position::integer, d.starts_at, d.ends_at,
    d.starts_at - make_interval(mins => :doors_minutes), :at, :series_id, d.recurrence_on
from unnest(:occurrence_ids::uuid[], :starts_at::timestamptz[], :ends_at::timestamptz[], :recurrence_on::text[])
    with ordinality as d (occurrence_id, starts_at, ends_at, recurrence_on, position);

-- Moves the dates that follow a rule to where it has them now.
--! move_dates (doors_minutes?)
update occurrences o
set venue_id = :venue_id, starts_at = d.starts_at, ends_at = d.ends_at,
    doors_at = d.starts_at - make_interval(mins => :doors_minutes), version = o.version + 1
from unnest(:recurrence_on::text[], :starts_at::timestamptz[], :ends_at::timestamptz[]) as d (recurrence_on, starts_at, ends_at)
where o.occurrence_series_id = :series_id and o.recurrence_on = d.recurrence_on and not o.detached and o.status = 'scheduled'
    and (o.venue_id, o.starts_at, o.ends_at, o.doors_at)
        is distinct from (:venue_id, d.starts_at, d.ends_at, d.starts_at - make_interval(mins => :doors_minutes));

-- Deletes dates that a rule has no more, with all that was to be sold of them.
--! remove_dates
with gone as (
    select o.occurrence_id from occurrences o where o.occurrence_series_id = :series_id and o.recurrence_on = any(:recurrence_on)
), emptied as (
    select l.pool_id from pools l join gone using (occurrence_id)
), untaken as (
    delete from rate_pools x using emptied e where x.pool_id = e.pool_id returning x.pool_id
), unseated as (
    delete from places p using emptied e where p.pool_id = e.pool_id returning p.pool_id
), drained as (
    delete from pools l using emptied e
    where l.pool_id = e.pool_id and (select count(*) from untaken) >= 0 and (select count(*) from unseated) >= 0
    returning l.pool_id
)
delete from occurrences o using gone g
where o.occurrence_id = g.occurrence_id and (select count(*) from drained) >= 0;
