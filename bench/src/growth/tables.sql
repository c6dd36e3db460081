-- The rows of the orders, table by table; statements end with two semicolons. They do not depend on each other.

insert into orders (order_id, event_id, reference, status, locale, contact_name, contact_email, currency, total, tax_total,
    created_at, expires_at, placed_at, paid_at, cancelled_at)
select order_id, event_id, upper(substr(md5(n::text), 1, 6)), status, 'fr', 'Camille Martin ' || n,
    'camille.martin.' || n || '@example.org', 'EUR', total, tax_total, created_at,
    case status
        when 'paid' then 'infinity'
        when 'placed' then now() + interval '7 days'
        else created_at + interval '15 minutes'
    end,
    case when status <> 'expired' then created_at + interval '2 minutes' end,
    case when status = 'paid' then created_at + interval '3 minutes' end,
    case when status = 'cancelled' then created_at + interval '15 minutes' end
from growth.orders;;

insert into lines (order_id, position, occurrence_id, rate_id, description, stock, full_price, price, tax,
    tax_rate_basis_points, attendee_name, status)
select order_id, position, occurrence_id, rate_id,
    '{"product_name": {"fr": "Place", "en": "Ticket"}, "rate_name": {"fr": "Plein tarif", "en": "Full price"}, "place_label": null}',
    jsonb_build_array(jsonb_build_object('pool_id', pool_id, 'units', 1, 'place_id', null)), 2000, 2000, 104, 550,
    'Camille Martin ' || n, case status when 'cancelled' then 'cancelled' else 'live' end
from growth.orders, generate_series(1, lines) as position;;

insert into claims (order_id, position, pool_id, units, expires_at)
select order_id, 1, pool_id, lines, case status when 'paid' then 'infinity' else now() + interval '7 days' end
from growth.orders
where status in ('paid', 'placed');;

insert into tickets (ticket_id, event_id, order_id, position, serial, token, issued_at)
select growth.id(created_at, position, n), event_id, order_id, position, last_serial - lines + position,
    'GT1' || md5(n::text) || md5(position::text || n) || md5(n || 'signature') || md5(n || 'of the event'),
    created_at + interval '3 minutes'
from growth.orders, generate_series(1, lines) as position
where status = 'paid';;

insert into payments (payment_id, order_id, provider, provider_reference, status, amount, currency, captured, created_at,
    expires_at, settled_at)
select growth.id(created_at, 8, n), order_id, case status when 'placed' then 'offline' else 'demo' end, 'reference-' || n,
    case status when 'paid' then 'succeeded' when 'placed' then 'pending' else 'failed' end, total, 'EUR',
    case status when 'paid' then total else 0 end, created_at + interval '2 minutes', created_at + interval '7 days',
    case when status <> 'placed' then created_at + interval '3 minutes' end
from growth.orders
where status <> 'expired';;

insert into ledger_entries (ledger_entry_id, payment_id, kind, amount, currency, created_at)
select growth.id(created_at, 9, n), growth.id(created_at, 8, n), 'capture', total, 'EUR', created_at + interval '3 minutes'
from growth.orders
where status = 'paid';;

insert into mails (mail_id, order_id, kind, locale, recipient, status, attempts, created_at, sent_at)
select growth.id(created_at, 10, n), order_id, case status when 'paid' then 'tickets' else 'payment_instructions' end, 'fr',
    'camille.martin.' || n || '@example.org', 'sent', 1, created_at + interval '3 minutes', created_at + interval '3 minutes'
from growth.orders
where status in ('paid', 'placed');;

insert into outbox (outbox_id, topic, payload, created_at, published_at)
select growth.id(created_at, kind, n), case kind when 11 then 'order-paid' else 'mail-requested' end,
    jsonb_build_object('order_id', order_id), created_at + interval '3 minutes', created_at + interval '3 minutes'
from growth.orders, generate_series(11, 12) as kind
where status = 'paid';;

insert into inbox (consumer, outbox_id, received_at)
select case kind when 11 then 'fulfilment' else 'mailer' end, growth.id(created_at, kind, n),
    created_at + interval '3 minutes'
from growth.orders, generate_series(11, 12) as kind
where status = 'paid';;

-- Kept for a day.
insert into idempotency_keys (scope, key, fingerprint, status, content_type, location, body, created_at, expires_at)
select 'checkout.create', md5(n::text), sha256(n::text::bytea), 201, 'application/json',
    '/api/v1/checkout/orders/' || md5(n::text), convert_to(repeat(md5(n::text), 30), 'utf8'), created_at,
    created_at + interval '24 hours'
from growth.orders
where created_at > now() - interval '23 hours';;
