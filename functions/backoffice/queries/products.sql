-- How many products an event has, and the highest number and position.
--! find_last_product
select count(*) as products, coalesce(max(p.number), 0) as number, coalesce(max(p.position), 0::smallint) as position
from products p
where p.event_id = :event_id;

--! create_product (tax_rate_id?)
insert into products (product_id, event_id, number, position, kind, name, description, tax_rate_id, tax_rate_basis_points)
values (:product_id, :event_id, :number, :position, :kind, :name, :description, :tax_rate_id, :tax_rate_basis_points);

--! change_product (tax_rate_id?)
update products
set kind = :kind, name = :name, description = :description, tax_rate_id = :tax_rate_id,
    tax_rate_basis_points = :tax_rate_basis_points, version = version + 1
where product_id = :product_id;

-- Shows an event's products in this order.
--! order_products
update products p
set position = w.position
from unnest(:product_ids::uuid[]) with ordinality as w (product_id, position)
where p.product_id = w.product_id and p.event_id = :event_id and p.position <> w.position;

--! raise_event_version
update events set version = version + 1 where event_id = :event_id;

-- The names of an event's capacities.
--! area_names
select l.name, bool_or(l.numbered) as numbered from pools l where l.event_id = :event_id and l.kind in ('places', 'planned')
group by l.name;

-- Those of these dates that are an event's.
--! own_occurrences
select o.occurrence_id from occurrences o where o.event_id = :event_id and o.occurrence_id = any(:occurrence_ids);

-- Those of these products that are tickets of an event.
--! own_tickets
select p.product_id from products p where p.event_id = :event_id and p.kind = 'ticket' and p.product_id = any(:product_ids);

-- The tickets that an add-on is sold beside.
--! write_requirements
with wanted as (
    select w.product_id, w.maximum from jsonb_to_recordset(:requires) as w (product_id uuid, maximum smallint)
), removed as (
    delete from product_requirements q
    where q.addon_id = :addon_id and not exists (select from wanted w where w.product_id = q.product_id)
)
insert into product_requirements (addon_id, product_id, maximum)
select :addon_id, w.product_id, w.maximum from wanted w
on conflict (addon_id, product_id) do update set maximum = excluded.maximum
    where product_requirements.maximum <> excluded.maximum;

-- Takes rates out of the shop: those that were ordered or that codes are for are kept, the others go.
--! remove_rates
with removed as (
    select r.rate_id,
        exists (select from lines i where i.rate_id = r.rate_id) or exists (select from code_rates c where c.rate_id = r.rate_id) as used
    from rates r
    where r.product_id = :product_id and r.archived_at is null and r.rate_id <> all(:kept)
), untaken as (
    delete from rate_pools x using removed g where x.rate_id = g.rate_id and not g.used returning x.rate_id
), gone as (
    delete from rates r using removed g
    where r.rate_id = g.rate_id and not g.used and (select count(*) from untaken) >= 0
)
update rates r set archived_at = :at from removed g where r.rate_id = g.rate_id and g.used;

-- The rates of a product as the form has them: new ones are made, others changed. Buyers pay the fee on top where the event
-- passes it on.
--! write_rates
insert into rates (rate_id, product_id, number, position, name, audience, base_price, price, price_kind, suggested_price,
    maximum_price, sale_during, needs_code, minimum_per_order, maximum_per_order)
select w.rate_id, p.product_id, l.number + w.position, w.position, w.name, w.audience, w.price,
    case w.price_kind when 'fixed' then buyer_price(w.price, e.fees_passed_on, e.fee_fixed, e.fee_basis_points) else w.price end,
    w.price_kind, w.suggested_price, w.maximum_price,
    tstzrange(w.sale_starts_at, w.sale_ends_at), w.needs_code, w.minimum_per_order, w.maximum_per_order
from jsonb_to_recordset(:rates) as w (
    rate_id uuid, position smallint, name jsonb, audience text, price bigint, sale_starts_at timestamptz,
    price_kind text, suggested_price bigint, maximum_price bigint,
    sale_ends_at timestamptz, needs_code boolean, minimum_per_order smallint, maximum_per_order smallint
)
join products p on p.product_id = :product_id
join events e on e.event_id = p.event_id
cross join (select coalesce(max(r.number), 0) as number from rates r where r.product_id = :product_id) as l
on conflict (rate_id) do update
set position = excluded.position, name = excluded.name, audience = excluded.audience,
    base_price = excluded.base_price, price = excluded.price, price_kind = excluded.price_kind,
    suggested_price = excluded.suggested_price, maximum_price = excluded.maximum_price, sale_during = excluded.sale_during,
    needs_code = excluded.needs_code, minimum_per_order = excluded.minimum_per_order, maximum_per_order = excluded.maximum_per_order;

-- What the rates of a product take: of each pool of these names, at these dates or at all.
--! write_takes
with wanted as (
    select w.rate_id, l.pool_id, w.units
    from jsonb_to_recordset(:takes) as w (rate_id uuid, area text, units integer, occurrence_ids uuid[])
    join pools l on l.event_id = :event_id and l.kind in ('places', 'planned') and l.name = w.area
        and (w.occurrence_ids is null or l.occurrence_id is null or l.occurrence_id = any(w.occurrence_ids))
), removed as (
    delete from rate_pools x
    using rates r
    where r.rate_id = x.rate_id and r.product_id = :product_id and r.archived_at is null
        and not exists (select from wanted w where w.rate_id = x.rate_id and w.pool_id = x.pool_id)
)
insert into rate_pools (rate_id, pool_id, units)
select w.rate_id, w.pool_id, w.units from wanted w
on conflict (rate_id, pool_id) do update set units = excluded.units where rate_pools.units <> excluded.units;
