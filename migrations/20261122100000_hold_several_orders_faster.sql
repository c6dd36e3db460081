-- Holds are taken many at a time now. What each statement does whoever is in it, is made cheap for the statement
-- that has only one; what is given back at once is limited, so that a crowd that lets its holds expire does not make
-- the next buyer wait for all of them to be tidied up; and an order is as old as its request, not as its statement.

-- At most 500 of a pool at a time: whoever needs more room than that gives back finds it contended, and asks again.
create or replace function give_back_expired(of_pools uuid[], at timestamptz)
returns table (pool_id uuid, units bigint)
language plpgsql as $$
#variable_conflict use_column
begin
    return query
    with expired as (
        select c.order_id, c.position, c.pool_id
        from unnest(of_pools) as p (pool_id), lateral (
            select c.order_id, c.position, c.pool_id
            from claims c
            where c.pool_id = p.pool_id and c.expires_at <= at
            order by c.expires_at
            limit 500
            for update skip locked
        ) as c
    ), gone as (
        delete from claims c
        using expired e
        where c.order_id = e.order_id and c.position = e.position and c.pool_id = e.pool_id
        returning c.pool_id, c.units
    )
    select gone.pool_id, sum(gone.units) from gone group by gone.pool_id;
end $$;

-- Takes places for several orders at once, each all or nothing, none failing its neighbours.
--
-- `requests`: [{"order_id", "event_id", "offer_version", "reference", "locale", "currency", "total",
-- "tax_total", "discount_total", "code_id", "created_at", "expires_at", "lines": [{"position", "occurrence_id",
-- "rate_id", "place_id", "description", "stock": [{"pool_id", "units", "place_id"}], "full_price",
-- "price", "tax", "tax_rate_basis_points"}], "scope", "key", "fingerprint" (hex), "location"}].
-- `to_say`: for each, what the caller will say if all goes well; it is kept for repeats of its key. Not among the
-- requests, because it is the largest part, and JSON is expensive to read.
-- `replaced`: an order whose lines these are to replace (then it is the only request, and the caller
-- rolls back unless the outcome is held). A replacement has no key.
--
-- One row per request, numbered from 1, with its outcome:
--   held         the order and its claims exist
--   replayed     the key has been used with this body; `answer` and `location` are what was said then
--   key_reused   the key has been used with another body
--   in_progress  the key is in use at this moment
--   stale        priced from an offer that has changed
--   contended    what it lacks is being given back or renewed at this moment: the caller asks again
--   unavailable  `shortage`: {"pools": [{"pool_id", "wanted", "free"}], "places": [place ids]}
-- Raises check_violation on pools_taken_check when another process took the room between our look and
-- our update: nothing has changed then, and the caller asks again.
drop function hold_orders(jsonb, timestamptz, uuid);
create function hold_orders(requests jsonb, at timestamptz, replaced uuid default null, to_say text[] default '{}')
returns table (request integer, outcome text, shortage jsonb, answer bytea, location text)
language plpgsql as $$
#variable_conflict use_column
declare
    outcomes text[] := array_fill(null::text, array[jsonb_array_length(requests)]);
    shortages jsonb[] := array_fill(null::jsonb, array[jsonb_array_length(requests)]);
    answers bytea[] := array_fill(null::bytea, array[jsonb_array_length(requests)]);
    locations text[] := array_fill(null::text, array[jsonb_array_length(requests)]);
    change jsonb := '{}';
    free jsonb := '{}';
    seen jsonb;
    short jsonb;
    touched uuid[];
    going boolean;
    item record;
