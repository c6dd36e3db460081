-- Receives several payments in one transaction: see receive_payment for each. `events`: [{"provider", "event_id",
-- "event_body", "payment_id", "amount", "currency", "ids", "trace"}]. One row per event, numbered from 1.
--
-- An order whose time is nearly over is answered `alone` when others are with it, and nothing has changed: somebody may
-- be giving its places away at this moment, and whoever holds other orders still must not wait for that.
create function receive_payments(events jsonb, at timestamptz)
returns table (event integer, outcome text, messages uuid[])
language plpgsql as $$
declare
    item record;
begin
    for item in
        select q.n::integer as n, r.*, o.expires_at
        from jsonb_array_elements(events) with ordinality as q (content, n)
        cross join lateral jsonb_to_record(q.content) as r (provider text, event_id text, event_body jsonb,
            payment_id uuid, amount bigint, currency text, ids uuid[], trace text)
        left join payments p on p.payment_id = r.payment_id
        left join orders o on o.order_id = p.order_id
        order by o.order_id
    loop
        event := item.n;
        if jsonb_array_length(events) > 1 and item.expires_at <= at + interval '15 seconds' then
            outcome := 'alone';
            messages := '{}';
        else
            select r.outcome, r.messages into outcome, messages
            from receive_payment(item.provider, item.event_id, item.event_body, item.payment_id, item.amount,
                item.currency, item.ids, at, item.trace) as r;
        end if;
        return next;
    end loop;
end $$;
