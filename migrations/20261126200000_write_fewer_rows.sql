-- Fewer rows for a purchase. An order keeps the keys that it was held and placed with itself: whoever repeats such a
-- request is told how the order is, so no first answer has to be stored beside it. What an order takes of a pool is
-- one claim, however many lines take it; claims of one line each, as they were made before, count as well.
--
-- hold_orders and place_orders take and answer less than before. There is no release yet that calls the former ones.

alter table orders
    add column hold_key text,
    add column hold_fingerprint bytea,
    add column place_key text,
    add column place_fingerprint bytea,
    add constraint orders_hold_key_key unique (hold_key);
comment on column orders.hold_key is 'The Idempotency-Key it was held with, for a day; the fingerprint is of that request.';

comment on table claims is 'How many units of a pool, or which place, an order has until when. The position is that of the first line which takes it.';

-- One index instead of two: what is revoked differs in when.
create unique index tickets_order_id_position_revoked_at_key on tickets (order_id, position, revoked_at) nulls not distinct;
drop index tickets_order_id_position_key;
drop index tickets_order_id_position_idx;

drop function hold_orders(jsonb, timestamptz, uuid, text[]);
drop function place_orders(jsonb, text[], timestamptz);
drop type wanted_order;

create type wanted_order as (
    n integer, order_id uuid, event_id uuid, offer_version bigint, reference text, locale text, currency text,
    total bigint, tax_total bigint, discount_total bigint, code_id uuid, created_at timestamptz, expires_at timestamptz,
    key text, fingerprint text
);

-- Takes places for several orders at once, each all or nothing, none failing its neighbours.
--
-- `requests`: [{"order_id", "event_id", "offer_version", "reference", "locale", "currency", "total",
-- "tax_total", "discount_total", "code_id", "created_at", "expires_at", "lines": [{"position", "occurrence_id",
-- "rate_id", "place_id", "description", "stock": [{"pool_id", "units", "place_id"}], "full_price",
-- "price", "tax", "tax_rate_basis_points"}], "key", "fingerprint" (hex)}].
-- `replaced`: an order whose lines these are to replace (then it is the only request, and the caller
-- rolls back unless the outcome is held). A replacement has no key.
--
-- One row per request, numbered from 1, with its outcome:
--   held         the order and its claims exist
--   replayed     the key has been used with this body, for the order `held`
--   key_reused   the key has been used with another body
--   stale        priced from an offer that has changed
--   contended    what it lacks is being given back or renewed at this moment, or somebody else has just used its key:
--                the caller asks again
--   unavailable  `shortage`: {"pools": [{"pool_id", "wanted", "free"}], "places": [place ids]}
-- Raises check_violation on pools_taken_check when another process took the room between our look and
-- our update: nothing has changed then, and the caller asks again.
create function hold_orders(requests jsonb, at timestamptz, replaced uuid default null)
returns table (request integer, outcome text, shortage jsonb, held uuid)
language plpgsql as $$
#variable_conflict use_column
declare
    asked wanted_order[];
    asked_lines wanted_line[];
    asked_units wanted_units[];
    outcomes text[] := array_fill(null::text, array[jsonb_array_length(requests)]);
    shortages jsonb[] := array_fill(null::jsonb, array[jsonb_array_length(requests)]);
    replays uuid[] := array_fill(null::uuid, array[jsonb_array_length(requests)]);
    is_numbered boolean;
    change jsonb := '{}';
    free jsonb := '{}';
    seen jsonb;
    short jsonb;
    touched uuid[];
    going boolean;
    made uuid[];
    losers integer[] := '{}';
    item record;
