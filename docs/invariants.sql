-- What must always be true of the stock, the money and the tickets. Each query answers the rows that
-- break its rule, so each must answer none: tests run them after every sale, operators whenever in doubt.

-- A pool's counter is the sum of its claims.
select p.pool_id, p.taken, coalesce(sum(c.units), 0) as claimed
from pools p left join claims c using (pool_id)
group by p.pool_id, p.taken
having p.taken <> coalesce(sum(c.units), 0);

-- A pool is never overdrawn.
select pool_id, taken, capacity from pools where taken < 0 or taken > capacity;

-- The capacity of a numbered pool is the number of its places.
select l.pool_id, l.capacity, count(p.place_id) as places
from pools l left join places p using (pool_id)
where l.numbered
group by l.pool_id, l.capacity
having l.capacity <> count(p.place_id);

-- A place belongs to one line.
select place_id, count(*) from claims where place_id is not null group by place_id having count(*) > 1;

-- A line is never sold a place twice, nor a place to two paid lines.
select l.place_id, count(*)
from lines l join orders o using (order_id)
where o.status = 'paid' and l.status = 'live' and l.place_id is not null
group by l.place_id having count(*) > 1;

-- The claims of a paid order never expire; those of any other do.
select c.order_id, c.position, o.status, c.expires_at
from claims c join orders o using (order_id)
where (o.status = 'paid') <> (c.expires_at = 'infinity');

-- A paid order has everything its lines need.
select n.order_id, n.pool_id, n.place_id, n.units, coalesce(sum(c.units), 0) as claimed
from (
    select l.order_id, s.pool_id, s.place_id, sum(s.units) as units
    from lines l
    join orders o using (order_id)
    cross join lateral jsonb_to_recordset(l.stock) as s (pool_id uuid, units integer, place_id uuid)
    where o.status = 'paid' and l.status = 'live'
    group by l.order_id, s.pool_id, s.place_id
) as n
left join claims c on c.order_id = n.order_id and c.pool_id = n.pool_id and c.place_id is not distinct from n.place_id
group by n.order_id, n.pool_id, n.place_id, n.units
having n.units <> coalesce(sum(c.units), 0);

-- An order that is over claims nothing.
select c.order_id from claims c join orders o using (order_id) where o.status in ('cancelled', 'expired');

-- The lines add up to the order.
select o.order_id, o.total, o.tax_total, o.discount_total
from orders o join lines l using (order_id)
group by o.order_id
having sum(l.price) <> o.total or sum(l.tax) <> o.tax_total or sum(l.full_price - l.price) <> o.discount_total;

-- What a line takes of the budget of its code is what the code takes off it.
select l.order_id, l.position, s.units, l.full_price - l.price as discount
from lines l
cross join lateral jsonb_to_recordset(l.stock) as s (pool_id uuid, units integer)
join pools p on p.pool_id = s.pool_id
where p.kind = 'budget' and s.units <> l.full_price - l.price;

-- Every order has lines.
select o.order_id from orders o where not exists (select from lines l where l.order_id = o.order_id);

-- What was captured and given back is what the ledger says.
select p.payment_id, p.captured, coalesce(sum(e.amount) filter (where e.kind = 'capture'), 0) as ledger
from payments p left join ledger_entries e using (payment_id)
group by p.payment_id, p.captured
having p.captured <> coalesce(sum(e.amount) filter (where e.kind = 'capture'), 0);

select r.refund_id, r.status, r.amount, coalesce(-sum(e.amount), 0) as ledger
from refunds r left join ledger_entries e using (refund_id)
group by r.refund_id, r.status, r.amount
having coalesce(-sum(e.amount), 0) <> case r.status when 'succeeded' then r.amount else 0 end;

-- A provider's event ends only a payment or refund of its own, of the amount and currency that it names.
select r.refund_id
from refunds r
join payments p using (payment_id)
join webhook_events w on w.received_at = r.settled_at and w.body ->> 'refund_id' = r.refund_id::text
group by r.refund_id
having not bool_or((w.provider, w.body ->> 'payment_id', w.body ->> 'amount', w.body ->> 'currency')
    = (p.provider, r.payment_id::text, r.amount::text, r.currency));

select p.payment_id
from payments p
join webhook_events w on w.received_at = p.settled_at and w.body ->> 'payment_id' = p.payment_id::text
where p.status = 'failed'
group by p.payment_id
having not bool_or((w.provider, w.body ->> 'amount', w.body ->> 'currency') = (p.provider, p.amount::text, p.currency));

-- Nobody gets back more than was paid.
select p.payment_id, p.captured, sum(r.amount) as given_back
from payments p join refunds r using (payment_id)
where r.status <> 'failed'
group by p.payment_id, p.captured
having sum(r.amount) > p.captured;

-- An order is paid by exactly one payment, and by the amount it cost.
select o.order_id, o.total, count(p.payment_id) as payments
from orders o left join payments p on p.order_id = o.order_id and p.status = 'succeeded'
where o.status = 'paid'
group by o.order_id, o.total
having count(p.payment_id) <> 1 or sum(p.captured) <> o.total;

