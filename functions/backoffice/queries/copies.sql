-- A draft with another event's texts and settings, and with a name of its own where one is given.
--! copy_event (name?)
insert into events (event_id, organizer_id, slug, category, name, summary, description, image_url, currency, availability_shown,
    few_left_percent, hold_seconds, payment_seconds, maximum_places_per_order, payment_methods, cancellable_until_hours,
    cancellation_fee_basis_points, fees_passed_on, fee_basis_points, fee_fixed, refund_policy, created_at)
select :event_id, e.organizer_id, :slug, e.category, coalesce(:name::jsonb, e.name), e.summary, e.description, e.image_url, e.currency,
    e.availability_shown, e.few_left_percent, e.hold_seconds, e.payment_seconds, e.maximum_places_per_order, e.payment_methods,
    e.cancellable_until_hours, e.cancellation_fee_basis_points, e.fees_passed_on, e.fee_basis_points, e.fee_fixed, e.refund_policy, :at
from events e
where e.event_id = :source_id;

-- Numbers stay, and so products, rates and dates of both are found by them.
--! copy_products
insert into products (product_id, event_id, number, position, kind, name, description, tax_rate_basis_points, tax_rate_id)
select gen_random_uuid(), :event_id, p.number, p.position, p.kind, p.name, p.description, p.tax_rate_basis_points, p.tax_rate_id
from products p
where p.event_id = :source_id;

-- Rates that are in the shop; when they are sold is so many days later by the clocks of a zone.
--! copy_rates
insert into rates (rate_id, product_id, number, position, name, audience, price, sale_during, needs_code, minimum_per_order,
    maximum_per_order, base_price, price_kind, suggested_price, maximum_price)
select gen_random_uuid(), c.product_id, r.number, r.position, r.name, r.audience, r.price,
    tstzrange(s.starts_at, case when s.ends_at is not null then greatest(s.starts_at, s.ends_at) end),
    r.needs_code, r.minimum_per_order, r.maximum_per_order, r.base_price, r.price_kind, r.suggested_price, r.maximum_price
from products p
join products c on c.event_id = :event_id and c.number = p.number
join rates r on r.product_id = p.product_id and r.archived_at is null
cross join lateral (
    select (lower(r.sale_during) at time zone :time_zone::text + make_interval(days => :days)) at time zone :time_zone as starts_at,
        (upper(r.sale_during) at time zone :time_zone + make_interval(days => :days)) at time zone :time_zone as ends_at
) as s
where p.event_id = :source_id;

--! copy_requirements
insert into product_requirements (addon_id, product_id, maximum)
select a.product_id, n.product_id, q.maximum
from product_requirements q
join products addon on addon.product_id = q.addon_id
join products ticket on ticket.product_id = q.product_id
join products a on a.event_id = :event_id and a.number = addon.number
join products n on n.event_id = :event_id and n.number = ticket.number
where addon.event_id = :source_id;

-- Questions that are asked, and for which products.
--! copy_questions
with copied as (
    select q.question_id as source_id, gen_random_uuid() as question_id
    from questions q
    where q.event_id = :source_id and q.archived_at is null
), made as (
    insert into questions (question_id, event_id, position, scope, kind, label, help, required, options, maximum_length, minimum,
        maximum, when_question_id, when_equals)
    select c.question_id, :event_id, q.position, q.scope, q.kind, q.label, q.help, q.required, q.options, q.maximum_length, q.minimum,
        q.maximum, w.question_id, case when w.question_id is not null then q.when_equals end
    from copied c
    join questions q on q.question_id = c.source_id
    left join copied w on w.source_id = q.when_question_id
)
insert into question_products (question_id, product_id)
select c.question_id, n.product_id
from copied c
join question_products x on x.question_id = c.source_id
join products p on p.product_id = x.product_id
join products n on n.event_id = :event_id and n.number = p.number;

--! copy_mail_texts
insert into mail_texts (event_id, kind, text)
select :event_id, m.kind, m.text from mail_texts m where m.event_id = :source_id and m.text is not null;

-- The same pictures.
--! copy_pictures
insert into event_images (event_id, image_id, position)
select :event_id, i.image_id, i.position from event_images i where i.event_id = :source_id;

-- Dates of an event, at the times that are given.
--! copy_dates
insert into occurrences (occurrence_id, event_id, venue_id, number, starts_at, ends_at, doors_at, calendar_changed_at)
select gen_random_uuid(), :event_id, o.venue_id, o.number, d.starts_at, d.ends_at, d.doors_at, :at
from jsonb_to_recordset(:dates) as d (occurrence_id uuid, starts_at timestamptz, ends_at timestamptz, doors_at timestamptz)
join occurrences o on o.occurrence_id = d.occurrence_id and o.event_id = :source_id;

-- The capacities that no date has to itself, and those of dates that were copied, with their seats and what rates take of them.
--! copy_capacities
with copied as (
    select l.pool_id as source_id, gen_random_uuid() as pool_id, n.occurrence_id, l.name, l.capacity, l.numbered, l.position, l.kind
    from pools l
    left join occurrences o on o.occurrence_id = l.occurrence_id
    left join occurrences n on n.event_id = :event_id and n.number = o.number
    where l.event_id = :source_id and l.kind in ('places', 'planned') and (l.occurrence_id is null or n.occurrence_id is not null)
), made as (
    insert into pools (pool_id, event_id, occurrence_id, name, capacity, numbered, position, kind)
    select c.pool_id, :event_id, c.occurrence_id, c.name, c.capacity, c.numbered, c.position, c.kind from copied c
), seated as (
    insert into places (place_id, pool_id, section, row_label, label, position)
    select gen_random_uuid(), c.pool_id, p.section, p.row_label, p.label, p.position
    from copied c join places p on p.pool_id = c.source_id
)
insert into rate_pools (rate_id, pool_id, units)
select n.rate_id, c.pool_id, x.units
from copied c
join rate_pools x on x.pool_id = c.source_id
join rates r on r.rate_id = x.rate_id
join products p on p.product_id = r.product_id
join products q on q.event_id = :event_id and q.number = p.number
join rates n on n.product_id = q.product_id and n.number = r.number;

-- Plans for the first date to come what the newest date of each name has, for all rates that take of the name at any date.
--! plan_capacities
with newest as (
    select distinct on (l.name) l.pool_id, l.name, l.capacity, l.numbered, l.position
    from pools l join occurrences o using (occurrence_id)
    where l.event_id = :source_id and l.kind = 'places'
    order by l.name, o.number desc
), copied as (
    select w.pool_id as source_id, gen_random_uuid() as pool_id, w.name, w.capacity, w.numbered, w.position from newest w
), made as (
    insert into pools (pool_id, event_id, name, capacity, numbered, position, kind)
    select c.pool_id, :event_id, c.name, c.capacity, c.numbered, c.position, 'planned' from copied c
), seated as (
    insert into places (place_id, pool_id, section, row_label, label, position)
    select gen_random_uuid(), c.pool_id, p.section, p.row_label, p.label, p.position
    from copied c join places p on p.pool_id = c.source_id
)
insert into rate_pools (rate_id, pool_id, units)
select n.rate_id, c.pool_id, max(x.units)
from copied c
join pools l on l.event_id = :source_id and l.kind = 'places' and l.occurrence_id is not null and l.name = c.name
join rate_pools x on x.pool_id = l.pool_id
join rates r on r.rate_id = x.rate_id
join products p on p.product_id = r.product_id
join products q on q.event_id = :event_id and q.number = p.number
join rates n on n.product_id = q.product_id and n.number = r.number
group by n.rate_id, c.pool_id;
