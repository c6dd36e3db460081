-- A part of hold_orders: looks once more at the keys of those that were refused. What somebody has taken becomes visible
-- together with their key. So a request that was refused because of itself, which somebody else is serving at this
-- moment, finds its key now: it is contended, and told of that order when it asks again. Answers all results.
create or replace function hold_orders_find_late_replays(wanted_orders wanted_order[], results hold_result[])
returns hold_result[]
language plpgsql as $$
begin
    if cardinality(results) = 0 then
        return results;
    end if;
    return array(
        select case
            when r.outcome = 'unavailable' and exists (
                select from unnest(wanted_orders) as w join orders o on o.hold_key = w.key where w.n = r.n
            ) then row(r.n, 'contended', null, null)::hold_result
            else r
        end
        from unnest(results) as r
    );
end $$;
