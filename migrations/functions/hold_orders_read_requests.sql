-- A part of hold_orders: takes its requests apart, once. JSON is expensive to read, and every part asks what is in it.
-- What the lines of a request take of the same pool is one claim, that of the first of them; each place is its own.
create or replace function hold_orders_read_requests(requests jsonb) returns hold_requests
language plpgsql stable as $$
#variable_conflict use_column
declare
    wanted hold_requests;
begin
    wanted.orders := array(
        select row(q.n, r.*)::wanted_order
        from jsonb_array_elements(requests) with ordinality as q (content, n),
            jsonb_to_record(q.content) as r (order_id uuid, event_id uuid, offer_version bigint, reference text,
                locale text, currency text, total bigint, tax_total bigint, discount_total bigint, code_id uuid,
                created_at timestamptz, expires_at timestamptz, key text, fingerprint text)
    );
    wanted.lines := array(
        select row(q.n, q.content ->> 'order_id', q.content ->> 'expires_at', l.*)::wanted_line
        from jsonb_array_elements(requests) with ordinality as q (content, n),
            jsonb_to_recordset(q.content -> 'lines') as l (position smallint, occurrence_id uuid, rate_id uuid,
                place_id uuid, description jsonb, stock jsonb, full_price bigint, price bigint, tax bigint,
                tax_rate_basis_points integer)
    );
    wanted.units := array(
        select row(l.n, l.order_id, l.expires_at, min(l.position), s.pool_id, sum(s.units), s.place_id)::wanted_units
        from unnest(wanted.lines) as l,
            jsonb_to_recordset(l.stock) as s (pool_id uuid, units integer, place_id uuid)
        group by l.n, l.order_id, l.expires_at, s.pool_id, s.place_id
        order by l.n, min(l.position)
    );
    return wanted;
end $$;
