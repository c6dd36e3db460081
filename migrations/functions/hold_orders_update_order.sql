-- A part of hold_orders: gives an order whose lines are replaced its new totals and time, and its calendar entry a new number.
create or replace function hold_orders_update_order(wanted_orders wanted_order[], replaced uuid) returns void
language plpgsql as $$
begin
    update orders o
    set code_id = w.code_id, total = w.total, tax_total = w.tax_total, discount_total = w.discount_total,
        expires_at = w.expires_at, calendar_sequence = o.calendar_sequence + 2, calendar_changed_at = clock_timestamp()
    from unnest(wanted_orders) as w
    where o.order_id = replaced;
end $$;
