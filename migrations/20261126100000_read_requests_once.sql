-- The requests of hold_orders are read once: JSON is expensive to take apart, and a dozen statements want to know what
-- is in it. Whether a key has been used is asked of its primary key alone: where the table was empty when the statement
-- was planned, the planner preferred the index by which expired keys are found, and read all of it for each request.
-- And nobody is given up for room or a place that came free in the same statement, because somebody before them lost
-- another: they ask again.

create type wanted_order as (
    n integer, order_id uuid, event_id uuid, offer_version bigint, reference text, locale text, currency text,
    total bigint, tax_total bigint, discount_total bigint, code_id uuid, created_at timestamptz, expires_at timestamptz,
    scope text, key text, fingerprint text, location text
);

create type wanted_line as (
    n integer, order_id uuid, expires_at timestamptz, position smallint, occurrence_id uuid, rate_id uuid, place_id uuid,
    description jsonb, stock jsonb, full_price bigint, price bigint, tax bigint, tax_rate_basis_points integer
);

create type wanted_units as (
    n integer, order_id uuid, expires_at timestamptz, position smallint, pool_id uuid, units integer, place_id uuid
);

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
create or replace function hold_orders(
    requests jsonb, at timestamptz, replaced uuid default null, to_say text[] default '{}'
)
returns table (request integer, outcome text, shortage jsonb, answer bytea, location text)
language plpgsql as $$
#variable_conflict use_column
declare
    asked wanted_order[];
    asked_lines wanted_line[];
    asked_units wanted_units[];
    outcomes text[] := array_fill(null::text, array[jsonb_array_length(requests)]);
    shortages jsonb[] := array_fill(null::jsonb, array[jsonb_array_length(requests)]);
    answers bytea[] := array_fill(null::bytea, array[jsonb_array_length(requests)]);
    locations text[] := array_fill(null::text, array[jsonb_array_length(requests)]);
    is_numbered boolean;
    change jsonb := '{}';
    free jsonb := '{}';
    seen jsonb;
    short jsonb;
    touched uuid[];
    going boolean;
    kept integer;
    losers integer[] := '{}';
    item record;
begin
    asked := array(
        select row(q.n, r.*)::wanted_order
        from jsonb_array_elements(requests) with ordinality as q (content, n),
            jsonb_to_record(q.content) as r (order_id uuid, event_id uuid, offer_version bigint, reference text,
                locale text, currency text, total bigint, tax_total bigint, discount_total bigint, code_id uuid,
                created_at timestamptz, expires_at timestamptz, scope text, key text, fingerprint text, location text)
    );
    asked_lines := array(
        select row(q.n, q.content ->> 'order_id', q.content ->> 'expires_at', l.*)::wanted_line
        from jsonb_array_elements(requests) with ordinality as q (content, n),
            jsonb_to_recordset(q.content -> 'lines') as l (position smallint, occurrence_id uuid, rate_id uuid,
                place_id uuid, description jsonb, stock jsonb, full_price bigint, price bigint, tax bigint,
                tax_rate_basis_points integer)
    );
    asked_units := array(
        select row(l.n, l.order_id, l.expires_at, l.position, s.*)::wanted_units
        from unnest(asked_lines) as l,
            jsonb_to_recordset(l.stock) as s (pool_id uuid, units integer, place_id uuid)
    );
    is_numbered := exists (select from unnest(asked_lines) as l where l.place_id is not null);

    -- Keys that have been used: the first answer, whatever the stock is now.
    for item in
        select a.n, k.fingerprint = decode(a.fingerprint, 'hex') as same, k.status, k.body, k.location, k.locked_until,
            k.expires_at
        from unnest(asked) as a
        join idempotency_keys k on k.scope = a.scope and k.key = a.key
    loop
        if item.expires_at <= at then
            continue;
        elsif not item.same then
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

    -- The keys of those that may go on. Whoever comes second with a key finds it taken.
    with keyed as (
        select distinct on (a.scope, a.key) a.n, a.scope, a.key, a.fingerprint, a.location
        from unnest(asked) as a
        where outcomes[a.n] is null and a.key is not null
        order by a.scope, a.key, a.n
    )
    insert into idempotency_keys as k
        (scope, key, fingerprint, locked_until, status, content_type, location, body, created_at, expires_at)
    select a.scope, a.key, decode(a.fingerprint, 'hex'), at, 201, 'application/json', a.location,
        convert_to(to_say[a.n], 'utf8'), at, at + interval '24 hours'
    from keyed a
    order by a.scope, a.key
    on conflict (scope, key) do update set
        fingerprint = excluded.fingerprint, locked_until = excluded.locked_until, status = excluded.status,
        content_type = excluded.content_type, location = excluded.location, body = excluded.body,
        created_at = excluded.created_at, expires_at = excluded.expires_at
        where k.expires_at <= at or (k.status is null and k.locked_until <= at);
    get diagnostics kept = row_count;

    -- Those that are not kept find another's there: each order has its own location.
    if kept < (select count(a.key) from unnest(asked) as a where outcomes[a.n] is null) then
        for item in
            select a.n
            from unnest(asked) as a
            left join idempotency_keys k on k.scope = a.scope and k.key = a.key and k.location = a.location
            where outcomes[a.n] is null and a.key is not null and k.key is null
        loop
            outcomes[item.n] := 'in_progress';
        end loop;
    end if;

    insert into orders as o (order_id, event_id, reference, status, locale, code_id, currency, total, tax_total,
        discount_total, created_at, expires_at)
    select a.order_id, a.event_id, a.reference, 'held', a.locale, a.code_id, a.currency, a.total, a.tax_total,
        a.discount_total, coalesce(a.created_at, at), a.expires_at
    from unnest(asked) as a
    where outcomes[a.n] is null
    on conflict (order_id) do update set
        code_id = excluded.code_id, total = excluded.total, tax_total = excluded.tax_total,
        discount_total = excluded.discount_total, expires_at = excluded.expires_at
        where o.order_id = replaced;

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
            delete from idempotency_keys k where k.scope = (asked[item.n]).scope and k.key = (asked[item.n]).key;
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
    select n, coalesce(outcomes[n], 'held'), shortages[n], answers[n], locations[n]
    from generate_subscripts(outcomes, 1) as n;
end $$;
