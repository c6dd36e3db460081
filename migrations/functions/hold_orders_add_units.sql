-- A part of hold_orders: adds what is taken to what was released, as apply_taken_deltas takes it.
create or replace function hold_orders_add_units(change jsonb, wanted_units wanted_units[]) returns jsonb
language plpgsql immutable as $$
#variable_conflict use_column
begin
    return (
        select coalesce(jsonb_object_agg(m.pool_id, m.units), '{}')
        from (
            select a.pool_id, sum(a.units) as units
            from (
                select u.pool_id, u.units from unnest(wanted_units) as u
                union all
                select c.key::uuid, c.value::integer from jsonb_each_text(change) as c
            ) as a
            group by a.pool_id
        ) as m
    );
end $$;
