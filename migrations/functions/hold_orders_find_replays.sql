-- A part of hold_orders: finds the orders that were made with the keys of these, whatever the stock is now. After a day a
-- key is forgotten. Of requests with one key the first counts; the others ask again, and then find what became of it.
-- Answers replayed, key_reused and contended.
create or replace function hold_orders_find_replays(wanted_orders wanted_order[], at timestamptz) returns hold_result[]
language plpgsql as $$
#variable_conflict use_column
declare
    -- Without an outcome: a key to forget.
    found_keys hold_result[] := array(
        select row(w.n, case
                when not w.is_first and coalesce(o.created_at <= at - interval '24 hours', true) then 'contended'
                when o.created_at <= at - interval '24 hours' then null
                when o.hold_fingerprint = decode(w.fingerprint, 'hex') then 'replayed'
                else 'key_reused'
            end, null, o.order_id)::hold_result
        from (
            select k.n, k.key, k.fingerprint, row_number() over (partition by k.key order by k.n) = 1 as is_first
            from unnest(wanted_orders) as k
            where k.key is not null
        ) as w
        left join orders o on o.hold_key = w.key
        where o.order_id is not null or not w.is_first
    );
begin
    if cardinality(found_keys) = 0 then
        return found_keys;
    end if;
    update orders o set hold_key = null from unnest(found_keys) as f where f.outcome is null and o.order_id = f.held;
    return array(
        select row(f.n, f.outcome, null, case when f.outcome = 'replayed' then f.held end)::hold_result
        from unnest(found_keys) as f
        where f.outcome is not null
    );
end $$;
