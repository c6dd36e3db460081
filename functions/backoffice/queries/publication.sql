-- What an event has of what can be sold.
--! find_readiness
select
    exists (
        select from occurrences o where o.event_id = e.event_id and o.status = 'scheduled' and o.ends_at > :at
    ) as has_coming_date,
    exists (select from pools l where l.event_id = e.event_id and l.kind = 'places' and l.capacity > 0) as has_area,
    exists (
        select from products p join rates r using (product_id)
        where p.event_id = e.event_id and p.kind = 'ticket' and r.archived_at is null
    ) as has_ticket,
    exists (
        select from products p
        join rates r using (product_id)
        join rate_pools x using (rate_id)
        join pools l using (pool_id)
        left join occurrences o using (occurrence_id)
        where p.event_id = e.event_id and p.kind = 'ticket' and r.archived_at is null and l.capacity > 0
            and (upper_inf(r.sale_during) or upper(r.sale_during) > :at)
            and (l.occurrence_id is null or (o.status = 'scheduled' and o.ends_at > :at))
    ) as has_sellable_rate,
    exists (
        select from products p join rates r using (product_id)
        where p.event_id = e.event_id and r.archived_at is null and r.price > 0
    ) as takes_money,
    e.payment_methods, g.bank_account_iban is not null as has_bank_account
from events e
join organizers g using (organizer_id)
where e.event_id = :event_id and e.organizer_id = :organizer_id and e.deleted_at is null;

--! publish_event
update events
set status = 'published', published_at = coalesce(published_at, :at), archived_at = null, version = version + 1
where event_id = :event_id;

-- A published event becomes a draft again, unless somebody has ordered, or is about to.
--! withdraw_event
update events e
set status = 'draft', version = e.version + 1
where e.event_id = :event_id and not exists (
    select from orders o
    where o.event_id = e.event_id and (o.placed_at is not null or (o.status = 'held' and o.expires_at > :at))
)
returning e.version;
