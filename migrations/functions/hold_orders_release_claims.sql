-- A part of hold_orders: releases what an order gives up when its lines are replaced, and what has expired in the pools of
-- these units. Answers by how much `taken` is to change, as apply_taken_deltas takes it.
create or replace function hold_orders_release_claims(wanted_units wanted_units[], at timestamptz, replaced uuid) returns jsonb
language plpgsql as $$
#variable_conflict use_column
declare
    change jsonb := '{}';
    pools uuid[];
    item record;
begin
    if replaced is not null then
        for item in
            with released as (
                delete from claims c where c.order_id = replaced returning c.pool_id, c.units
            )
            select r.pool_id, sum(r.units) as units from released r group by r.pool_id
        loop
            change := add_units(change, item.pool_id, -item.units);
        end loop;
        delete from lines where lines.order_id = replaced;
    end if;

    -- Asked for the first to expire, the index is read at one place, whatever the planner expects to find.
    pools := array(
        select p.pool_id
        from (select distinct u.pool_id from unnest(wanted_units) as u) as p
        where (select c.expires_at from claims c where c.pool_id = p.pool_id order by c.expires_at limit 1) <= at
    );
    if cardinality(pools) > 0 then
        for item in select g.pool_id, g.units from release_expired_claims(pools, at) as g loop
            change := add_units(change, item.pool_id, -item.units);
        end loop;
    end if;
    return change;
end $$;