begin
    asked := array(
        select row(q.n, r.*)::wanted_order
        from jsonb_array_elements(requests) with ordinality as q (content, n),
            jsonb_to_record(q.content) as r (order_id uuid, event_id uuid, offer_version bigint, reference text,
                locale text, currency text, total bigint, tax_total bigint, discount_total bigint, code_id uuid,
                created_at timestamptz, expires_at timestamptz, key text, fingerprint text)
    );
    asked_lines := array(
        select row(q.n, q.content ->> 'order_id', q.content ->> 'expires_at', l.*)::wanted_line
        from jsonb_array_elements(requests) with ordinality as q (content, n),
            jsonb_to_recordset(q.content -> 'lines') as l (position smallint, occurrence_id uuid, rate_id uuid,
                place_id uuid, description jsonb, stock jsonb, full_price bigint, price bigint, tax bigint,
                tax_rate_basis_points integer)
    );
    -- What lines take of the same pool is one claim, that of the first of them; each place is its own.
    asked_units := array(
        select row(l.n, l.order_id, l.expires_at, min(l.position), s.pool_id, sum(s.units), s.place_id)::wanted_units
        from unnest(asked_lines) as l,
            jsonb_to_recordset(l.stock) as s (pool_id uuid, units integer, place_id uuid)
        group by l.n, l.order_id, l.expires_at, s.pool_id, s.place_id
        order by l.n, min(l.position)
    );
    is_numbered := exists (select from unnest(asked_lines) as l where l.place_id is not null);

    -- Keys that have been used: the same order, whatever the stock is now. After a day they are forgotten.
    for item in
        select a.n, o.order_id, o.hold_fingerprint = decode(a.fingerprint, 'hex') as same,
            o.created_at <= at - interval '24 hours' as forgotten
        from unnest(asked) as a
        join orders o on o.hold_key = a.key
    loop
        if item.forgotten then
            update orders set hold_key = null where orders.order_id = item.order_id;
        elsif item.same then
            outcomes[item.n] := 'replayed';
            replays[item.n] := item.order_id;
        else
            outcomes[item.n] := 'key_reused';
        end if;
    end loop;

    -- Offers that have changed since they were read.
    for item in
        select a.n
        from unnest(asked) as a
        left join events e on e.event_id = a.event_id and e.offer_version = a.offer_version and e.status = 'published'
        where e.event_id is null and outcomes[a.n] is null
    loop
        outcomes[item.n] := 'stale';
    end loop;

    -- What an order gives up when its lines are replaced, and what has expired, is free again.
    if replaced is not null then
        for item in
            with gone as (
                delete from claims c where c.order_id = replaced returning c.pool_id, c.units
            )
            select gone.pool_id, sum(gone.units) as units from gone group by gone.pool_id
        loop
            change := sum_units(change, item.pool_id, -item.units);
        end loop;
        delete from lines where lines.order_id = replaced;
    end if;

    touched := array(select distinct u.pool_id from unnest(asked_units) as u where outcomes[u.n] is null);

    -- Asked for the first to expire, the index is read at one place, whatever the planner expects to find.
    if exists (
        select from unnest(touched) as p (pool_id)
        where (select c.expires_at from claims c where c.pool_id = p.pool_id order by c.expires_at limit 1) <= at
    ) then
        for item in select g.pool_id, g.units from give_back_expired(touched, at) as g loop
            change := sum_units(change, item.pool_id, -item.units);
        end loop;
    end if;

    -- Named places that somebody has. An expired claim that is still there is one that somebody else
    -- has locked; to wait for it here could be to wait in a circle.
    if is_numbered then
        for item in
            select l.n, jsonb_agg(c.place_id order by c.place_id) filter (where c.expires_at > at) as places
            from unnest(asked_lines) as l
            join claims c on c.place_id = l.place_id
            where outcomes[l.n] is null
            group by l.n
        loop
            if item.places is null then
                outcomes[item.n] := 'contended';
            else
                outcomes[item.n] := 'unavailable';
                shortages[item.n] := jsonb_build_object('pools', '[]'::jsonb, 'places', item.places);
            end if;
        end loop;
    end if;

    -- Room in the pools: all together if that fits, else one after the other, first come first served.
    select coalesce(jsonb_object_agg(p.pool_id, p.capacity - p.taken - coalesce((change ->> p.pool_id::text)::bigint, 0)), '{}')
    into free
    from pools p where p.pool_id = any(touched);
    seen := free;

    select bool_and(d.units <= (free ->> d.pool_id::text)::bigint) into going
    from (
        select u.pool_id, sum(u.units) as units from unnest(asked_units) as u where outcomes[u.n] is null group by u.pool_id
    ) as d;

    if not going then
        for item in
            select d.n, jsonb_object_agg(d.pool_id, d.units) as wanted
            from (
                select u.n, u.pool_id, sum(u.units) as units
                from unnest(asked_units) as u
                where outcomes[u.n] is null
                group by u.n, u.pool_id
            ) as d
            group by d.n
            order by d.n
        loop
            select jsonb_agg(jsonb_build_object('pool_id', w.key, 'wanted', w.value::bigint,
                    'free', greatest((free ->> w.key)::bigint, 0)) order by w.key)
            into short
            from jsonb_each_text(item.wanted) as w
            where w.value::bigint > (free ->> w.key)::bigint;

            if short is null then
                select free || jsonb_object_agg(w.key, (free ->> w.key)::bigint - w.value::bigint) into free
                from jsonb_each_text(item.wanted) as w;
            elsif exists (
                select from jsonb_to_recordset(short) as s (pool_id uuid) join pools p on p.pool_id = s.pool_id
                where exists (select from claims c where c.pool_id = p.pool_id and c.expires_at <= at)
                    or p.capacity - p.taken - coalesce((change ->> p.pool_id::text)::bigint, 0)
                        > (seen ->> p.pool_id::text)::bigint
            ) then
                -- Somebody else is giving back what has expired, or has done so since we looked.
                outcomes[item.n] := 'contended';
            else
                outcomes[item.n] := 'unavailable';
                shortages[item.n] := jsonb_build_object('pools', short, 'places', '[]'::jsonb);
            end if;
        end loop;
    end if;

    -- The orders of those that may go on. Whoever comes second with a key finds an order there; keys are used in
    -- one sequence, so that two who use several of them do not wait for each other in a circle.
    if replaced is null then
        with new as (
            insert into orders (order_id, event_id, reference, status, locale, code_id, currency, total, tax_total,
                discount_total, created_at, expires_at, hold_key, hold_fingerprint)
            select a.order_id, a.event_id, a.reference, 'held', a.locale, a.code_id, a.currency, a.total, a.tax_total,
                a.discount_total, coalesce(a.created_at, at), a.expires_at, a.key, decode(a.fingerprint, 'hex')
            from unnest(asked) as a
            where outcomes[a.n] is null
            order by a.key
            on conflict (hold_key) do nothing
            returning order_id
        )
        select array_agg(new.order_id) into made from new;
        for item in select a.n from unnest(asked) as a where outcomes[a.n] is null and a.order_id <> all(coalesce(made, '{}')) loop
            outcomes[item.n] := 'contended';
        end loop;
    else
        update orders o
        set code_id = a.code_id, total = a.total, tax_total = a.tax_total, discount_total = a.discount_total,
            expires_at = a.expires_at
        from unnest(asked) as a
        where o.order_id = replaced and outcomes[a.n] is null;
    end if;

    insert into lines (order_id, position, occurrence_id, rate_id, place_id, description, stock, full_price, price,
        tax, tax_rate_basis_points)
    select l.order_id, l.position, l.occurrence_id, l.rate_id, l.place_id, l.description, l.stock, l.full_price, l.price,
        l.tax, l.tax_rate_basis_points
    from unnest(asked_lines) as l
    where outcomes[l.n] is null;

    -- Places in id order, whatever order they were asked in: two buyers who want the same seats the
    -- other way round wait for each other in a line, not in a circle.
    insert into claims (order_id, position, pool_id, units, place_id, expires_at)
    select s.order_id, s.position, s.pool_id, s.units, s.place_id,
        s.expires_at
    from unnest(asked_units) as s
    where outcomes[s.n] is null
    order by s.place_id nulls last
    on conflict (place_id) do nothing;

    -- Those who lost a place to somebody quicker lose the rest of their order too.
    if is_numbered then
        for item in
            select l.n, l.order_id
            from unnest(asked_lines) as l
            where outcomes[l.n] is null and l.place_id is not null
                and not exists (select from claims c where c.place_id = l.place_id and c.order_id = l.order_id)
            group by l.n, l.order_id
        loop
            losers := losers || item.n;
            outcomes[item.n] := 'contended';
            delete from orders where orders.order_id = item.order_id;
        end loop;
    end if;

    -- What those were given before others is free again. Whoever missed only such room or places asks again.
    if losers <> '{}' then
        for item in
            select n from generate_subscripts(outcomes, 1) as n
            where outcomes[n] = 'unavailable' and shortages[n] -> 'pools' <> '[]'
        loop
            outcomes[item.n] := 'contended';
            shortages[item.n] := null;
        end loop;
        for item in
            select l.n, jsonb_agg(c.place_id order by c.place_id) as places
            from unnest(asked_lines) as l
            join claims c on c.place_id = l.place_id
            where l.n = any(losers)
            group by l.n
        loop
            outcomes[item.n] := 'unavailable';
            shortages[item.n] := jsonb_build_object('pools', '[]'::jsonb, 'places', item.places);
        end loop;
    end if;

    for item in
        select u.pool_id, sum(u.units) as units
        from unnest(asked_units) as u
        where outcomes[u.n] is null
        group by u.pool_id
    loop
        change := sum_units(change, item.pool_id, item.units);
    end loop;
    perform move_taken(change);

    return query
    select n, coalesce(outcomes[n], 'held'), shortages[n], replays[n]
    from generate_subscripts(outcomes, 1) as n;
