-- Takes places for several orders at once, each all or nothing, none failing its neighbours. Each step is a function of
-- its own, named hold_orders_<step>.
--
-- `requests`: [{"order_id", "event_id", "offer_version", "reference", "locale", "currency", "total",
-- "tax_total", "discount_total", "code_id", "created_at", "expires_at", "lines": [{"position", "occurrence_id",
-- "rate_id", "place_id", "description", "stock": [{"pool_id", "units", "place_id"}], "full_price",
-- "price", "tax", "tax_rate_basis_points"}], "key", "fingerprint" (hex)}]. The place of a line is also in its stock.
-- `replaced`: an order whose lines these are to replace (then it is the only request, and the caller
-- rolls back unless the outcome is held). A replacement has no key.
--
-- One row per request, numbered from 1, with its outcome:
--   held         the order and its claims exist
--   replayed     the key has been used with this body, for the order `held`
--   key_reused   the key has been used with another body
--   stale        priced from an offer that has changed
--   contended    what it lacks is being given back or renewed at this moment, or its key is being used or has just
--                been: the caller asks again
--   unavailable  `shortage`: {"pools": [{"pool_id", "wanted", "free"}], "places": [place ids]}
-- Raises check_violation on pools_taken_check when another process took the room between our look and
-- our update, and foreign_key_violation on lines_place_id_fkey or claims_place_id_pool_id_fkey when its organizer took a
-- place out of the pool meanwhile: nothing has changed then, and the caller asks again.
create or replace function hold_orders(requests jsonb, at timestamptz, replaced uuid default null)
returns table (request integer, outcome hold_outcome, shortage jsonb, held uuid)
language plpgsql as $$
#variable_conflict use_column
declare
    requested hold_requests := hold_orders_read_requests(requests);
    -- Those that have no result yet.
    wanted hold_requests := requested;
    results hold_result[];
    -- By how much `taken` changes, as apply_taken_deltas takes it.
    change jsonb;
begin
    -- Look at the keys.
    results := hold_orders_find_replays(wanted.orders, at);
    wanted := hold_orders_without(wanted, results);

    -- Look at the offer and the stock.
    results := results || hold_orders_refuse_stale(wanted.orders);
    wanted := hold_orders_without(wanted, results);
    change := hold_orders_release_claims(wanted.units, at, replaced);
    results := results || hold_orders_refuse_taken_places(wanted.lines, at);
    wanted := hold_orders_without(wanted, results);
    results := results || hold_orders_refuse_oversell(wanted.units, change, at);
    wanted := hold_orders_without(wanted, results);
    results := hold_orders_find_late_replays(requested.orders, results);

    -- Take: orders, lines, claims, and last the counters of the pools, whose rows others wait for.
    if replaced is null then
        results := results || hold_orders_insert_orders(wanted.orders, at);
        wanted := hold_orders_without(wanted, results);
    else
        perform hold_orders_update_order(wanted.orders, replaced);
    end if;
    if not hold_orders_insert_claims(wanted.lines, wanted.units) then
        results := hold_orders_undo_losers(wanted, results);
        wanted := hold_orders_without(wanted, results);
    end if;
    perform apply_taken_deltas(hold_orders_add_units(change, wanted.units));

    return query
    select r.n, r.outcome, r.shortage, r.held from unnest(results) as r
    union all
    select o.n, 'held'::hold_outcome, null, null from unnest(wanted.orders) as o;
end $$;
