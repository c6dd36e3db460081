-- What a letter about an order of an event would speak of, were there one: its next date, else its last one, and its dearest ticket.
--! find_example (organizer_id?) : (starts_at?, ends_at?, time_zone?, venue_name?, address?, postal_code?, city?, product_name?, rate_name?, price?)
select e.name as event_name, e.currency, g.name as organizer_name, g.email as organizer_email,
    d.starts_at, d.ends_at, d.time_zone, d.venue_name, d.address, d.postal_code, d.city, t.product_name, t.rate_name, t.price
from events e
join organizers g on g.organizer_id = e.organizer_id
left join lateral (
    select o.starts_at, o.ends_at, v.time_zone, v.name as venue_name, v.address, v.postal_code, v.city
    from occurrences o
    join venues v on v.venue_id = o.venue_id
    where o.event_id = e.event_id and o.status = 'scheduled'
    order by o.ends_at <= :at, abs(extract(epoch from o.starts_at - :at))
    limit 1
) as d on true
left join lateral (
    select p.name as product_name, r.name as rate_name, r.price
    from products p
    join rates r on r.product_id = p.product_id
    where p.event_id = e.event_id and p.kind = 'ticket' and r.archived_at is null
    order by r.price desc, r.rate_id
    limit 1
) as t on true
where e.event_id = :event_id and e.deleted_at is null and (:organizer_id::uuid is null or e.organizer_id = :organizer_id);
