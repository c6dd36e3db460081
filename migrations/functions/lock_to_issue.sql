-- Locks paid orders whose tickets are to be issued, and answers how they stand. One whose date was called off after it was
-- paid gets no ticket: it is cancelled, its money goes back, and its buyer is told in one mail. An order that has tickets is
-- left to whoever calls the date off.
--
-- `requests`: [{"order_id", "ids", "trace"}]; `ids`: four unused uuids (refund, mail, and two messages). One row per order
-- that exists, with the messages to publish.
--
-- Events are locked before orders. Whoever calls off an event or a date writes the event's row (see raise_offer_version): it
-- waits here until the tickets are committed and finds them, or is waited for, and no ticket is issued.
create or replace function lock_to_issue(requests jsonb, at timestamptz)
returns table (order_id uuid, event_id uuid, status text, messages uuid[])
language plpgsql as $$
#variable_conflict use_column
declare
    asked uuid[] := array(select distinct r.order_id from jsonb_to_recordset(requests) as r (order_id uuid));
    called_off uuid[];
    item record;
begin
    perform from events e
    where e.event_id in (select o.event_id from orders o where o.order_id = any(asked))
    order by e.event_id
    for share;

    perform from orders o where o.order_id = any(asked) order by o.order_id for update;

    called_off := array(
        select u.order_id
        from unsellable_orders(asked, at) as u
        join orders o on o.order_id = u.order_id
        where u.reason = 'date_cancelled' and o.status = 'paid'
            and not exists (select from tickets t where t.order_id = u.order_id)
    );
    -- All together, for the order in which claims and pools are locked.
    perform release_claims(called_off);
    for item in
        select distinct on (r.order_id) r.order_id, r.ids, r.trace, p.payment_id, p.captured
        from jsonb_to_recordset(requests) as r (order_id uuid, ids uuid[], trace text)
        join payments p on p.order_id = r.order_id and p.status = 'succeeded'
        where r.order_id = any(called_off)
        order by r.order_id
    loop
        perform cancel_order(item.order_id, at);
        perform queue_mail(item.ids[2], item.order_id, 'date_cancelled', item.ids[4], at, item.trace);
        if item.captured > 0 then
            perform request_refund(item.ids[1], item.payment_id, item.captured, 'date_cancelled', item.ids[3], at, item.trace);
        end if;
    end loop;

    return query
    select o.order_id, o.event_id, o.status, case
        when o.order_id <> all(called_off) then '{}'
        else array(
            select b.outbox_id
            from jsonb_to_recordset(requests) as r (order_id uuid, ids uuid[])
            join outbox b on b.outbox_id = any(r.ids)
            where r.order_id = o.order_id
        )
    end
    from orders o
    where o.order_id = any(asked);
end $$;
