-- Ends orders whose time is over and gives their places back; answers which. Buyers' claims end by the
-- clock without this: it only tidies up.
create or replace function expire_orders(at timestamptz, at_most integer) returns setof uuid
language plpgsql as $$
declare
    late uuid[];
begin
    late := array(
        select o.order_id from orders o
        where o.status in ('held', 'placed') and o.expires_at <= at
        order by o.expires_at
        limit at_most
        for update skip locked
    );
    perform release_claims(late);
    update orders set status = 'expired' where orders.order_id = any(late);
    return query select unnest(late);
end $$;
