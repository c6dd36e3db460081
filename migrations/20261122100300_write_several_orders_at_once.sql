-- What buyers change of their orders is written for many of them in one statement. Each was read and checked before,
-- without a lock; `version` says which row was read (its xmin), and what was decided from it is only written if the
-- row is still that one.

-- Room to update a row where it is: between hold and ticket every order is written two to four times.
alter table orders set (fillfactor = 70);
alter table lines set (fillfactor = 80);

-- Which row an order's row is: another after each change.
create function order_version(of_order uuid) returns bigint
language sql stable
return (select o.xmin::text::bigint from orders o where o.order_id = of_order);

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
-- once, which `message_id` will tell. `answer` is what the caller will say, and whoever repeats the request is told.
--
-- `requests`: [{"order_id", "version", "expires_at", "payment_id", "message_id", "trace", "scope", "key", "fingerprint"
-- (hex), "answer"}]. One row per request, numbered from 1, with its outcome:
--   placed   it is
--   changed  it is not the row that was read: the caller reads it again
--   gone     others have some of its places by now; nothing has changed
create function place_orders(requests jsonb, at timestamptz) returns table (request integer, outcome text)
language plpgsql as $$
declare
    item record;
begin
    for item in
        select q.n::integer as n, r.*, coalesce(r.expires_at, 'infinity') as until
        from jsonb_array_elements(requests) with ordinality as q (content, n),
            jsonb_to_record(q.content) as r (order_id uuid, version text, expires_at timestamptz, payment_id uuid,
                message_id uuid, trace text, scope text, key text, fingerprint text, answer text)
        order by r.order_id
    loop
        request := item.n;
        perform from orders o where o.order_id = item.order_id and o.xmin = item.version::xid for update;
        if not found then
            outcome := 'changed';
        elsif not secure_claims(item.order_id, at, item.until) then
            outcome := 'gone';
        else
            update orders o
            set status = case when item.payment_id is null then 'placed' else 'paid' end, placed_at = at,
                paid_at = case when item.payment_id is not null then at end, expires_at = item.until
            where o.order_id = item.order_id;

            if item.payment_id is not null then
                insert into payments (payment_id, order_id, provider, status, amount, currency, captured, created_at,
                    expires_at, settled_at)
                select item.payment_id, o.order_id, 'free', 'succeeded', 0, o.currency, 0, at, at, at
                from orders o where o.order_id = item.order_id;
                insert into outbox (outbox_id, topic, payload, trace, created_at)
                values (item.message_id, 'order-paid', jsonb_build_object('order_id', item.order_id), item.trace, at);
            end if;

            -- An order is placed once, and its row is locked: nobody else has this key but from more than a day ago.
            insert into idempotency_keys as k
                (scope, key, fingerprint, locked_until, status, content_type, body, created_at, expires_at)
            values (item.scope, item.key, decode(item.fingerprint, 'hex'), at, 200, 'application/json',
                convert_to(item.answer, 'utf8'), at, at + interval '24 hours')
            on conflict (scope, key) do update set
                fingerprint = excluded.fingerprint, locked_until = excluded.locked_until, status = excluded.status,
                content_type = excluded.content_type, location = null, body = excluded.body,
                created_at = excluded.created_at, expires_at = excluded.expires_at;
            outcome := 'placed';
        end if;
        return next;
    end loop;
end $$;
