-- 199 more events like the only one there is, so that what there is of an event is not all there is.
create schema growth;

create table growth.shops as
select row_number() over () - 1 as shop, e.event_id, o.occurrence_id, p.product_id, r.rate_id, l.pool_id
from events e
join occurrences o on o.event_id = e.event_id
join products p on p.event_id = e.event_id
join rates r on r.product_id = p.product_id
join pools l on l.event_id = e.event_id;

insert into growth.shops
select n, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid()
from generate_series(1, 199) as n;

insert into events (event_id, organizer_id, slug, status, category, name, summary, description, currency, payment_methods,
    created_at)
select s.event_id, e.organizer_id, 'event-' || s.shop, e.status, e.category, e.name, e.summary, e.description, e.currency,
    e.payment_methods, e.created_at
from events e, growth.shops s
where s.shop > 0;

insert into occurrences (occurrence_id, event_id, venue_id, number, starts_at, ends_at)
select s.occurrence_id, s.event_id, o.venue_id, 1, o.starts_at + s.shop * interval '1 hour',
    o.ends_at + s.shop * interval '1 hour'
from occurrences o, growth.shops s
where s.shop > 0;

insert into products (product_id, event_id, number, position, name, tax_rate_basis_points)
select s.product_id, s.event_id, 1, 1, p.name, p.tax_rate_basis_points
from products p, growth.shops s
where s.shop > 0;

insert into rates (rate_id, product_id, number, position, name, audience, price)
select s.rate_id, s.product_id, 1, 1, r.name, r.audience, r.price
from rates r, growth.shops s
where s.shop > 0;

insert into pools (pool_id, event_id, occurrence_id, name, capacity)
select s.pool_id, s.event_id, s.occurrence_id, p.name, p.capacity
from pools p, growth.shops s
where s.shop > 0;

insert into rate_pools (rate_id, pool_id)
select s.rate_id, s.pool_id
from growth.shops s
where s.shop > 0;

-- An id that grows with time, as those of orders do, and is another for each `kind` and number.
create function growth.id(at timestamptz, kind integer, n bigint) returns uuid
language sql immutable
return (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(kind), 3, '0')
    || '8' || lpad(to_hex(n), 15, '0'))::uuid;

-- The orders of three days. Half of them are for the first event. Of a hundred, 88 are paid, 7 ran out of time,
-- 2 were cancelled and 3 wait for a bank transfer; every other has two tickets.
create table growth.orders as
select o.*, growth.id(o.created_at, 0, o.n) as order_id, 2000 * o.lines as total, 104 * o.lines as tax_total,
    sum(case when o.status = 'paid' then o.lines end) over (partition by o.event_id order by o.n) as last_serial
from (
    select n, s.event_id, s.occurrence_id, s.rate_id, s.pool_id, (1 + n % 2)::integer as lines,
        case
            when n * 7919 % 100 < 88 then 'paid'
            when n * 7919 % 100 < 95 then 'expired'
            when n * 7919 % 100 < 97 then 'cancelled'
            else 'placed'
        end as status,
        date_trunc('milliseconds', now() - interval '3 days' * (1 - n / :orders::double precision)) as created_at
    from generate_series(1, :orders::bigint) as n
    join growth.shops s on s.shop = case when n / 2 % 2 = 0 then 0 else 1 + n / 4 % 199 end
) as o;

analyze growth.orders;
