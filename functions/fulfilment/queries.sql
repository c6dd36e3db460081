-- The orders that messages speak of, held still, so that none is cancelled while its tickets are issued; those whose date
-- was called off are ended: see the function.
--! lock_to_issue
select order_id, event_id, status, messages
from lock_to_issue(:requests, :at);

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

-- The lines of orders that have no live ticket yet, with what a ticket says of them.
--! lines_without_ticket : (place_label?)
select l.order_id, l.position, p.number as product_number, r.number as rate_number, c.number as occurrence_number,
    c.ends_at, l.description ->> 'place_label' as place_label
from lines l
join rates r on r.rate_id = l.rate_id
join products p on p.product_id = r.product_id
join occurrences c on c.occurrence_id = l.occurrence_id
where l.order_id = any(:order_ids) and l.status = 'live'
    and not exists (
        select from tickets t where t.order_id = l.order_id and t.position = l.position and t.status = 'live'
    )
order by l.order_id, l.position;

-- Tickets of several orders, and for each order the enqueued mail with them.
-- `tickets`: [{"ticket_id", "event_id", "order_id", "position", "serial", "token"}];
-- `mails`: [{"mail_id", "order_id", "message_id", "trace"}].
--! issue_tickets
with issued as (
    insert into tickets (ticket_id, event_id, order_id, position, serial, token, issued_at)
    select t.ticket_id, t.event_id, t.order_id, t.position, t.serial, t.token, :at
    from jsonb_to_recordset(:tickets) as t (ticket_id uuid, event_id uuid, order_id uuid, position smallint,
        serial integer, token text)
), asked as (
    select m.mail_id, m.order_id, m.message_id, m.trace, o.locale, o.contact_email
    from jsonb_to_recordset(:mails) as m (mail_id uuid, order_id uuid, message_id uuid, trace text)
    join orders o on o.order_id = m.order_id and o.contact_email is not null
), queued as (
    insert into mails (mail_id, order_id, kind, locale, recipient, created_at)
    select a.mail_id, a.order_id, 'tickets', a.locale, a.contact_email, :at
    from asked a
)
insert into outbox (outbox_id, topic, payload, trace, created_at)
select a.message_id, 'mail-requested', jsonb_build_object('mail_id', a.mail_id), a.trace, :at
from asked a;

-- Writes down what orders are found by, beside the tickets.
--! index_orders : (indexed?)
select index_orders(:order_ids)::text as indexed;
