-- A page of the public catalogue: published events that are not over, each with the first of its occurrences that
-- fits. Answers at most `at_most` rows that come after the row whose sort key is given. A parameter that is null does
-- not matter. A function, because the best plan depends on what is asked: with one plan for anything at all, the
-- database would read the whole catalogue for each page.
--
-- The nearest first, within `radius_m`. A position is needed.
create or replace function events_nearby(latitude double precision, longitude double precision, radius_m double precision,
    category text, since timestamptz, until timestamptz, from_date date, to_date date, after_distance_m bigint,
    after_starts_at timestamptz, after_event_id uuid, at_most bigint)
returns table (event_id uuid, occurrence_id uuid, starts_at timestamptz, distance_m bigint)
language plpgsql stable rows 20 set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
declare
    here earth := ll_to_earth(latitude, longitude);
begin
    return query
    with around as materialized (
        select v.venue_id, v.time_zone, round(sec_to_gc(cube_distance(here, v.position)))::bigint as distance_m
        from venues v
        where earth_box(here, radius_m) @> v.position and sec_to_gc(cube_distance(here, v.position)) <= radius_m
    ), fitting as (
        select distinct on (o.event_id) o.event_id, o.occurrence_id, o.starts_at, v.distance_m
        from around v
        join occurrences o on o.venue_id = v.venue_id
        where o.status = 'scheduled'
            and takes_place(o.starts_at, o.ends_at, v.time_zone, since, until, from_date, to_date)
        order by o.event_id, o.starts_at, o.occurrence_id
    )
    select f.event_id, f.occurrence_id, f.starts_at, f.distance_m
    from fitting f
    join events e on e.event_id = f.event_id and e.status = 'published'
        and (events_nearby.category is null or e.category = events_nearby.category)
    where (f.distance_m, f.starts_at, f.event_id) > (after_distance_m, after_starts_at, after_event_id)
    order by f.distance_m, f.starts_at, f.event_id
    limit at_most;
end $$;
