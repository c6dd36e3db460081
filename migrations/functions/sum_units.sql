-- Adds up rows of (pool, units) into the object that move_taken takes.
create or replace function sum_units(so_far jsonb, pool uuid, units bigint) returns jsonb
language sql immutable
return so_far || jsonb_build_object(pool::text, coalesce((so_far ->> pool::text)::bigint, 0) + units);
