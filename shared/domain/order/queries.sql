-- Orders, with the terms that they were placed on, else with their events'.
--! find_orders : (expires_at?, contact_name?, contact_email?, code?, cancellable_until_hours?)
select o.order_id, o.link_number, o.reference, o.status, nullif(o.expires_at, 'infinity') as expires_at, o.created_at, o.locale,
    o.contact_name, o.contact_email, o.answers, o.currency, o.total, o.tax_total, o.discount_total,
    c.code, e.event_id, e.slug, e.name as event_name,
    case when t.terms_hash is null then e.cancellable_until_hours else t.cancellable_until_hours end as cancellable_until_hours,
    coalesce(t.cancellation_fee_basis_points, e.cancellation_fee_basis_points) as cancellation_fee_basis_points,
    e.payment_seconds, e.payment_methods, e.status as event_status, o.placed_at is not null as was_placed, o.xmin::text::bigint as version
from orders o
join events e on e.event_id = o.event_id
left join codes c on c.code_id = o.code_id
left join sale_terms t on t.terms_hash = o.terms_hash
where o.order_id = any(:order_ids)
order by o.order_id;

-- Their lines, each with its ticket: the live one, else the last that was.
--! find_lines : (place_id?, attendee_name?, attendee_email?, serial?, ticket_status?, token?)
select l.order_id, l.position, l.place_id, l.rate_id, r.product_id, l.description, l.full_price, l.price, l.tax,
    l.tax_rate_basis_points, l.attendee_name, l.attendee_email, l.answers, l.status,
    c.occurrence_id, c.starts_at, c.ends_at, c.status = 'cancelled' or e.status = 'cancelled' as is_cancelled, v.time_zone, v.name as venue_name, v.city,
    t.serial, t.status as ticket_status, t.token
from lines l
join rates r on r.rate_id = l.rate_id
join occurrences c on c.occurrence_id = l.occurrence_id
join events e on e.event_id = c.event_id
join venues v on v.venue_id = c.venue_id
left join lateral (
    select t.serial, t.status, t.token
    from tickets t
    where t.order_id = l.order_id and t.position = l.position
    order by t.status = 'live' desc, t.serial desc
    limit 1
) t on true
where l.order_id = any(:order_ids)
order by l.order_id, l.position;

-- What their events ask.
--! find_questions : (options?, maximum_length?, minimum?, maximum?, when_question_id?, when_equals?)
select q.event_id, q.question_id, q.scope, q.kind, q.label, q.help, q.required, q.options, q.maximum_length, q.minimum, q.maximum,
    q.when_question_id, q.when_equals,
    array(select p.product_id from question_products p where p.question_id = q.question_id) as product_ids
from questions q
where q.event_id in (select o.event_id from orders o where o.order_id = any(:order_ids))
order by q.position;

-- The attempt to pay each that matters: the one that succeeded, else the latest.
--! find_payments : (redirect_url?, instructions?)
select distinct on (p.order_id) p.order_id, p.payment_id, p.provider, p.status, p.amount, p.currency, p.redirect_url,
    p.instructions, p.expires_at
from payments p
where p.order_id = any(:order_ids)
order by p.order_id, p.status = 'succeeded' desc, p.created_at desc;

-- What was given back.
--! find_refunds
select r.order_id, r.refund_id, r.amount, r.currency, r.status, r.reason
from refunds r
where r.order_id = any(:order_ids)
order by r.created_at;

-- Enqueues a mail about the order to its buyer.
--! queue_mail (trace?) : (queued?)
select queue_mail(:mail_id, :order_id, :kind, :message_id, :at, :trace)::text as queued;

-- Corrects the buyer's address. The link that went to the old one is good for nothing any more.
--! correct_address
update orders set contact_email = :email, link_number = link_number + 1 where order_id = :order_id;

-- Whoever sees the order elsewhere has to read it again; and it is found by what it has now.
--! note_change : (indexed?)
with changed as (update orders set version = version + 1 where order_id = :order_id returning order_id)
select index_orders(array[c.order_id])::text as indexed from changed c;
