-- Adds to `taken`, pool by pool in id order. `change`: {"<pool id>": units, …}.
create or replace function apply_taken_deltas(change jsonb) returns void
language plpgsql as $$
declare
    moved record;
begin
    for moved in
        select e.key::uuid as pool_id, e.value::integer as units
        from jsonb_each_text(change) as e
        where e.value::integer <> 0
        order by e.key::uuid
    loop
        update pools set taken = taken + moved.units where pools.pool_id = moved.pool_id;
    end loop;
end $$;