end $$;

-- Makes sure that an order has all that its live lines need, until a time: keeps the claims it still
-- has, and takes again those that somebody else was given after they had expired. Answers whether it
-- could; if not, nothing has changed. The caller has locked the order's row.
create or replace function secure_claims(of_order uuid, at timestamptz, until timestamptz) returns boolean
language plpgsql as $$
declare
    needed integer;
    kept integer;
    missing jsonb;
    pool_ids uuid[];
    change jsonb;
    item record;
begin
    select coalesce(sum(s.units), 0) into needed
    from lines l, jsonb_to_recordset(l.stock) as s (units integer)
    where l.order_id = of_order and l.status = 'live';

    select coalesce(sum(mine.units), 0) into kept
    from (select c.units from claims c where c.order_id = of_order for update) as mine;
    if kept = needed then
        update claims set expires_at = until where claims.order_id = of_order;
        return true;
    end if;

    select jsonb_agg(jsonb_build_object(
        'position', n.position, 'pool_id', n.pool_id, 'units', n.units - n.kept, 'place_id', n.place_id))
    into missing
    from (
        select min(l.position) as position, s.pool_id, s.place_id, sum(s.units) as units, (
                select coalesce(sum(c.units), 0) from claims c
                where c.order_id = of_order and c.pool_id = s.pool_id and c.place_id is not distinct from s.place_id
            ) as kept
        from lines l, jsonb_to_recordset(l.stock) as s (pool_id uuid, units integer, place_id uuid)
        where l.order_id = of_order and l.status = 'live'
        group by s.pool_id, s.place_id
    ) as n
    where n.units > n.kept;
    pool_ids := array(select distinct m.pool_id from jsonb_to_recordset(missing) as m (pool_id uuid));

    -- What somebody gives back, renews or takes at this very moment is neither free nor gone: we let go of
    -- everything and look again, rather than wait for each other or send a late buyer's money back in vain.
    for attempt in 1 .. 20 loop
        begin
            update claims set expires_at = until where claims.order_id = of_order;

            change := '{}';
            for item in select g.pool_id, g.units from give_back_expired(pool_ids, at) as g loop
                change := sum_units(change, item.pool_id, -item.units);
            end loop;
            for item in
                select m.pool_id, sum(m.units) as units
                from jsonb_to_recordset(missing) as m (pool_id uuid, units integer)
                group by m.pool_id
            loop
                change := sum_units(change, item.pool_id, item.units);
            end loop;

            for item in
                select c.expires_at <= at as moving
                from jsonb_to_recordset(missing) as m (place_id uuid) join claims c on c.place_id = m.place_id
                union all
                select exists (select from claims c where c.pool_id = p.pool_id and c.expires_at <= at)
                from pools p
                where p.pool_id = any(pool_ids) and p.taken + (change ->> p.pool_id::text)::bigint > p.capacity
                order by moving
            loop
                if item.moving then
                    raise serialization_failure;
                end if;
                raise no_data_found;
            end loop;

            insert into claims (order_id, position, pool_id, units, place_id, expires_at)
            select of_order, m.position, m.pool_id, m.units, m.place_id, until
            from jsonb_to_recordset(missing) as m (position smallint, pool_id uuid, units integer, place_id uuid)
            order by m.place_id nulls last, m.pool_id
            on conflict (order_id, position, pool_id) do update
                set units = claims.units + excluded.units, expires_at = excluded.expires_at;

            perform move_taken(change);
            return true;
        exception
            when no_data_found then
                return false;
            when serialization_failure or unique_violation or check_violation then
                perform pg_sleep(0.002 * attempt);
        end;
    end loop;
    return false;
