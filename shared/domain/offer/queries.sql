-- All that is needed to price an order of an event, but for codes and numbered places: those are asked for
-- when somebody names one. A draft only where `drafts`.
--! find_offer : (cancellable_until_hours?)
select e.event_id, e.offer_version, e.status, e.name, e.currency, e.hold_seconds, e.maximum_places_per_order,
    e.payment_methods, e.availability_shown = 'exact' as shows_figures,
    e.cancellable_until_hours, e.cancellation_fee_basis_points,
    (
        select coalesce(jsonb_agg(jsonb_build_object(
            'id', o.occurrence_id, 'cancelled', o.status = 'cancelled', 'starts_at', o.starts_at, 'ends_at', o.ends_at,
            'time_zone', v.time_zone, 'venue_name', v.name, 'city', v.city)), '[]')
        from occurrences o
        join venues v on v.venue_id = o.venue_id
        where o.event_id = e.event_id
    ) as occurrences,
    (
        select coalesce(jsonb_agg(jsonb_build_object(
            'id', r.rate_id, 'product_id', p.product_id, 'product_name', p.name, 'name', r.name,
            'tax_rate_basis_points', p.tax_rate_basis_points, 'price', r.price,
            'free_price', case when r.price_kind = 'free_choice' then
                jsonb_build_object('suggested', coalesce(r.suggested_price, r.price), 'maximum', r.maximum_price) end,
            'sale_starts_at', case when isfinite(lower(r.sale_during)) then lower(r.sale_during) end,
            'sale_ends_at', case when isfinite(upper(r.sale_during)) then upper(r.sale_during) end,
            'needs_code', r.needs_code,
            'minimum_per_order', r.minimum_per_order, 'maximum_per_order', r.maximum_per_order,
            'requires', (
                select coalesce(jsonb_agg(jsonb_build_object('product_id', q.product_id, 'maximum', q.maximum)), '[]')
                from product_requirements q
                where q.addon_id = p.product_id
            ),
            'pools', (
                select coalesce(jsonb_agg(jsonb_build_object(
                    'pool_id', x.pool_id, 'occurrence_id', l.occurrence_id, 'units', x.units,
                    'numbered', l.numbered)), '[]')
                from rate_pools x
                join pools l on l.pool_id = x.pool_id
                where x.rate_id = r.rate_id
            ))), '[]')
        from products p
        join rates r on r.product_id = p.product_id
        where p.event_id = e.event_id and r.archived_at is null
    ) as rates,
    (
        select coalesce(jsonb_agg(jsonb_build_object(
            'id', q.question_id, 'scope', q.scope, 'kind', q.kind, 'label', q.label, 'help', q.help,
            'required', q.required, 'options', q.options, 'maximum_length', q.maximum_length,
            'minimum', q.minimum, 'maximum', q.maximum,
            'when', case when q.when_question_id is not null then
                jsonb_build_object('question_id', q.when_question_id, 'equals', q.when_equals) end,
            'product_ids', (select jsonb_agg(m.product_id) from question_products m where m.question_id = q.question_id)
            ) order by q.position), '[]')
        from questions q
        where q.event_id = e.event_id and q.archived_at is null
    ) as questions
from events e
where e.slug = :slug and (e.status <> 'draft' or :drafts);

-- The numbered places of an event.
--! find_places
select s.place_id, s.pool_id, s.section, s.row_label, s.label
from pools l
join places s on s.pool_id = l.pool_id
where l.event_id = :event_id and l.numbered;

-- The codes of an event, each with the rates it is for.
--! find_codes : (value?, valid_from?, valid_until?, pool_id?, budget_pool_id?)
select c.code_id, c.code, c.kind, c.value, c.pool_id, c.budget_pool_id,
    case when isfinite(lower(c.valid_during)) then lower(c.valid_during) end as valid_from,
    case when isfinite(upper(c.valid_during)) then upper(c.valid_during) end as valid_until,
    array(select x.rate_id from code_rates x where x.code_id = c.code_id) as rate_ids
from codes c
where c.event_id = :event_id;
