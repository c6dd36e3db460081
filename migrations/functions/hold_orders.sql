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
--   contended    what it lacks is being given back or renewed at this moment, or its key is being used or has just
--                been: the caller asks again
--   unavailable  `shortage`: {"pools": [{"pool_id", "wanted", "free"}], "places": [place ids]}
-- Raises check_violation on pools_taken_check when another process took the room between our look and
-- our update: nothing has changed then, and the caller asks again.
create or replace function hold_orders(requests jsonb, at timestamptz, replaced uuid default null)
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

    -- Of requests with one key the first counts. The others ask again, and then find what became of it.
    if array_length(asked, 1) > 1 then
        for item in
            select k.n
            from (select a.n, row_number() over (partition by a.key order by a.n) as nth from unnest(asked) as a
                where a.key is not null) as k
            where k.nth > 1
        loop
            outcomes[item.n] := 'contended';
        end loop;
    end if;

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

    -- What somebody has taken becomes visible together with their key. So a request that was refused because of itself,
    -- which somebody else is serving at this moment, finds its key now, and is told of that order when it asks again.
    if 'unavailable' = any(outcomes) then
        for item in
            select a.n from unnest(asked) as a join orders o on o.hold_key = a.key where outcomes[a.n] = 'unavailable'
        loop
            outcomes[item.n] := 'contended';
            shortages[item.n] := null;
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
            expires_at = a.expires_at, calendar_sequence = o.calendar_sequence + 2, calendar_changed_at = clock_timestamp()
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