end $$;

-- Places several orders: payment is awaited until `expires_at`. Those with a `payment_id` cost nothing and are paid at
-- once, which `message_id` will tell. Whoever repeats the request is known by its key.
-- A few statements for all orders together, not for each: those that are as they were read and have all they claimed,
-- which is nearly all of them.
--
-- `requests`: [{"order_id", "version", "expires_at", "payment_id", "message_id", "trace", "key", "fingerprint" (hex)}]. One row per request, numbered from 1, with its outcome:
--   placed   it is
--   changed  it is not the row that was read: the caller reads it again
--   gone     others have some of its places by now; nothing has changed
create function place_orders(requests jsonb, at timestamptz) returns table (request integer, outcome text)
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
            select l.order_id, sum(s.units) as units
            from lines l, jsonb_to_recordset(l.stock) as s (units integer)
            where l.order_id = any(locked) and l.status = 'live'
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
        where r.order_id = any(locked) and r.order_id <> all(secured)
        order by r.order_id
    loop
        if secure_claims(item.order_id, at, item.until) then
            secured := secured || item.order_id;
        end if;
    end loop;

    return query
    with asked as (
        select q.n::integer as n, r.*, coalesce(r.expires_at, 'infinity') as until,
            row_number() over (partition by r.order_id order by q.n) = 1 as first
        from jsonb_array_elements(requests) with ordinality as q (content, n)
        cross join jsonb_to_record(q.content) as r (order_id uuid, expires_at timestamptz, payment_id uuid,
            message_id uuid, trace text, key text, fingerprint text)
    ), ready as (
        -- An order is placed once: of two requests for it the second finds it changed.
        select a.* from asked a where a.order_id = any(secured) and a.first
    ), claimed as (
        update claims c set expires_at = p.until from ready p where c.order_id = p.order_id
    ), placed as (
        update orders o
        set status = case when p.payment_id is null then 'placed' else 'paid' end, placed_at = at,
            paid_at = case when p.payment_id is not null then at end, expires_at = p.until,
            place_key = p.key, place_fingerprint = decode(p.fingerprint, 'hex')
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
    )
    select a.n, case
        when not a.first or a.order_id <> all(locked) then 'changed'
        when a.order_id = any(secured) then 'placed'
        else 'gone'
    end
    from asked a;
