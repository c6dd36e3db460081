-- Receives several payments in one transaction: in a few statements for all of them where the money is what was awaited,
-- which it nearly always is. Whatever is unusual about an event is looked into by itself: see receive_payment.
--
-- `events`: [{"provider", "event_id", "event_body", "payment_id", "reference", "amount", "currency", "ids", "trace"}]. One
-- row per event, numbered from 1, with what receive_payment would answer. `reference`: the provider's name for the payment.
--
-- An order whose time is nearly over is answered `alone` when others are with it, and nothing has changed: somebody may
-- be giving its places away at this moment, and whoever holds other orders still must not wait for that.
create or replace function receive_payments(events jsonb, at timestamptz)
returns table (event integer, outcome webhook_outcome, messages uuid[])
language plpgsql as $$
#variable_conflict use_column
declare
    usual jsonb;
    item record;
begin
    -- Orders before payments, as everywhere, and in the order of their ids.
    perform from orders o
    where o.order_id in (
            select p.order_id
            from jsonb_to_recordset(events) as r (payment_id uuid)
            join payments p on p.payment_id = r.payment_id
        ) and o.expires_at > at + interval '15 seconds'
    order by o.order_id
    for update;

    -- The first to tell of an order that is placed, may be sold, has all its places for a while yet, and awaits just this.
    with asked as (
        select q.n, r.*, row_number() over (partition by r.payment_id order by q.n) = 1 as first
        from jsonb_array_elements(events) with ordinality as q (content, n),
            jsonb_to_record(q.content) as r (provider text, event_id text, event_body jsonb, payment_id uuid,
                amount bigint, currency text, ids uuid[], trace text)
    ), unsellable as (
        select u.order_id
        from unsellable_orders(array(select p.order_id from asked a join payments p on p.payment_id = a.payment_id), at) as u
    ), awaited as (
        select a.*, p.order_id
        from asked a
        join payments p on p.payment_id = a.payment_id and p.provider = a.provider
        join orders o on o.order_id = p.order_id
        where a.first and p.captured = 0 and p.amount = a.amount and p.currency = a.currency
            and p.provider_reference is not null
            and o.status = 'placed' and o.expires_at > at + interval '15 seconds'
            and (
                select sum(s.units) from lines l, jsonb_to_recordset(l.stock) as s (units integer)
                where l.order_id = o.order_id and l.status = 'live'
            ) = (
                select sum(c.units) from claims c
                where c.order_id = o.order_id and c.expires_at > at + interval '15 seconds'
            )
            and not exists (select from unsellable u where u.order_id = o.order_id)
            -- Of two payments of one order, one is too much.
            and not exists (
                select from asked b join payments x on x.payment_id = b.payment_id
                where x.order_id = p.order_id and x.payment_id <> p.payment_id
            )
    ), noted as (
        insert into webhook_events (provider, provider_event_id, payment_id, body, received_at)
        select a.provider, a.event_id, a.payment_id, a.event_body, at
        from awaited a
        on conflict (provider, provider_event_id) do nothing
        returning provider, provider_event_id
    ), paying as (
        select a.* from awaited a join noted n on n.provider = a.provider and n.provider_event_id = a.event_id
    ), captured as (
        update payments p set captured = a.amount, settled_at = at, status = 'succeeded'
        from paying a
        where p.payment_id = a.payment_id
    ), entered as (
        insert into ledger_entries (ledger_entry_id, payment_id, kind, amount, currency, created_at)
        select a.ids[1], a.payment_id, 'capture', a.amount, a.currency, at from paying a
    ), sold as (
        update claims c set expires_at = 'infinity' from paying a where c.order_id = a.order_id
    ), settled as (
        update orders o set status = 'paid', paid_at = at, expires_at = 'infinity'
        from paying a
        where o.order_id = a.order_id
    ), promised as (
        insert into outbox (outbox_id, topic, payload, trace, created_at)
        select a.ids[4], 'order-paid', jsonb_build_object('order_id', a.order_id), a.trace, at from paying a
    )
    select coalesce(jsonb_object_agg(a.n, a.ids[4]), '{}') into usual from paying a;

    for item in
        select q.n::integer as n, r.*, o.expires_at
        from jsonb_array_elements(events) with ordinality as q (content, n)
        cross join lateral jsonb_to_record(q.content) as r (provider text, event_id text, event_body jsonb,
            payment_id uuid, reference text, amount bigint, currency text, ids uuid[], trace text)
        left join payments p on p.payment_id = r.payment_id
        left join orders o on o.order_id = p.order_id
        order by o.order_id
    loop
        event := item.n;
        if usual ? item.n::text then
            outcome := 'paid';
            messages := item.ids[4:4];
        elsif jsonb_array_length(events) > 1 and item.expires_at <= at + interval '15 seconds' then
            outcome := 'alone';
            messages := '{}';
        else
            select r.outcome, r.messages into outcome, messages
            from receive_payment(item.provider, item.event_id, item.event_body, item.payment_id, item.amount,
                item.currency, item.ids, at, item.trace) as r;
            perform note_reference(item.provider, item.payment_id, item.reference);
        end if;
        return next;
    end loop;
end $$;
