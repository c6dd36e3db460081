-- A page of the public catalogue: published events that are not over, each with the first of its occurrences that
-- fits. Answers at most `at_most` rows that come after the row whose sort key is given. A parameter that is null does
-- not matter. A function, because the best plan depends on what is asked: with one plan for anything at all, the
-- database would read the whole catalogue for each page.
--
-- In the order of their dates.
create or replace function events_by_date(category text, since timestamptz, until timestamptz, from_date date, to_date date,
    after_starts_at timestamptz, after_event_id uuid, at_most bigint)
returns table (event_id uuid, occurrence_id uuid, starts_at timestamptz)
language plpgsql stable rows 20 set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
declare
    earliest timestamptz;
begin
    -- The walk along the dates begins with the first that is still under way.
    with under_way as materialized (
        select o.starts_at from occurrences o where tstzrange(o.starts_at, o.ends_at) @> since
    )
    select least(since, min(u.starts_at)) into earliest from under_way u;

    return query
    select e.event_id, o.occurrence_id, o.starts_at
    from occurrences o
    join events e on e.event_id = o.event_id and e.status = 'published'
        and (events_by_date.category is null or e.category = events_by_date.category)
    join venues v on v.venue_id = o.venue_id
    where o.starts_at >= earliest and o.status = 'scheduled'
        and (o.starts_at, o.event_id) > (after_starts_at, after_event_id)
        and takes_place(o.starts_at, o.ends_at, v.time_zone, since, until, from_date, to_date)
        and not exists (
            select from occurrences x join venues y on y.venue_id = x.venue_id
            where x.event_id = o.event_id and x.status = 'scheduled'
                and (x.starts_at, x.occurrence_id) < (o.starts_at, o.occurrence_id)
                and takes_place(x.starts_at, x.ends_at, y.time_zone, since, until, from_date, to_date)
        )
    order by o.starts_at, o.event_id
    limit at_most;
end $$;
