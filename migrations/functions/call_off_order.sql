-- Ends what an order has of what was called off: its tickets open no door, its places are free, and what was paid for them
-- goes back if the cancellation says so. An order that has nothing else, or is not paid, is over; of a paid one for other
-- dates too the rest stays. Its buyer is told, if they had ordered. What is over already stays as it is.
--
-- `ids`: four unused uuids (refund, mail, and two messages). The caller has locked the order, its claims, and their pools.
create or replace function call_off_order(cancellation cancellations, called_off uuid, ids uuid[], at timestamptz, trace text)
returns void
language plpgsql as $$
declare
    ordered orders%rowtype;
    gone smallint[];
    price bigint;
    payment uuid;
    refundable bigint;
begin
    select * into ordered from orders o where o.order_id = called_off;
    select array_agg(l.position), sum(l.price) into gone, price
    from lines l
    where l.order_id = called_off and l.status = 'live'
        and (cancellation.occurrence_id is null or l.occurrence_id = cancellation.occurrence_id);
    if gone is null or ordered.status not in ('held', 'placed', 'paid') then
        return;
    end if;

    if ordered.status = 'paid' and exists (
        select from lines l where l.order_id = called_off and l.status = 'live' and l.position <> all(gone)
    ) then
        update tickets t set status = 'revoked', revoked_at = at
        where t.order_id = called_off and t.position = any(gone) and t.status = 'live';
        update lines l set status = 'cancelled' where l.order_id = called_off and l.position = any(gone);
        perform trim_claims(called_off);
    else
        perform cancel_order(called_off, at);
    end if;

    if ordered.status = 'paid' and cancellation.refunds then
        select p.payment_id, p.captured - coalesce((
            select sum(r.amount) from refunds r where r.payment_id = p.payment_id and r.status <> 'failed'
        ), 0)
        into payment, refundable
        from payments p where p.order_id = called_off and p.status = 'succeeded';
        if least(price, refundable) > 0 then
            perform request_refund(ids[1], payment, least(price, refundable), 'date_cancelled', ids[3], at, call_off_order.trace);
        end if;
    end if;
    if ordered.placed_at is not null and ordered.expires_at > at then
        perform queue_mail(ids[2], called_off, 'date_cancelled', ids[4], at, call_off_order.trace);
        update mails m set cancellation_id = cancellation.cancellation_id where m.mail_id = ids[2];
    end if;
end $$;
