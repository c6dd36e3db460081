-- A part of hold_orders: the requests that have no result yet.
create or replace function hold_orders_without(requests hold_requests, results hold_result[]) returns hold_requests
language plpgsql immutable as $$
#variable_conflict use_column
declare
    done integer[];
begin
    if cardinality(results) > 0 then
        done := array(select r.n from unnest(results) as r);
        requests.orders := array(select o from unnest(requests.orders) as o where o.n <> all(done));
        requests.lines := array(select l from unnest(requests.lines) as l where l.n <> all(done));
        requests.units := array(select u from unnest(requests.units) as u where u.n <> all(done));
    end if;
    return requests;
end $$;
