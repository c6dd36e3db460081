-- Adds up rows of (pool, units) into the object that apply_taken_deltas takes.
create or replace function add_units(so_far jsonb, pool uuid, units bigint) returns jsonb
language sql immutable
return so_far || jsonb_build_object(pool::text, coalesce((so_far ->> pool::text)::bigint, 0) + units);
