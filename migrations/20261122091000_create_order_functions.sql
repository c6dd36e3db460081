-- What happens to an order after it is held. Each locks the order's row first.

-- The money is there, or none is due: the order becomes paid and its claims never expire again.
-- Answers paid; already_paid; or gone when the places were given to others, or the order was
-- cancelled, so that the money must go back.
create function settle_order(settled uuid, at timestamptz, message uuid, trace text) returns text
language plpgsql as $$
declare
    was text;
begin
    select o.status into was from orders o where o.order_id = settled for update;
    if was = 'paid' then
        return 'already_paid';
    end if;
    if was is null or was = 'cancelled' or not secure_claims(settled, at, 'infinity') then
        return 'gone';
    end if;
    update orders set status = 'paid', paid_at = at, expires_at = 'infinity' where orders.order_id = settled;
    insert into outbox (outbox_id, topic, payload, trace, created_at)
    values (message, 'order-paid', jsonb_build_object('order_id', settled), settle_order.trace, at);
    return 'paid';
end $$;

-- Ends orders whose time is over and gives their places back; answers which. Buyers' claims end by the
-- clock without this: it only tidies up.
create function expire_orders(at timestamptz, at_most integer) returns setof uuid
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

-- Ends an order at somebody's wish: its places are free again and its tickets no longer open a door.
-- Answers the status it had, or null when it could not be cancelled any more. Money is given back by
-- the caller, in the same transaction.
create function cancel_order(cancelled uuid, at timestamptz) returns text
language plpgsql as $$
declare
    was text;
begin
    select o.status into was from orders o where o.order_id = cancelled for update;
    if was is null or was in ('cancelled', 'expired') then
        return null;
    end if;
    perform release_claims(array[cancelled]);
    update tickets set status = 'revoked', revoked_at = at
    where tickets.order_id = cancelled and tickets.status = 'live';
    update lines set status = 'cancelled' where lines.order_id = cancelled;
    update orders set status = 'cancelled', cancelled_at = at, expires_at = at where orders.order_id = cancelled;
    return was;
end $$;
