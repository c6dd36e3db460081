-- Ends an order at somebody's wish: its places are free again and its tickets no longer open a door.
-- Answers the status it had, or null when it could not be cancelled any more. Money is given back by
-- the caller, in the same transaction.
create or replace function cancel_order(cancelled uuid, at timestamptz) returns text
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
