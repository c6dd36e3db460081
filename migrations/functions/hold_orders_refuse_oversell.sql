-- A part of hold_orders: refuses orders for which the pools have no room. If all fit together, none is; else first come,
-- first served. `change`: what has been released and is still counted in `taken`.
--
-- It locks nothing, so two that look at the same moment may both find the last unit free. What keeps a pool from being
-- oversold even then is its check, `pools_taken_check`, when apply_taken_deltas counts the units: the second waits for the row
-- of the first, fails, and its caller asks again.
--
-- Answers unavailable, and contended where somebody else is releasing what has expired, or has done so since the look.
create or replace function hold_orders_refuse_oversell(wanted_units wanted_units[], change jsonb, at timestamptz)
returns hold_result[]
language plpgsql as $$
#variable_conflict use_column
declare
    results hold_result[] := '{}';
    -- What is free in each pool: when it was looked at, and after each order that is served.
    looked_at jsonb;
    free jsonb;
    short jsonb;
    item record;
begin
    if not exists (
        select from unnest(wanted_units) as u
        join pools p on p.pool_id = u.pool_id
        group by p.pool_id
        having sum(u.units) > p.capacity - p.taken - coalesce((change ->> p.pool_id::text)::bigint, 0)
    ) then
        return results;
    end if;

    select jsonb_object_agg(p.pool_id, p.capacity - p.taken - coalesce((change ->> p.pool_id::text)::bigint, 0))
    into looked_at
    from pools p
    where p.pool_id in (select u.pool_id from unnest(wanted_units) as u);
    free := looked_at;
    for item in
        select d.n, jsonb_object_agg(d.pool_id, d.units) as wanted
        from (select u.n, u.pool_id, sum(u.units) as units from unnest(wanted_units) as u group by u.n, u.pool_id) as d
        group by d.n
        order by d.n
    loop
        select jsonb_agg(jsonb_build_object('pool_id', w.key, 'wanted', w.value::bigint,
                'free', greatest((free ->> w.key)::bigint, 0)) order by w.key)
        into short
        from jsonb_each_text(item.wanted) as w
        where w.value::bigint > (free ->> w.key)::bigint;

        if short is null then
            select free || jsonb_object_agg(w.key, (free ->> w.key)::bigint - w.value::bigint) into free
            from jsonb_each_text(item.wanted) as w;
        elsif exists (
            select from jsonb_to_recordset(short) as s (pool_id uuid) join pools p on p.pool_id = s.pool_id
            where exists (select from claims c where c.pool_id = p.pool_id and c.expires_at <= at)
                or p.capacity - p.taken - coalesce((change ->> p.pool_id::text)::bigint, 0)
                    > (looked_at ->> p.pool_id::text)::bigint
        ) then
            results := results || row(item.n, 'contended', null, null)::hold_result;
        else
            results := results || row(item.n, 'unavailable',
                jsonb_build_object('pools', short, 'places', '[]'::jsonb), null)::hold_result;
        end if;
    end loop;
    return results;
end $$;
