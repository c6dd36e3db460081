-- The money is there, or none is due: the order becomes paid and its claims never expire again.
-- Answers paid; already_paid; or why the money must go back: gone when the places were given to others, or the order was
-- cancelled; else a reason of unsellable_orders.
create or replace function settle_order(settled uuid, at timestamptz, message uuid, trace text) returns text
language plpgsql as $$
declare
    was text;
    unsellable text;
begin
    select o.status into was from orders o where o.order_id = settled for update;
    if was = 'paid' then
        return 'already_paid';
    end if;
    if was is null or was = 'cancelled' then
        return 'gone';
    end if;
    select u.reason into unsellable from unsellable_orders(array[settled], at) as u;
    if unsellable is not null then
        return unsellable;
    end if;
    if not secure_claims(settled, at, 'infinity') then
        return 'gone';
    end if;
    update orders set status = 'paid', paid_at = at, expires_at = 'infinity' where orders.order_id = settled;
    insert into outbox (outbox_id, topic, payload, trace, created_at)
    values (message, 'order-paid', jsonb_build_object('order_id', settled), settle_order.trace, at);
    return 'paid';
end $$;
