-- A part of hold_orders: inserts the lines of orders and their claims. Places are claimed in the order of their ids, whatever
-- order they were asked in: two buyers who want the same seats the other way round wait for each other and cannot deadlock.
-- Answers false when somebody quicker has some of the places.
create or replace function hold_orders_insert_claims(wanted_lines wanted_line[], wanted_units wanted_units[]) returns boolean
language plpgsql as $$
declare
    inserted integer;
begin
    insert into lines (order_id, position, occurrence_id, rate_id, place_id, description, stock, full_price, price,
        tax, tax_rate_basis_points)
    select l.order_id, l.position, l.occurrence_id, l.rate_id, l.place_id, l.description, l.stock, l.full_price, l.price,
        l.tax, l.tax_rate_basis_points
    from unnest(wanted_lines) as l;

    insert into claims (order_id, position, pool_id, units, place_id, expires_at)
    select u.order_id, u.position, u.pool_id, u.units, u.place_id, u.expires_at
    from unnest(wanted_units) as u
    order by u.place_id nulls last
    on conflict (place_id) do nothing;
    get diagnostics inserted = row_count;
    return inserted = cardinality(wanted_units);
end $$;
