-- Goes on with a cancellation: ends its next orders, at most `at_most`. Answers the messages to publish, one of which goes on
-- after these orders unless they were the last; no row where there is no such cancellation. Only orders that still have
-- something of it are gone through, so that it may begin anew at any time.
--
-- `ids`: unused uuids, five for each order (refund, mail, two messages, and one more).
--
-- All orders are locked first, then all they claim, then the pools, each by their ids, so that nobody who ends, pays or
-- refunds one of them meanwhile can deadlock with this. Each order is ended by itself, as it stands once it is locked: one
-- that cannot be ended leaves the others as they are.
create or replace function continue_cancellation(continued uuid, at_most integer, ids uuid[], at timestamptz, trace text)
returns table (messages uuid[], done integer, failed integer)
language plpgsql as $$
#variable_conflict use_column
declare
    cancellation cancellations%rowtype;
    batch uuid[];
    ended integer := 0;
    refused integer := 0;
    why text;
    is_last boolean;
begin
    select * into cancellation from cancellations c where c.cancellation_id = continued for update;
    if cancellation.cancellation_id is null then
        return;
    end if;
    if cancellation.finished_at is not null then
        return query select '{}'::uuid[], 0, 0;
        return;
    end if;

    batch := array(
        select o.order_id
        from orders_called_off(cancellation.event_id, cancellation.occurrence_id) as o
        where cancellation.after_order_id is null or o.order_id > cancellation.after_order_id
        order by o.order_id
        limit at_most
    );
    perform from orders o where o.order_id = any(batch) order by o.order_id for update;
    perform from claims c where c.order_id = any(batch) order by c.place_id nulls last, c.order_id, c.position, c.pool_id for update;
    perform from pools p
    where p.pool_id in (select c.pool_id from claims c where c.order_id = any(batch))
    order by p.pool_id
    for no key update;

    for n in 1 .. cardinality(batch) loop
        begin
            perform call_off_order(cancellation, batch[n], ids[5 * n - 4 : 5 * n - 1], at, continue_cancellation.trace);
            ended := ended + 1;
        exception when others then
            refused := refused + 1;
            why := batch[n] || ': ' || sqlerrm;
        end;
    end loop;

    is_last := cardinality(batch) < at_most;
    update cancellations c
    set after_order_id = coalesce(batch[cardinality(batch)], c.after_order_id), continued_at = at,
        done = c.done + ended, failed = c.failed + refused, failure = coalesce(why, c.failure),
        finished_at = case when is_last and c.failed + refused = 0 then at end
    where c.cancellation_id = continued;
    if not is_last then
        insert into outbox (outbox_id, topic, payload, trace, created_at)
        values (ids[5], 'cancellation-requested', jsonb_build_object('cancellation_id', continued), continue_cancellation.trace, at);
    end if;
    return query select array(select b.outbox_id from outbox b where b.outbox_id = any(ids)), ended, refused;
end $$;
