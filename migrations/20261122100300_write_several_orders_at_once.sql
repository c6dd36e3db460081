-- What buyers change of their orders is written for many of them in one statement. Each was read and checked before,
-- without a lock; `version` says which row was read (its xmin), and what was decided from it is only written if the
-- row is still that one.

-- Room to update a row where it is: between hold and ticket every order is written two to four times.
alter table orders set (fillfactor = 70);
alter table lines set (fillfactor = 80);

-- An answer that is kept for its Idempotency-Key has two to three kilobytes, just enough for PostgreSQL to compress every
-- one of them. Nearly none is ever read again: to leave them as they are costs less than to press them.
alter table idempotency_keys set (toast_tuple_target = 8160);

-- Whom to write to and who comes, for several orders; answers which could be written.
--
-- `changes`: [{"order_id", "version", "contact_name", "contact_email", "answers", "attendees": [{"position", "name",
-- "email", "answers"}]}]. Lines that are not in `attendees` forget theirs; null leaves all lines as they are.
create function write_details(changes jsonb) returns setof uuid
language plpgsql as $$
begin
    return query
    with asked as (
        select c.*
        from jsonb_to_recordset(changes) as c (order_id uuid, version text, contact_name text, contact_email text,
            answers jsonb, attendees jsonb)
    ), written as (
        update orders o
        set contact_name = a.contact_name, contact_email = a.contact_email, answers = a.answers
        from asked a
        where o.order_id = a.order_id and o.xmin = a.version::xid
        returning o.order_id
    ), attended as (
        update lines l
        set attendee_name = n.name, attendee_email = n.email, answers = coalesce(n.answers, '{}')
        from written w
        join asked a on a.order_id = w.order_id and jsonb_typeof(a.attendees) = 'array'
        join lines x on x.order_id = w.order_id
        left join lateral jsonb_to_recordset(a.attendees) as n (position smallint, name text, email text, answers jsonb)
            on n.position = x.position
        where l.order_id = x.order_id and l.position = x.position
    )
    select written.order_id from written;
end $$;

-- Places several orders: payment is awaited until `expires_at`. Those with a `payment_id` cost nothing and are paid at
-- once, which `message_id` will tell. `to_say` has for each what the caller will say; whoever repeats the request is told.
-- A few statements for all orders together, not for each: those that are as they were read and have all they claimed,
-- which is nearly all of them.
--
-- `requests`: [{"order_id", "version", "expires_at", "payment_id", "message_id", "trace", "scope", "key", "fingerprint"
-- (hex)}]. One row per request, numbered from 1, with its outcome:
--   placed   it is
--   changed  it is not the row that was read: the caller reads it again
--   gone     others have some of its places by now; nothing has changed
create function place_orders(requests jsonb, to_say text[], at timestamptz) returns table (request integer, outcome text)
language plpgsql as $$
#variable_conflict use_column
declare
    locked uuid[];
    secured uuid[];
    item record;
begin
    locked := array(
        select o.order_id
        from jsonb_to_recordset(requests) as r (order_id uuid, version text)
        join orders o on o.order_id = r.order_id and o.xmin = r.version::xid
        order by o.order_id
        for update of o
    );

    -- Those that have lost none of their claims; what the others have lost may be taken again.
    secured := array(
        select n.order_id
        from (
            select l.order_id, sum(jsonb_array_length(l.stock)) as claims
            from lines l
            where l.order_id = any(locked) and l.status = 'live'
            group by l.order_id
        ) as n
        join (
            select c.order_id, count(*) as claims
            from (select c.order_id from claims c where c.order_id = any(locked) for update) as c
            group by c.order_id
        ) as k on k.order_id = n.order_id and k.claims = n.claims
    );
    for item in
        select r.order_id, coalesce(r.expires_at, 'infinity') as until
        from jsonb_to_recordset(requests) as r (order_id uuid, expires_at timestamptz)
        where r.order_id = any(locked) and r.order_id <> all(secured)
        order by r.order_id
    loop
        if secure_claims(item.order_id, at, item.until) then
            secured := secured || item.order_id;
        end if;
    end loop;

    return query
    with asked as (
        select q.n::integer as n, r.*, s.answer, coalesce(r.expires_at, 'infinity') as until,
            row_number() over (partition by r.order_id order by q.n) = 1 as first
        from jsonb_array_elements(requests) with ordinality as q (content, n)
        join unnest(to_say) with ordinality as s (answer, n) on s.n = q.n
        cross join jsonb_to_record(q.content) as r (order_id uuid, expires_at timestamptz, payment_id uuid,
            message_id uuid, trace text, scope text, key text, fingerprint text)
    ), ready as (
        -- An order is placed once: of two requests for it the second finds it changed.
        select a.* from asked a where a.order_id = any(secured) and a.first
    ), claimed as (
        update claims c set expires_at = p.until from ready p where c.order_id = p.order_id
    ), placed as (
        update orders o
        set status = case when p.payment_id is null then 'placed' else 'paid' end, placed_at = at,
            paid_at = case when p.payment_id is not null then at end, expires_at = p.until
        from ready p
        where o.order_id = p.order_id
        returning o.order_id, o.currency, p.payment_id
    ), paid as (
        insert into payments (payment_id, order_id, provider, status, amount, currency, captured, created_at, expires_at,
            settled_at)
        select p.payment_id, p.order_id, 'free', 'succeeded', 0, p.currency, 0, at, at, at
        from placed p
        where p.payment_id is not null
    ), promised as (
        insert into outbox (outbox_id, topic, payload, trace, created_at)
        select p.message_id, 'order-paid', jsonb_build_object('order_id', p.order_id), p.trace, at
        from ready p
        where p.payment_id is not null
    ), kept as (
        -- The orders' rows are locked: nobody else has these keys but from more than a day ago.
        insert into idempotency_keys as k
            (scope, key, fingerprint, locked_until, status, content_type, body, created_at, expires_at)
        select p.scope, p.key, decode(p.fingerprint, 'hex'), at, 200, 'application/json', convert_to(p.answer, 'utf8'),
            at, at + interval '24 hours'
        from ready p
        on conflict (scope, key) do update set
            fingerprint = excluded.fingerprint, locked_until = excluded.locked_until, status = excluded.status,
            content_type = excluded.content_type, location = null, body = excluded.body,
            created_at = excluded.created_at, expires_at = excluded.expires_at
    )
    select a.n, case
        when not a.first or a.order_id <> all(locked) then 'changed'
        when a.order_id = any(secured) then 'placed'
        else 'gone'
    end
    from asked a;
end $$;
