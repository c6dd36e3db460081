-- Makes sure that an order has all that its live lines need, until a time: keeps the claims it still
-- has, and takes again those that somebody else was given after they had expired. Answers whether it
-- could; if not, nothing has changed. The caller has locked the order's row.
create or replace function secure_claims(of_order uuid, at timestamptz, until timestamptz) returns boolean
language plpgsql as $$
declare
    needed integer;
    kept integer;
    missing jsonb;
    pool_ids uuid[];
    change jsonb;
    item record;
begin
    select coalesce(sum(s.units), 0) into needed
    from lines l, jsonb_to_recordset(l.stock) as s (units integer)
    where l.order_id = of_order and l.status = 'live';

    select coalesce(sum(mine.units), 0) into kept
    from (select c.units from claims c where c.order_id = of_order for update) as mine;
    if kept = needed then
        update claims set expires_at = until where claims.order_id = of_order;
        return true;
    end if;

    select jsonb_agg(jsonb_build_object(
        'position', n.position, 'pool_id', n.pool_id, 'units', n.units - n.kept, 'place_id', n.place_id))
    into missing
    from (
        select min(l.position) as position, s.pool_id, s.place_id, sum(s.units) as units, (
                select coalesce(sum(c.units), 0) from claims c
                where c.order_id = of_order and c.pool_id = s.pool_id and c.place_id is not distinct from s.place_id
            ) as kept
        from lines l, jsonb_to_recordset(l.stock) as s (pool_id uuid, units integer, place_id uuid)
        where l.order_id = of_order and l.status = 'live'
        group by s.pool_id, s.place_id
    ) as n
    where n.units > n.kept;
    pool_ids := array(select distinct m.pool_id from jsonb_to_recordset(missing) as m (pool_id uuid));

    -- What somebody gives back, renews or takes at this very moment is neither free nor gone: we let go of
    -- everything and look again, rather than wait for each other or send a late buyer's money back in vain.
    for attempt in 1 .. 20 loop
        begin
            update claims set expires_at = until where claims.order_id = of_order;

            change := '{}';
            for item in select g.pool_id, g.units from release_expired_claims(pool_ids, at) as g loop
                change := add_units(change, item.pool_id, -item.units);
            end loop;
            for item in
                select m.pool_id, sum(m.units) as units
                from jsonb_to_recordset(missing) as m (pool_id uuid, units integer)
                group by m.pool_id
            loop
                change := add_units(change, item.pool_id, item.units);
            end loop;

            for item in
                select c.expires_at <= at as moving
                from jsonb_to_recordset(missing) as m (place_id uuid) join claims c on c.place_id = m.place_id
                union all
                select exists (select from claims c where c.pool_id = p.pool_id and c.expires_at <= at)
                from pools p
                where p.pool_id = any(pool_ids) and p.taken + (change ->> p.pool_id::text)::bigint > p.capacity
                order by moving
            loop
                if item.moving then
                    raise serialization_failure;
                end if;
                raise no_data_found;
            end loop;

            insert into claims (order_id, position, pool_id, units, place_id, expires_at)
            select of_order, m.position, m.pool_id, m.units, m.place_id, until
            from jsonb_to_recordset(missing) as m (position smallint, pool_id uuid, units integer, place_id uuid)
            order by m.place_id nulls last, m.pool_id
            on conflict (order_id, position, pool_id) do update
                set units = claims.units + excluded.units, expires_at = excluded.expires_at;

            perform apply_taken_deltas(change);
            return true;
        exception
            -- A place that was taken out of its pool is gone too.
            when no_data_found or foreign_key_violation then
                return false;
            when serialization_failure or unique_violation or check_violation then
                perform pg_sleep(0.002 * attempt);
        end;
    end loop;
    return false;
end $$;
