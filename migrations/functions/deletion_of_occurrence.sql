-- Deletes a date with its capacities and their seats, and answers the rows as they were; null where somebody has ordered for it,
-- or it was called off. A rule that has made it leaves it out from then on: a change of the rule does not make it again. A part of
-- delete_for_now.
create or replace function deletion_of_occurrence(deleted uuid) returns jsonb
language plpgsql as $$
declare
    content jsonb;
begin
    if exists (select from lines l where l.occurrence_id = deleted)
        or exists (select from occurrences o where o.occurrence_id = deleted and o.status = 'cancelled') then
        return null;
    end if;
    content := jsonb_build_object(
        'occurrences', (select jsonb_agg(to_jsonb(o)) from occurrences o where o.occurrence_id = deleted),
        'pools', (select jsonb_agg(to_jsonb(p)) from pools p where p.occurrence_id = deleted),
        'places', (select jsonb_agg(to_jsonb(s)) from places s join pools p using (pool_id) where p.occurrence_id = deleted),
        'rate_pools', (select jsonb_agg(to_jsonb(x)) from rate_pools x join pools p using (pool_id) where p.occurrence_id = deleted)
    );
    delete from rate_pools x using pools p where p.pool_id = x.pool_id and p.occurrence_id = deleted;
    delete from places s using pools p where p.pool_id = s.pool_id and p.occurrence_id = deleted;
    delete from pools p where p.occurrence_id = deleted;
    delete from occurrences o where o.occurrence_id = deleted;
    update occurrence_series s
    set series = jsonb_set(s.series, '{exceptions}', coalesce(s.series -> 'exceptions', '[]') || jsonb_build_array(made.recurrence_on)),
        version = s.version + 1
    from jsonb_populate_recordset(null::occurrences, content -> 'occurrences') as made
    where s.occurrence_series_id = made.occurrence_series_id;
    return content;
end $$;
