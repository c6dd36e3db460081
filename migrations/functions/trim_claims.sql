-- Leaves a paid order what its live lines need, and gives the rest of what it has claimed back. The caller has locked the
-- order, its claims, and their pools.
create or replace function trim_claims(of_order uuid) returns void
language plpgsql as $$
declare
    change jsonb;
begin
    select jsonb_object_agg(m.pool_id, m.units) into change
    from (
        select u.pool_id, sum(u.units) as units
        from (
            select c.pool_id, -c.units as units from claims c where c.order_id = of_order
            union all
            select s.pool_id, s.units
            from lines l, jsonb_to_recordset(l.stock) as s (pool_id uuid, units integer)
            where l.order_id = of_order and l.status = 'live'
        ) as u
        group by u.pool_id
    ) as m;
    if change is null then
        return;
    end if;
    delete from claims c where c.order_id = of_order;
    insert into claims (order_id, position, pool_id, units, place_id, expires_at)
    select of_order, min(l.position), s.pool_id, sum(s.units), s.place_id, 'infinity'
    from lines l, jsonb_to_recordset(l.stock) as s (pool_id uuid, units integer, place_id uuid)
    where l.order_id = of_order and l.status = 'live'
    group by s.pool_id, s.place_id;
    perform apply_taken_deltas(change);
end $$;