begin
    -- Keys that have been used: the first answer, whatever the stock is now.
    for item in
        select q.n, k.fingerprint = decode(q.content ->> 'fingerprint', 'hex') as same, k.status, k.body, k.location, k.locked_until
        from jsonb_array_elements(requests) with ordinality as q (content, n)
        join idempotency_keys k on k.scope = q.content ->> 'scope' and k.key = q.content ->> 'key'
        where k.expires_at > at
    loop
        if not item.same then
            outcomes[item.n] := 'key_reused';
        elsif item.status is not null then
            outcomes[item.n] := 'replayed';
            answers[item.n] := item.body;
            locations[item.n] := item.location;
        elsif item.locked_until > at then
            outcomes[item.n] := 'in_progress';
        end if;
    end loop;

    -- Offers that have changed since they were read.
    for item in
        select q.n
        from jsonb_array_elements(requests) with ordinality as q (content, n)
        left join events e on e.event_id = (q.content ->> 'event_id')::uuid
            and e.offer_version = (q.content ->> 'offer_version')::bigint and e.status = 'published'
        where e.event_id is null and outcomes[q.n] is null
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

    select array_agg(distinct s.pool_id) into touched
    from jsonb_array_elements(requests) with ordinality as q (content, n),
        jsonb_to_recordset(q.content -> 'lines') as l (stock jsonb),
        jsonb_to_recordset(l.stock) as s (pool_id uuid)
    where outcomes[q.n] is null;

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
    for item in
        select q.n, jsonb_agg(c.place_id order by c.place_id) filter (where c.expires_at > at) as places
        from jsonb_array_elements(requests) with ordinality as q (content, n),
            jsonb_to_recordset(q.content -> 'lines') as l (place_id uuid)
            join claims c on c.place_id = l.place_id
        where outcomes[q.n] is null
        group by q.n
    loop
        if item.places is null then
            outcomes[item.n] := 'contended';
        else
            outcomes[item.n] := 'unavailable';
            shortages[item.n] := jsonb_build_object('pools', '[]'::jsonb, 'places', item.places);
        end if;
    end loop;

    -- Room in the pools: all together if that fits, else one after the other, first come first served.
    select coalesce(jsonb_object_agg(p.pool_id, p.capacity - p.taken - coalesce((change ->> p.pool_id::text)::bigint, 0)), '{}')
    into free
    from pools p where p.pool_id = any(touched);
    seen := free;

    select bool_and(d.units <= (free ->> d.pool_id::text)::bigint) into going
    from (
        select s.pool_id, sum(s.units) as units
        from jsonb_array_elements(requests) with ordinality as q (content, n),
            jsonb_to_recordset(q.content -> 'lines') as l (stock jsonb),
            jsonb_to_recordset(l.stock) as s (pool_id uuid, units integer)
        where outcomes[q.n] is null
        group by s.pool_id
    ) as d;

    if not going then
        for item in
            select d.n, jsonb_object_agg(d.pool_id, d.units) as wanted
            from (
                select q.n, s.pool_id, sum(s.units) as units
                from jsonb_array_elements(requests) with ordinality as q (content, n),
                    jsonb_to_recordset(q.content -> 'lines') as l (stock jsonb),
                    jsonb_to_recordset(l.stock) as s (pool_id uuid, units integer)
                where outcomes[q.n] is null
                group by q.n, s.pool_id
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

    -- The keys of those that may go on. Whoever comes second with a key finds it taken.
    with keyed as (
        select distinct on (q.content ->> 'scope', q.content ->> 'key') q.n, q.content, s.answer
        from jsonb_array_elements(requests) with ordinality as q (content, n)
        join unnest(to_say) with ordinality as s (answer, n) on s.n = q.n
        where outcomes[q.n] is null and q.content ? 'key'
        order by q.content ->> 'scope', q.content ->> 'key', q.n
    ), kept as (
        insert into idempotency_keys as k
            (scope, key, fingerprint, locked_until, status, content_type, location, body, created_at, expires_at)
        select content ->> 'scope', content ->> 'key', decode(content ->> 'fingerprint', 'hex'), at, 201,
            'application/json', content ->> 'location', convert_to(answer, 'utf8'), at, at + interval '24 hours'
        from keyed
        order by content ->> 'scope', content ->> 'key'
        on conflict (scope, key) do update set
            fingerprint = excluded.fingerprint, locked_until = excluded.locked_until, status = excluded.status,
            content_type = excluded.content_type, location = excluded.location, body = excluded.body,
            created_at = excluded.created_at, expires_at = excluded.expires_at
            where k.expires_at <= at or (k.status is null and k.locked_until <= at)
        returning k.scope, k.key
    ), through as (
        select keyed.n from keyed join kept
            on kept.scope = keyed.content ->> 'scope' and kept.key = keyed.content ->> 'key'
    )
    select array_agg(case when outcomes[q.n] is null and q.content ? 'key' and through.n is null
        then 'in_progress' else outcomes[q.n] end order by q.n)
    into outcomes
    from jsonb_array_elements(requests) with ordinality as q (content, n)
    left join through on through.n = q.n;

    insert into orders as o (order_id, event_id, reference, status, locale, code_id, currency, total, tax_total,
        discount_total, created_at, expires_at)
    select r.order_id, r.event_id, r.reference, 'held', r.locale, r.code_id, r.currency, r.total, r.tax_total,
        r.discount_total, coalesce(r.created_at, at), r.expires_at
    from jsonb_array_elements(requests) with ordinality as q (content, n),
        jsonb_to_record(q.content) as r (order_id uuid, event_id uuid, reference text, locale text, code_id uuid,
            currency text, total bigint, tax_total bigint, discount_total bigint, created_at timestamptz, expires_at timestamptz)
    where outcomes[q.n] is null
    on conflict (order_id) do update set
        code_id = excluded.code_id, total = excluded.total, tax_total = excluded.tax_total,
        discount_total = excluded.discount_total, expires_at = excluded.expires_at
        where o.order_id = replaced;

    insert into lines (order_id, position, occurrence_id, rate_id, place_id, description, stock, full_price, price,
        tax, tax_rate_basis_points)
    select (q.content ->> 'order_id')::uuid, l.position, l.occurrence_id, l.rate_id, l.place_id, l.description,
        l.stock, l.full_price, l.price, l.tax, l.tax_rate_basis_points
    from jsonb_array_elements(requests) with ordinality as q (content, n),
        jsonb_to_recordset(q.content -> 'lines') as l (position smallint, occurrence_id uuid, rate_id uuid,
            place_id uuid, description jsonb, stock jsonb, full_price bigint, price bigint, tax bigint,
            tax_rate_basis_points integer)
    where outcomes[q.n] is null;

    -- Places in id order, whatever order they were asked in: two buyers who want the same seats the
    -- other way round wait for each other in a line, not in a circle.
    insert into claims (order_id, position, pool_id, units, place_id, expires_at)
    select (q.content ->> 'order_id')::uuid, l.position, s.pool_id, s.units, s.place_id,
        (q.content ->> 'expires_at')::timestamptz
    from jsonb_array_elements(requests) with ordinality as q (content, n),
        jsonb_to_recordset(q.content -> 'lines') as l (position smallint, stock jsonb),
        jsonb_to_recordset(l.stock) as s (pool_id uuid, units integer, place_id uuid)
    where outcomes[q.n] is null
    order by s.place_id nulls last
    on conflict (place_id) do nothing;

    -- Those who lost a place to somebody quicker lose the rest of their order too.
    for item in
        select q.n, q.content ->> 'order_id' as order_id, jsonb_agg(l.place_id order by l.place_id) as places
        from jsonb_array_elements(requests) with ordinality as q (content, n),
            jsonb_to_recordset(q.content -> 'lines') as l (position smallint, place_id uuid)
        where outcomes[q.n] is null and l.place_id is not null
            and not exists (
                select from claims c where c.place_id = l.place_id
                    and c.order_id = (q.content ->> 'order_id')::uuid
            )
        group by q.n, q.content ->> 'order_id'
    loop
        outcomes[item.n] := 'unavailable';
        shortages[item.n] := jsonb_build_object('pools', '[]'::jsonb, 'places', item.places);
        delete from orders where orders.order_id = item.order_id::uuid;
        delete from idempotency_keys k using jsonb_array_elements(requests) with ordinality as q (content, n)
        where q.n = item.n and k.scope = q.content ->> 'scope' and k.key = q.content ->> 'key';
    end loop;

    for item in
        select s.pool_id, sum(s.units) as units
        from jsonb_array_elements(requests) with ordinality as q (content, n),
            jsonb_to_recordset(q.content -> 'lines') as l (stock jsonb),
            jsonb_to_recordset(l.stock) as s (pool_id uuid, units integer)
        where outcomes[q.n] is null
        group by s.pool_id
    loop
        change := sum_units(change, item.pool_id, item.units);
    end loop;
    perform move_taken(change);

    return query
    select n, coalesce(outcomes[n], 'held'), shortages[n], answers[n], locations[n]
    from generate_subscripts(outcomes, 1) as n;
end $$;