end $$;

-- Receives several payments in one transaction: in a few statements for all of them where the money is what was awaited,
-- which it nearly always is. Whatever is unusual about an event is looked into by itself: see receive_payment.
--
-- `events`: [{"provider", "event_id", "event_body", "payment_id", "amount", "currency", "ids", "trace"}]. One row per
-- event, numbered from 1, with what receive_payment would answer.
--
-- An order whose time is nearly over is answered `alone` when others are with it, and nothing has changed: somebody may
-- be giving its places away at this moment, and whoever holds other orders still must not wait for that.
create or replace function receive_payments(events jsonb, at timestamptz)
returns table (event integer, outcome text, messages uuid[])
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

    -- The first to tell of an order that is placed, has all its places for a while yet, and awaits just this.
    with asked as (
        select q.n, r.*, row_number() over (partition by r.payment_id order by q.n) = 1 as first
        from jsonb_array_elements(events) with ordinality as q (content, n),
            jsonb_to_record(q.content) as r (provider text, event_id text, event_body jsonb, payment_id uuid,
                amount bigint, currency text, ids uuid[], trace text)
    ), awaited as (
        select a.*, p.order_id
        from asked a
        join payments p on p.payment_id = a.payment_id and p.provider = a.provider
        join orders o on o.order_id = p.order_id
        where a.first and p.captured = 0 and p.amount = a.amount and p.currency = a.currency
            and o.status = 'placed' and o.expires_at > at + interval '15 seconds'
            and (
                select sum(s.units) from lines l, jsonb_to_recordset(l.stock) as s (units integer)
                where l.order_id = o.order_id and l.status = 'live'
            ) = (
                select sum(c.units) from claims c
                where c.order_id = o.order_id and c.expires_at > at + interval '15 seconds'
            )
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
            payment_id uuid, amount bigint, currency text, ids uuid[], trace text)
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
        end if;
        return next;
    end loop;
end $$;
