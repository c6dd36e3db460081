-- A page of the published events of one organizer: those that are not over, in the order of their next dates, or, `past`, those of
-- which every date is over, each with its last one and the latest first. What the organizer has put away is in neither. Answers at most
-- `at_most` rows that come after the row whose sort key is given.
create or replace function events_of_organizer(slug text, past boolean, since timestamptz, after_starts_at timestamptz,
    after_event_id uuid, at_most bigint)
returns table (event_id uuid, occurrence_id uuid, starts_at timestamptz)
language plpgsql stable rows 20
as $$
#variable_conflict use_column
begin
    return query
    select e.event_id, o.occurrence_id, o.starts_at
    from organizers g
    join events e on e.organizer_id = g.organizer_id and e.status = 'published' and e.archived_at is null
    cross join lateral (
        select x.occurrence_id, x.starts_at from occurrences x
        where x.event_id = e.event_id and x.status = 'scheduled' and (past or x.ends_at > since)
        order by case when past then x.starts_at end desc, x.starts_at, x.occurrence_id
        limit 1
    ) o
    where g.slug = events_of_organizer.slug
        and not (past and exists (
            select from occurrences x where x.event_id = e.event_id and x.status = 'scheduled' and x.ends_at > since
        ))
        and case
            when past then (o.starts_at, e.event_id) < (after_starts_at, after_event_id)
            else (o.starts_at, e.event_id) > (after_starts_at, after_event_id)
        end
    order by case when past then o.starts_at end desc, case when past then e.event_id end desc, o.starts_at, e.event_id
    limit at_most;
end $$;
