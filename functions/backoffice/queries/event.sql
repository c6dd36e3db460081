-- Whether it is an event of the organizer.
--! has_event
select event_id from events where event_id = :event_id and organizer_id = :organizer_id and deleted_at is null;

-- An event's own columns, and how much there is of what grows.
--! find_event : (published_at?, archived_at?, cancellable_until_hours?, refund_policy?)
select e.event_id, e.version, e.slug, e.status, e.published_at, e.archived_at, e.preview_hash is not null as has_preview_link,
    e.name, e.summary, e.description, e.refund_policy, e.category, e.currency, e.availability_shown, e.few_left_percent,
    e.hold_seconds, e.payment_seconds, e.maximum_places_per_order, e.payment_methods, e.cancellable_until_hours,
    e.cancellation_fee_basis_points, e.fees_passed_on, e.fee_basis_points, e.fee_fixed,
    (select count(*) from occurrences o where o.event_id = e.event_id) as dates,
    (
        select count(*) from occurrences o
        where o.event_id = e.event_id and o.status = 'scheduled' and o.ends_at > :at
    ) as coming_dates,
    (select count(*) from codes c where c.event_id = e.event_id) as codes,
    (select count(*) from orders o where o.event_id = e.event_id and o.placed_at is not null) as orders
from events e
where e.event_id = :event_id and e.organizer_id = :organizer_id and e.deleted_at is null;

-- What is sold, in the editor's order: each product with its rates, and what these take. A rate is of all dates where it takes
-- of a pool at each.
--! list_products : (tax_rate_id?)
select p.product_id, p.version, p.kind, p.name, p.description, p.tax_rate_id, p.tax_rate_basis_points,
    coalesce((
        select jsonb_agg(jsonb_build_object('product_id', q.product_id, 'maximum', q.maximum) order by q.product_id)
        from product_requirements q where q.addon_id = p.product_id
    ), '[]') as requires,
    coalesce((
        select jsonb_agg(
            jsonb_build_object(
                'id', r.rate_id, 'name', r.name, 'audience', r.audience, 'price_kind', r.price_kind,
                'price', coalesce(r.base_price, r.price), 'buyer_price', r.price, 'suggested_price', r.suggested_price,
                'maximum_price', r.maximum_price,
                'sale_starts_at', case when isfinite(lower(r.sale_during)) then lower(r.sale_during) end,
                'sale_ends_at', case when isfinite(upper(r.sale_during)) then upper(r.sale_during) end,
                'needs_code', r.needs_code, 'minimum_per_order', r.minimum_per_order,
                'maximum_per_order', r.maximum_per_order, 'archived', r.archived_at is not null,
                'takes', coalesce((
                    select jsonb_agg(distinct jsonb_build_object('area', l.name, 'units', x.units))
                    from rate_pools x join pools l using (pool_id) where x.rate_id = r.rate_id
                ), '[]'),
                'occurrence_ids', (
                    select case
                        when count(*) filter (where l.occurrence_id is not null) = 0
                            or count(distinct l.occurrence_id) = (select count(*) from occurrences o where o.event_id = p.event_id)
                        then null
                        else jsonb_agg(distinct l.occurrence_id) filter (where l.occurrence_id is not null)
                    end
                    from rate_pools x join pools l using (pool_id) where x.rate_id = r.rate_id
                ),
                'ordered', exists (select from lines i where i.rate_id = r.rate_id)
            ) order by r.archived_at is not null, r.position, r.number
        )
        from rates r where r.product_id = p.product_id
    ), '[]') as rates
from products p
where p.event_id = :event_id
order by p.position, p.number;

-- Capacities by the names that pools of several dates share.
--! list_areas
select l.name, bool_or(l.numbered) as numbered, bool_or(l.occurrence_id is null and l.kind = 'places') as shared, min(l.capacity) as least_capacity,
    max(l.capacity) as most_capacity, sum(l.capacity)::bigint as capacity, count(*) as pools, min(l.position) as position
from pools l
where l.event_id = :event_id and l.kind in ('places', 'planned')
group by l.name
order by min(l.position), l.name;
