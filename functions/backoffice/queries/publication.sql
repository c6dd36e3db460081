-- What an event has of what can be sold.
--! find_readiness
select
    exists (
        select from occurrences o where o.event_id = e.event_id and o.status = 'scheduled' and o.ends_at > :at
    ) as has_coming_date,
    exists (select from pools l where l.event_id = e.event_id and l.kind in ('places', 'planned') and l.capacity > 0) as has_area,
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
        where p.event_id = e.event_id and r.archived_at is null and (r.price > 0 or r.price_kind = 'free_choice')
    ) as takes_money,
    e.payment_methods, g.bank_account_iban is not null as has_bank_account
from events e
join organizers g using (organizer_id)
where e.event_id = :event_id and e.organizer_id = :organizer_id and e.deleted_at is null;

--! publish_event
update events
set status = 'published', published_at = coalesce(published_at, :at), archived_at = null, preview_hash = null,
    version = version + 1
where event_id = :event_id;

-- Shows a draft to whoever has this secret; to nobody without one.
--! set_preview (secret?)
update events
set preview_hash = sha256(convert_to(:secret, 'UTF8')), version = version + 1
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

-- A rate and a date of an event, and how the event is sold.
--! find_sale
select e.slug, e.status, e.payment_methods, g.bank_account_iban is not null as has_bank_account
from events e
join organizers g using (organizer_id)
join occurrences o on o.event_id = e.event_id
join products p on p.event_id = e.event_id
join rates r using (product_id)
where e.event_id = :event_id and e.organizer_id = :organizer_id and e.deleted_at is null
    and o.occurrence_id = :occurrence_id and r.rate_id = :rate_id;

-- The capacities that a rate takes of at a date, each with what is left of it.
--! find_sale_stock
select l.pool_id, l.name, x.units, l.numbered, l.capacity,
    coalesce(sum(c.units) filter (where c.expires_at = 'infinity'), 0)::bigint as sold,
    coalesce(sum(c.units) filter (where c.expires_at > :at and c.expires_at < 'infinity'), 0)::bigint as held
from rate_pools x
join pools l using (pool_id)
left join claims c using (pool_id)
where x.rate_id = :rate_id and (l.occurrence_id is null or l.occurrence_id = :occurrence_id)
group by l.pool_id, x.units
order by l.position, l.name;

-- How many more uses a code has.
--! find_code_uses
select l.capacity - coalesce(sum(c.units) filter (where c.expires_at > :at), 0)::bigint as uses_left
from pools l
left join claims c using (pool_id)
where l.pool_id = :pool_id
group by l.pool_id;
