-- The stock. A pool is a capacity and a counter, `taken`; a claim says which line has how much of it,
-- until when. Every statement here keeps `taken` equal to the sum of the claims, in one transaction,
-- and takes its locks in one order: orders, claims (places in id order), pools (in id order). So no two
-- of them can wait for each other in a circle, and the busiest rows, the pools, are locked last.

-- Deletes the expired claims of some pools and answers how many units of each came free. The caller
-- lowers `taken` by that much before its transaction ends. A claim that somebody is renewing or
-- deleting at this moment is left to them.
create function give_back_expired(of_pools uuid[], at timestamptz)
returns table (pool_id uuid, units bigint)
language sql as $$
    with expired as (
        select c.order_id, c.position, c.pool_id
        from claims c
        where c.pool_id = any(of_pools) and c.expires_at <= at
        for update skip locked
    ), gone as (
        delete from claims c
        using expired e
        where c.order_id = e.order_id and c.position = e.position and c.pool_id = e.pool_id
        returning c.pool_id, c.units
    )
    select gone.pool_id, sum(gone.units) from gone group by gone.pool_id
$$;

-- Adds to `taken`, pool by pool in id order. `change`: {"<pool id>": units, …}.
create function move_taken(change jsonb) returns void
language plpgsql as $$
declare
    moved record;
begin
    for moved in
        select e.key::uuid as pool_id, e.value::integer as units
        from jsonb_each_text(change) as e
        where e.value::integer <> 0
        order by e.key::uuid
    loop
        update pools set taken = taken + moved.units where pools.pool_id = moved.pool_id;
    end loop;
end $$;

-- Adds up rows of (pool, units) into the object that move_taken takes.
create function sum_units(so_far jsonb, pool uuid, units bigint) returns jsonb
language sql immutable
return so_far || jsonb_build_object(pool::text, coalesce((so_far ->> pool::text)::bigint, 0) + units);

-- Gives up everything that some orders have claimed. All claims go before the first pool is locked, however
-- many orders there are: the other way round, two who give back could wait for each other.
create function release_claims(of_orders uuid[]) returns void
language plpgsql as $$
declare
    freed jsonb;
begin
    with gone as (
        delete from claims c where c.order_id = any(of_orders) returning c.pool_id, c.units
    ), summed as (
        select gone.pool_id, sum(gone.units) as units from gone group by gone.pool_id
    )
    select jsonb_object_agg(summed.pool_id, -summed.units) into freed from summed;
    if freed is not null then
        perform move_taken(freed);
    end if;
end $$;

-- Makes sure that an order has all that its live lines need, until a time: keeps the claims it still
-- has, and takes again those that somebody else was given after they had expired. Answers whether it
-- could; if not, nothing has changed. The caller has locked the order's row.
create function secure_claims(of_order uuid, at timestamptz, until timestamptz) returns boolean
language plpgsql as $$
declare
    needed integer;
    kept integer;
    missing jsonb;
    pool_ids uuid[];
    change jsonb;
    item record;
begin
    select count(*) into needed
    from lines l, jsonb_array_elements(l.stock)
    where l.order_id = of_order and l.status = 'live';

    select count(*) into kept from (select from claims c where c.order_id = of_order for update) as mine;
    if kept = needed then
        update claims set expires_at = until where claims.order_id = of_order;
        return true;
    end if;

    select jsonb_agg(jsonb_build_object(
        'position', l.position, 'pool_id', s.pool_id, 'units', s.units, 'place_id', s.place_id))
    into missing
    from lines l, jsonb_to_recordset(l.stock) as s (pool_id uuid, units integer, place_id uuid)
    where l.order_id = of_order and l.status = 'live'
        and not exists (
            select from claims c
            where c.order_id = l.order_id and c.position = l.position and c.pool_id = s.pool_id
        );
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
            order by m.place_id nulls last, m.pool_id;

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

-- Takes places for several orders at once, each all or nothing, none failing its neighbours.
--
-- `requests`: [{"order_id", "event_id", "offer_version", "reference", "locale", "currency", "total",
-- "tax_total", "discount_total", "code_id", "expires_at", "lines": [{"position", "occurrence_id",
-- "rate_id", "place_id", "description", "stock": [{"pool_id", "units", "place_id"}], "full_price",
-- "price", "tax", "tax_rate_basis_points"}], "scope", "key", "fingerprint" (hex), "location", "answer"}].
-- The answer is what the caller will say if all goes well; it is kept for repeats of its key.
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
create function hold_orders(requests jsonb, at timestamptz, replaced uuid default null)
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

    for item in select g.pool_id, g.units from give_back_expired(touched, at) as g loop
        change := sum_units(change, item.pool_id, -item.units);
    end loop;

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
        select distinct on (q.content ->> 'scope', q.content ->> 'key') q.n, q.content
        from jsonb_array_elements(requests) with ordinality as q (content, n)
        where outcomes[q.n] is null and q.content ? 'key'
        order by q.content ->> 'scope', q.content ->> 'key', q.n
    ), kept as (
        insert into idempotency_keys as k
            (scope, key, fingerprint, locked_until, status, content_type, location, body, created_at, expires_at)
        select content ->> 'scope', content ->> 'key', decode(content ->> 'fingerprint', 'hex'), at, 201,
            'application/json', content ->> 'location', convert_to(content ->> 'answer', 'utf8'), at, at + interval '24 hours'
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
        r.discount_total, at, r.expires_at
    from jsonb_array_elements(requests) with ordinality as q (content, n),
        jsonb_to_record(q.content) as r (order_id uuid, event_id uuid, reference text, locale text, code_id uuid,
            currency text, total bigint, tax_total bigint, discount_total bigint, expires_at timestamptz)
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
