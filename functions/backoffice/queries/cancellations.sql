-- What calling an event or a date off would end, by currency: paid orders with their tickets and what was paid for these, and
-- orders under way.
--! preview_cancellation (occurrence_id?)
select o.currency,
    count(distinct o.order_id) filter (where o.status = 'paid') as orders,
    count(*) filter (where o.status = 'paid') as tickets,
    coalesce(sum(l.price) filter (where o.status = 'paid'), 0)::bigint as paid,
    count(distinct o.order_id) filter (where o.status = 'held' and o.expires_at > :at) as held,
    count(distinct o.order_id) filter (where o.status = 'placed' and o.expires_at > :at) as awaiting_payment
from orders_called_off(:event_id, :occurrence_id) as c
join orders o on o.order_id = c.order_id
join lines l on l.order_id = o.order_id
where l.status = 'live' and (:occurrence_id::uuid is null or l.occurrence_id = :occurrence_id)
group by o.currency
order by o.currency;

--! cancel_event
update events set status = 'cancelled', version = version + 1 where event_id = :event_id;

--! cancel_occurrence
update occurrences set status = 'cancelled', version = version + 1 where occurrence_id = :occurrence_id;

-- Writes down that something was called off, and enqueues the message that begins to end its orders.
--! create_cancellation (occurrence_id?, message?, trace?)
with created as (
    insert into cancellations (cancellation_id, organizer_id, event_id, occurrence_id, refunds, message, created_at, continued_at)
    values (:cancellation_id, :organizer_id, :event_id, :occurrence_id, :refunds, :message, :at, :at)
    returning cancellation_id
)
insert into outbox (outbox_id, topic, payload, trace, created_at)
select :message_id, 'cancellation-requested', jsonb_build_object('cancellation_id', c.cancellation_id), :trace, :at from created c;

-- What was called off of an event, or one of it, and how many orders are still to be gone through.
--! list_cancellations (cancellation_id?) : (occurrence_id?, message?, finished_at?)
select c.cancellation_id, c.occurrence_id, c.refunds, c.message, c.created_at, c.finished_at, c.done, c.failed,
    case when c.finished_at is null then (
        select count(*) from orders_called_off(c.event_id, c.occurrence_id) as o
        where c.after_order_id is null or o.order_id > c.after_order_id
    ) else 0 end as waiting
from cancellations c
where c.event_id = :event_id and (:cancellation_id::uuid is null or c.cancellation_id = :cancellation_id)
order by c.created_at desc, c.cancellation_id;
