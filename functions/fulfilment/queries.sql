-- The order a message speaks of, held still, so that it is not cancelled while its tickets are issued.
--! lock_order
select event_id, status from orders where order_id = :order_id for update;

-- The key that signs an event's tickets.
--! signing_key
select sealed_private_key from signing_keys where event_id = :event_id;

-- The first ticket of an event makes its key; whoever comes second uses the first's.
--! insert_signing_key
insert into signing_keys (event_id, public_key, sealed_private_key, created_at)
values (:event_id, :public_key, :sealed_private_key, :at)
on conflict (event_id) do nothing;

-- The next serials of an event; the row stays locked until commit, so a rollback leaves no gap.
--! reserve_serials
insert into event_serials as s (event_id, last_serial) values (:event_id, :count)
on conflict (event_id) do update set last_serial = s.last_serial + excluded.last_serial
returning last_serial;

-- The lines of an order that have no live ticket yet, with what a ticket says of them.
--! lines_without_ticket : (place_label?)
select l.position, p.number as product_number, r.number as rate_number, c.number as occurrence_number,
    c.ends_at, l.description ->> 'place_label' as place_label
from lines l
join rates r on r.rate_id = l.rate_id
join products p on p.product_id = r.product_id
join occurrences c on c.occurrence_id = l.occurrence_id
where l.order_id = :order_id and l.status = 'live'
    and not exists (
        select from tickets t where t.order_id = l.order_id and t.position = l.position and t.status = 'live'
    )
order by l.position;

-- Tickets, all of an order at once.
--! insert_tickets
insert into tickets (ticket_id, event_id, order_id, position, serial, token, issued_at)
select t.ticket_id, :event_id, :order_id, t.position, t.serial, t.token, :at
from unnest(:ticket_ids::uuid[], :positions::smallint[], :serials::integer[], :tokens::text[])
    as t (ticket_id, position, serial, token);

-- Promises the mail with the tickets.
--! queue_mail (trace?) : (queued?)
select queue_mail(:mail_id, :order_id, 'tickets', :message_id, :at, :trace)::text as queued;
