-- Puts back what was deleted within 30 days: the same rows with the same ids. Answers
--   done    it is there again
--   absent  there is no such deletion, or it was restored before
--   clash   something else has its name or its place by now, or what it was for is gone: nothing has changed
--
-- A date or a product whose number was given to another gets the next one: no ticket names it yet. What ties it to something
-- that is gone by now stays away; but a code that was for certain rates is not put back for all. A rule that has made a date has
-- it again.
create or replace function restore_deletion(restored uuid, of_organizer uuid, of_event uuid, at timestamptz)
returns deletion_outcome
language plpgsql as $$
declare
    content jsonb;
    kept text;
    names text;
    only_live text;
begin
    select d.content into content
    from deletions d
    where d.deletion_id = restored and d.organizer_id = of_organizer and d.event_id is not distinct from of_event
        and d.deleted_at > at - interval '30 days'
    for update;
    if content is null then
        return 'absent';
    end if;

    if exists (
        select from occurrences o
        where o.event_id = of_event and o.number = (content #>> '{occurrences,0,number}')::integer
    ) then
        content := jsonb_set(content, '{occurrences,0,number}', (
            select to_jsonb(max(o.number) + 1) from occurrences o where o.event_id = of_event
        ));
    end if;
    if exists (
        select from products p where p.event_id = of_event and p.number = (content #>> '{products,0,number}')::integer
    ) then
        content := jsonb_set(content, '{products,0,number}', (
            select to_jsonb(max(p.number) + 1) from products p where p.event_id = of_event
        ));
    end if;

    -- Before what refers to it, each.
    foreach kept in array array['venues', 'occurrences', 'pools', 'places', 'products', 'rates', 'rate_pools',
        'product_requirements', 'codes', 'code_rates'] loop
        continue when jsonb_typeof(content -> kept) is distinct from 'array';
        -- Those that the kept rows have: what was added to the table since has its default.
        select string_agg(quote_ident(a.attname), ', ') into names
        from pg_attribute a
        where a.attrelid = kept::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            and content -> kept -> 0 ? a.attname;
        only_live := case kept
            when 'rate_pools' then 'exists (select from rates r where r.rate_id = k.rate_id)
                and exists (select from pools p where p.pool_id = k.pool_id)'
            when 'product_requirements' then 'exists (select from products p where p.product_id = k.product_id)'
            when 'code_rates' then 'exists (select from rates r where r.rate_id = k.rate_id)'
            else 'true'
        end;
        execute format('insert into %1$I (%2$s) select %2$s from jsonb_populate_recordset(null::%1$I, $1) as k where %3$s',
            kept, names, only_live) using content -> kept;
    end loop;
    if jsonb_typeof(content -> 'code_rates') = 'array' and not exists (
        select from code_rates x where x.code_id = (content #>> '{codes,0,code_id}')::uuid
    ) then
        raise foreign_key_violation;
    end if;
    -- An add-on for certain tickets is not put back for all, either.
    if jsonb_typeof(content -> 'product_requirements') = 'array' and not exists (
        select from product_requirements q where q.addon_id = (content #>> '{products,0,product_id}')::uuid
    ) then
        raise foreign_key_violation;
    end if;
    update occurrence_series s
    set series = jsonb_set(s.series, '{exceptions}', coalesce(s.series -> 'exceptions', '[]') - made.recurrence_on),
        version = s.version + 1
    from jsonb_populate_recordset(null::occurrences, content -> 'occurrences') as made
    where s.occurrence_series_id = made.occurrence_series_id;
    delete from deletions d where d.deletion_id = restored;
    return 'done';
exception
    when unique_violation or exclusion_violation or foreign_key_violation then
        return 'clash';
end $$;
