-- A part of hold_orders: inserts the orders. Whoever comes second with a key finds an order there, and asks again; keys are
-- used in one order, so that two who use several of them cannot deadlock. Answers contended.
create or replace function hold_orders_insert_orders(wanted_orders wanted_order[], at timestamptz) returns hold_result[]
language plpgsql as $$
#variable_conflict use_column
declare
    inserted uuid[];
begin
    with inserted_orders as (
        insert into orders (order_id, event_id, reference, status, locale, code_id, currency, total, tax_total,
            discount_total, created_at, expires_at, hold_key, hold_fingerprint)
        select w.order_id, w.event_id, w.reference, 'held', w.locale, w.code_id, w.currency, w.total, w.tax_total,
            w.discount_total, coalesce(w.created_at, at), w.expires_at, w.key, decode(w.fingerprint, 'hex')
        from unnest(wanted_orders) as w
        order by w.key
        on conflict (hold_key) do nothing
        returning order_id
    )
    select array_agg(i.order_id) into inserted from inserted_orders i;
    if cardinality(inserted) = cardinality(wanted_orders) then
        return '{}';
    end if;
    return array(
        select row(w.n, 'contended', null, null)::hold_result
        from unnest(wanted_orders) as w
        where w.order_id <> all(coalesce(inserted, '{}'))
    );
end $$;
