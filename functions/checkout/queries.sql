-- Takes what the requests ask for, or says for each why not: see the function.
--! hold_orders (replaced?) : (shortage?, held?)
select request, outcome, shortage, held
from hold_orders(:requests, :at, :replaced)
order by request;

-- The order that was held with a key, and whether by the same request.
--! held_with
select order_id, hold_fingerprint = decode(:fingerprint, 'hex') as same
from orders
where hold_key = :key and created_at > :since;

-- Whether an order was placed with this key, and by the same request. Waits for whoever is placing it at this moment.
--! placed_with
select coalesce(place_key = :key and placed_at > :since, false) as used,
    coalesce(place_fingerprint = decode(:fingerprint, 'hex'), false) as same
from orders
where order_id = :order_id
for share;

-- An order, held still until the transaction ends.
--! lock_order : (expires_at?)
select o.status, nullif(o.expires_at, 'infinity') as expires_at, o.placed_at is not null as was_placed,
    o.created_at, o.reference, o.locale, e.slug
from orders o
join events e on e.event_id = o.event_id
where o.order_id = :order_id
for update of o;

-- Ends an order at its buyer's wish.
--! cancel_order : (status?)
select cancel_order(:order_id, :at) as status;

-- Writes who buys and who comes, for several orders: see the function.
--! write_details
select order_id from write_details(:changes) as order_id;

-- Places several orders, or says for each why not: see the function.
--! place_orders
select request, outcome
from place_orders(:requests, :at)
order by request;

-- What each line of an order takes.
--! find_line_stock
select l.occurrence_id, l.rate_id, l.stock
from lines l
where l.order_id = :order_id and l.status = 'live'
order by l.position;

-- What an order lacks that others have by now, in the form of hold_orders' shortage; and whether its event says how many
-- are left.
--! find_shortage
with lacking as (
    select n.pool_id, n.place_id, n.units - n.kept as units
    from (
        select s.pool_id, s.place_id, sum(s.units) as units, (
                select coalesce(sum(c.units), 0) from claims c
                where c.order_id = :order_id and c.pool_id = s.pool_id and c.place_id is not distinct from s.place_id
            ) as kept
        from lines l, jsonb_to_recordset(l.stock) as s (pool_id uuid, units integer, place_id uuid)
        where l.order_id = :order_id and l.status = 'live'
        group by s.pool_id, s.place_id
    ) as n
    where n.units > n.kept
), drawn as (
    select p.pool_id, sum(n.units) as wanted,
        greatest(0, p.capacity - p.taken + coalesce((
            select sum(c.units) from claims c where c.pool_id = p.pool_id and c.expires_at <= :at
        ), 0)) as free
    from lacking n
    join pools p on p.pool_id = n.pool_id
    group by p.pool_id
)
select jsonb_build_object(
    'pools', (
        select coalesce(jsonb_agg(jsonb_build_object('pool_id', d.pool_id, 'wanted', d.wanted, 'free', d.free)), '[]')
        from drawn d
        where d.wanted > d.free
    ),
    'places', (
        select coalesce(jsonb_agg(n.place_id), '[]')
        from lacking n
        join claims c on c.place_id = n.place_id
        where c.expires_at > :at
    )
) as shortage, (
    select e.availability_shown = 'exact'
    from orders o
    join events e on e.event_id = o.event_id
    where o.order_id = :order_id
) as shows_figures;
