-- The dates of an event, or one of them, each with what it has to sell. Sold: what is paid for; held: what somebody orders, or
-- has ordered and not paid yet.
--! list_occurrences (occurrence_id?) : (doors_at?, occurrence_series_id?)
select o.occurrence_id, o.version, o.number, o.venue_id, v.name as venue_name, v.time_zone, o.starts_at, o.ends_at, o.doors_at,
    o.status, o.occurrence_series_id, o.detached, exists (select from lines i where i.occurrence_id = o.occurrence_id) as ordered,
    coalesce((
        select jsonb_agg(
            jsonb_build_object('id', l.pool_id, 'version', l.version, 'name', l.name, 'numbered', l.numbered,
                'capacity', l.capacity, 'sold', c.sold, 'held', c.held)
            order by l.position, l.name
        )
        from pools l
        cross join lateral (
            select coalesce(sum(x.units) filter (where x.expires_at = 'infinity'), 0) as sold,
                coalesce(sum(x.units) filter (where x.expires_at > :at and x.expires_at < 'infinity'), 0) as held
            from claims x where x.pool_id = l.pool_id
        ) as c
        where l.occurrence_id = o.occurrence_id and l.kind = 'places'
    ), '[]') as pools
from occurrences o
join venues v using (venue_id)
where o.event_id = :event_id and (:occurrence_id::uuid is null or o.occurrence_id = :occurrence_id)
order by o.starts_at, o.occurrence_id;

-- How many dates an event has, and the number and id of the newest.
--! find_newest : (newest?)
select count(*) as dates, coalesce(max(o.number), 0) as number, (array_agg(o.occurrence_id order by o.number desc))[1] as newest
from occurrences o
where o.event_id = :event_id;

--! create_occurrence (doors_at?)
insert into occurrences (occurrence_id, event_id, venue_id, number, starts_at, ends_at, doors_at, calendar_changed_at)
values (:occurrence_id, :event_id, :venue_id, :number, :starts_at, :ends_at, :doors_at, :at);

-- How many seats a date has.
--! count_seats_of_date
select count(*) from pools l join places p using (pool_id) where l.occurrence_id = :occurrence_id and l.kind = 'places';

-- Gives new dates the capacities and seats of another, and sells them at the rates that all dates before were sold at, or at
-- all that the other is sold at.
--! copy_pools
with copied as (
    select l.pool_id as source_id, gen_random_uuid() as pool_id, o.occurrence_id, l.event_id, l.name, l.capacity, l.numbered, l.position
    from pools l
    cross join unnest(:occurrence_ids::uuid[]) as o (occurrence_id)
    where l.occurrence_id = :source_id and l.event_id = :event_id and l.kind = 'places'
), made as (
    insert into pools (pool_id, event_id, occurrence_id, name, capacity, numbered, position)
    select c.pool_id, c.event_id, c.occurrence_id, c.name, c.capacity, c.numbered, c.position from copied c
), seated as (
    insert into places (place_id, pool_id, section, row_label, label, position)
    select gen_random_uuid(), c.pool_id, p.section, p.row_label, p.label, p.position
    from copied c join places p on p.pool_id = c.source_id
)
insert into rate_pools (rate_id, pool_id, units)
select x.rate_id, c.pool_id, x.units
from copied c
join rate_pools x on x.pool_id = c.source_id
join rates r on r.rate_id = x.rate_id and r.archived_at is null
where :all_rates or (
    select count(distinct l.occurrence_id) from rate_pools y join pools l using (pool_id) where y.rate_id = x.rate_id
) = (select count(*) from occurrences o where o.event_id = :event_id and o.occurrence_id <> all(:occurrence_ids));

-- The first date of an event takes over the capacities that were planned for it.
--! take_planned_pools
update pools set occurrence_id = :occurrence_id, kind = 'places' where event_id = :event_id and kind = 'planned';

--! move_occurrence (doors_at?)
update occurrences
set venue_id = :venue_id, starts_at = :starts_at, ends_at = :ends_at, doors_at = :doors_at,
    detached = occurrence_series_id is not null, version = version + 1
where occurrence_id = :occurrence_id;