-- Nothing is paid without a ticket or a refund: money for an order that is not paid is on its way back.
select p.payment_id, p.captured, o.status
from payments p join orders o using (order_id)
where p.captured > 0 and o.status <> 'cancelled' and not (o.status = 'paid' and p.status = 'succeeded')
    and not exists (select from refunds r where r.payment_id = p.payment_id);

-- Money that has come has its provider's name, by which it can be sent back.
select p.payment_id, p.provider, p.captured
from payments p
where p.captured > 0 and p.provider_reference is null;

-- A live ticket of a date that was called off has its price on its way back.
select n.order_id, n.price, coalesce(sum(r.amount), 0) as given_back
from (
    select l.order_id, sum(l.price) as price
    from tickets t
    join lines l using (order_id, position)
    join occurrences c using (occurrence_id)
    join events e on e.event_id = c.event_id
    where t.status = 'live' and (c.status = 'cancelled' or e.status = 'cancelled')
    group by l.order_id
) as n
left join payments p on p.order_id = n.order_id and p.status = 'succeeded'
left join refunds r on r.payment_id = p.payment_id and r.status <> 'failed'
group by n.order_id, n.price
having coalesce(sum(r.amount), 0) < n.price;

-- Of what was called off nobody has anything left once its cancellation has finished.
select c.cancellation_id, o.order_id, o.status
from cancellations c, orders_called_off(c.event_id, c.occurrence_id) as f join orders o using (order_id)
where c.finished_at is not null and o.status in ('placed', 'paid');

-- A sold line has one live ticket, or the message that will issue it is still to be acted on.
select l.order_id, l.position, count(t.ticket_id) as live_tickets
from lines l
join orders o using (order_id)
left join tickets t on t.order_id = l.order_id and t.position = l.position and t.status = 'live'
where o.status = 'paid' and l.status = 'live'
group by l.order_id, l.position
having count(t.ticket_id) > 1 or (count(t.ticket_id) = 0 and not exists (
    select from outbox b
    where b.topic = 'order-paid' and b.payload ->> 'order_id' = l.order_id::text
        and not exists (select from inbox i where i.consumer = 'fulfilment' and i.outbox_id = b.outbox_id)));

-- No ticket is live for a line that is not sold.
select t.ticket_id, o.status
from tickets t join orders o using (order_id) join lines l using (order_id, position)
where t.status = 'live' and (o.status <> 'paid' or l.status <> 'live');

-- Serials have no gaps.
select s.event_id, s.last_serial, count(t.ticket_id) as tickets, max(t.serial) as highest
from event_serials s left join tickets t using (event_id)
group by s.event_id, s.last_serial
having s.last_serial <> count(t.ticket_id) or s.last_serial <> coalesce(max(t.serial), 0);

-- What buyers pay at a fixed price is what was typed, with the fee where it is passed on.
select r.rate_id, r.base_price, r.price
from rates r join products p using (product_id) join events e using (event_id)
where r.price_kind = 'fixed' and r.base_price is not null
    and r.price <> buyer_price(r.base_price, e.fees_passed_on, e.fee_fixed, e.fee_basis_points);

-- The tax of a product is that of its row in the organizer's list.
select p.product_id, p.tax_rate_basis_points, t.basis_points, t.organizer_id
from products p join events e using (event_id) join tax_rates t using (tax_rate_id)
where p.tax_rate_basis_points <> t.basis_points or e.organizer_id <> t.organizer_id;

-- An organizer that has members has an owner among them.
select m.organizer_id from memberships m group by m.organizer_id having not bool_or(m.role = 'owner');

-- A member sees events of the organizer only.
select v.organizer_id, v.account_id, v.event_id
from membership_events v join events e using (event_id)
where e.organizer_id <> v.organizer_id;

-- An event shows pictures of its organizer only.
select x.event_id, x.image_id
from event_images x join events e using (event_id) join images i using (image_id)
where e.organizer_id <> i.organizer_id;

-- Every entry of an audit chain is as it was written, and none is missing.
select e.chain_id, e.sequence
from (
    select a.chain_id, a.sequence, a.previous_hash, a.hash, audit_hash(a.previous_hash, a) as expected_hash,
        lag(a.hash, 1, sha256(uuid_send(a.chain_id))) over w as before, row_number() over w as expected_sequence
    from audit_entries a window w as (partition by a.chain_id order by a.sequence)
) as e
where e.hash <> e.expected_hash or e.previous_hash <> e.before or e.sequence <> e.expected_sequence;

-- An audit chain ends where its end is written down.
select chain_id, c.sequence as written_down, e.sequence
from audit_chains c
full join (select distinct on (chain_id) chain_id, sequence, hash from audit_entries order by chain_id, sequence desc) as e using (chain_id)
where (c.sequence, c.hash) is distinct from (e.sequence, e.hash);
