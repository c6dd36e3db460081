-- Places several orders: payment is awaited until `expires_at`. Those with a `payment_id` cost nothing and are paid at
-- once, which `message_id` will tell. Whoever repeats the request is known by its key. The terms of the event and its organizer that hold
-- now are kept with each.
-- A few statements for all orders together, not for each: those that are as they were read and have all they claimed,
-- which is nearly all of them.
--
-- `requests`: [{"order_id", "version", "expires_at", "payment_id", "paid_at", "message_id", "trace", "key", "fingerprint" (hex)}]. One row per request, numbered from 1, with its outcome:
--   placed   it is
--   changed  it is not the row that was read: the caller reads it again
--   gone     others have some of its places by now; nothing has changed
-- or why it may not be sold any more: a reason of unsellable_orders
create or replace function place_orders(requests jsonb, at timestamptz)
returns table (request integer, outcome place_outcome)
language plpgsql as $$
#variable_conflict use_column
declare
    locked uuid[];
    unsellable jsonb;
    secured uuid[];
    terms jsonb;
    item record;
begin
    locked := array(
        select o.order_id
        from jsonb_to_recordset(requests) as r (order_id uuid, version text)
        join orders o on o.order_id = r.order_id and o.xmin = r.version::xid
        order by o.order_id
        for update of o
    );

    select coalesce(jsonb_object_agg(u.order_id, u.reason), '{}') into unsellable from unsellable_orders(locked, at) as u;

    -- Those that have lost none of their claims; what the others have lost may be taken again.
    secured := array(
        select n.order_id
        from (
            select l.order_id, sum(s.units) as units
            from lines l, jsonb_to_recordset(l.stock) as s (units integer)
            where l.order_id = any(locked) and l.status = 'live' and not unsellable ? l.order_id::text
            group by l.order_id
        ) as n
        join (
            select c.order_id, sum(c.units) as units
            from (select c.order_id, c.units from claims c where c.order_id = any(locked) for update) as c
            group by c.order_id
        ) as k on k.order_id = n.order_id and k.units = n.units
    );
    for item in
        select r.order_id, coalesce(r.expires_at, 'infinity') as until
        from jsonb_to_recordset(requests) as r (order_id uuid, expires_at timestamptz)
        where r.order_id = any(locked) and r.order_id <> all(secured) and not unsellable ? r.order_id::text
        order by r.order_id
    loop
        if secure_claims(item.order_id, at, item.until) then
            secured := secured || item.order_id;
        end if;
    end loop;

    terms := keep_terms(array(select distinct o.event_id from orders o where o.order_id = any(secured)));

    return query
    with asked as (
        select q.n::integer as n, r.*, coalesce(r.expires_at, 'infinity') as until,
            row_number() over (partition by r.order_id order by q.n) = 1 as first
        from jsonb_array_elements(requests) with ordinality as q (content, n)
        cross join jsonb_to_record(q.content) as r (order_id uuid, expires_at timestamptz, payment_id uuid,
            paid_at timestamptz, message_id uuid, trace text, key text, fingerprint text)
    ), ready as (
        -- An order is placed once: of two requests for it the second finds it changed.
        select a.* from asked a where a.order_id = any(secured) and a.first
    ), claimed as (
        update claims c set expires_at = p.until from ready p where c.order_id = p.order_id
    ), placed as (
        update orders o
        set status = case when p.payment_id is null then 'placed' else 'paid' end, placed_at = at,
            paid_at = p.paid_at, expires_at = p.until,
            place_key = p.key, place_fingerprint = decode(p.fingerprint, 'hex'),
            terms_hash = decode(terms ->> o.event_id::text, 'hex')
        from ready p
        where o.order_id = p.order_id
        returning o.order_id, o.currency, p.payment_id, p.paid_at
    ), paid as (
        insert into payments (payment_id, order_id, provider, status, amount, currency, captured, created_at, expires_at,
            settled_at)
        select p.payment_id, p.order_id, 'free', 'succeeded', 0, p.currency, 0, p.paid_at, p.paid_at, p.paid_at
        from placed p
        where p.payment_id is not null
    ), promised as (
        insert into outbox (outbox_id, topic, payload, trace, created_at)
        select p.message_id, 'order-paid', jsonb_build_object('order_id', p.order_id), p.trace, at
        from ready p
        where p.payment_id is not null
    )
    select a.n, (case
        when not a.first or a.order_id <> all(locked) then 'changed'
        when a.order_id = any(secured) then 'placed'
        else coalesce(unsellable ->> a.order_id::text, 'gone')
    end)::place_outcome
    from asked a;
end $$;
