-- What hold_orders answers for a request.
create domain hold_outcome as text constraint hold_outcome_check
    check (value in ('held', 'replayed', 'key_reused', 'stale', 'contended', 'unavailable'));

-- All requests of one call, taken apart. `n` in each part is the request's number, from 1.
create type hold_requests as (orders wanted_order[], lines wanted_line[], units wanted_units[]);

-- What became of request `n`. `shortage`: what an unavailable one lacks; `held`: the order of a replayed one.
create type hold_result as (n integer, outcome hold_outcome, shortage jsonb, held uuid);

-- It answered `outcome text`. The type of a result cannot be replaced; no release that calls it serves yet.
drop function if exists hold_orders(jsonb, timestamptz, uuid);
