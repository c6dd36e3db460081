-- The words in which the other files describe the demo's events. Everything here lives in the
-- session's temporary schema and is gone with it.
--
-- Things are named in plain words, such as 'le-voyage-de-plume/2': the same name is the same id on
-- every machine, so links, bookmarks and tests survive a fresh start. Times follow from the day the
-- demo is made, so that there is always something on sale.

create function pg_temp.id(name text) returns uuid
language sql immutable
return overlay(overlay(md5('guichet demo ' || name) placing '8' from 13) placing 'a' from 17)::uuid;

-- Markdown, whose blocks are apart by an empty line; line ends and indentation within one are only for this file, but for those
-- before the next item, row or line of a quote.
-- French puts a space that must not break before : ; ! ? and inside its quotation marks.
create function pg_temp.text(words text) returns text
language sql immutable
return (
    select string_agg(
        regexp_replace(replace(
            regexp_replace(regexp_replace(btrim(p.words, E' \n'), '\s*\n\s*(?!\s|[-|>] |\d+\. )', ' ', 'g'), '\n\s*', E'\n', 'g'),
            '« ', '«' || chr(160)), ' ([:;!?»€%])', chr(160) || '\1', 'g'),
        E'\n\n' order by p.n)
    from regexp_split_to_table(words, '\n\s*\n') with ordinality as p (words, n)
);

create function pg_temp.texts(fr text, en text) returns jsonb
language sql immutable
return jsonb_strip_nulls(jsonb_build_object('fr', pg_temp.text(fr), 'en', pg_temp.text(en)));

-- What the clock shows where everything takes place, so many days from today.
create function pg_temp.in_days(days integer, clock time) returns timestamp
language sql stable
return (now() at time zone 'Europe/Paris')::date + days + clock;

-- The first such weekday (1 is Monday, 7 is Sunday) that is at least so many days away.
create function pg_temp.on_weekday(weekday integer, days integer, clock time) returns timestamp
language sql stable
return pg_temp.in_days(days + mod(7 + weekday - extract(isodow from pg_temp.in_days(days, '12:00'))::integer, 7), clock);

-- The first such weekday of the next July that is at least a month away.
create function pg_temp.in_july(weekday integer, clock time) returns timestamp
language sql stable
return (
    select pg_temp.on_weekday(weekday, july.day - pg_temp.in_days(0, '00:00')::date, clock)
    from (
        select make_date(extract(year from now() + interval '30 days')::integer + years, 7, 1) as day
        from generate_series(0, 1) as years
    ) as july
    where july.day >= (now() + interval '30 days')::date
    order by july.day
    limit 1
);

create function pg_temp.event(slug text, category text, fr text, en text, fr_summary text, en_summary text,
    fr_description text, en_description text, payment_methods text[] default '{demo,offline}',
    availability_shown text default 'few_left', maximum_places integer default 10,
    cancellable_until_hours integer default null, cancellation_fee_basis_points integer default 0) returns void
language sql
begin atomic
    insert into events (event_id, organizer_id, slug, status, category, name, summary, description, currency,
        availability_shown, maximum_places_per_order, payment_methods, cancellable_until_hours,
        cancellation_fee_basis_points, created_at)
    values (pg_temp.id(slug), pg_temp.id('organizer'), slug, 'published', category, pg_temp.texts(fr, en),
        pg_temp.texts(fr_summary, en_summary), pg_temp.texts(fr_description, en_description), 'EUR',
        availability_shown, maximum_places, payment_methods, cancellable_until_hours,
        cancellation_fee_basis_points, now() - interval '60 days');
end;

-- Times are local times of the venue.
create function pg_temp.occurrence(event text, number integer, venue text, starts timestamp, lasts interval,
    doors_before interval default null) returns void
language sql
begin atomic
    insert into occurrences (occurrence_id, event_id, venue_id, number, starts_at, ends_at, doors_at)
    select pg_temp.id(event || '/' || number), pg_temp.id(event), v.venue_id, number, starts at time zone v.time_zone,
        (starts + lasts) at time zone v.time_zone, (starts - doors_before) at time zone v.time_zone
    from venues v
    where v.venue_id = pg_temp.id(venue);
end;

-- A capacity of every occurrence described so far, or of one of them.
create function pg_temp.pool(event text, name text, capacity integer, occurrence integer default null,
    numbered boolean default false) returns void
language sql
begin atomic
    insert into pools (pool_id, event_id, occurrence_id, name, capacity, numbered)
    select pg_temp.id(event || '/' || o.number || '/' || pool.name), o.event_id, o.occurrence_id, pool.name,
        pool.capacity, pool.numbered
    from occurrences o
    where o.event_id = pg_temp.id(event) and o.number = coalesce(occurrence, o.number);
end;

-- Numbered seats of a pool: rows of so many, told from the stage to the back.
create function pg_temp.seats(event text, pool text, section text, row_labels text[], seats_per_row integer) returns void
language sql
begin atomic
    insert into places (place_id, pool_id, section, row_label, label, position)
    select pg_temp.id(event || '/' || o.number || '/' || section || '/' || r.label || '/' || seat), p.pool_id, section,
        r.label, seat::text,
        coalesce((
            select max(x.position)
            from places x join pools y using (pool_id)
            where y.occurrence_id = o.occurrence_id
        ), 0) + (r.n - 1) * seats_per_row + seat
    from occurrences o
    join pools p on p.occurrence_id = o.occurrence_id and p.name = pool
    cross join unnest(row_labels) with ordinality as r (label, n)
    cross join generate_series(1, seats_per_row) as seat
    where o.event_id = pg_temp.id(event);
end;

create function pg_temp.product(event text, name text, fr text, en text, tax_rate_basis_points integer,
    kind text default 'ticket', fr_description text default null, en_description text default null) returns void
language sql
begin atomic
    insert into products (product_id, event_id, number, position, kind, name, description, tax_rate_basis_points)
    select pg_temp.id(event || '/' || product.name), pg_temp.id(event), count(*) + 1, count(*) + 1, product.kind,
        pg_temp.texts(fr, en), pg_temp.texts(fr_description, en_description), product.tax_rate_basis_points
    from products p
    where p.event_id = pg_temp.id(event);
end;

-- `pools`: the names of what one line takes, of whichever occurrence it is for; `units` of each.
create function pg_temp.rate(event text, product text, name text, fr text, en text, price bigint, pools text[],
    units integer default 1, audience text default 'everyone', sale_from timestamp default null,
    sale_until timestamp default null, needs_code boolean default false, minimum integer default 1,
    maximum integer default 10) returns void
language sql
begin atomic
    insert into rates (rate_id, product_id, number, position, name, audience, price, sale_during, needs_code,
        minimum_per_order, maximum_per_order)
    select pg_temp.id(event || '/' || product || '/' || rate.name), pg_temp.id(event || '/' || product), count(*) + 1,
        count(*) + 1, pg_temp.texts(fr, en), rate.audience, rate.price,
        tstzrange(sale_from at time zone 'Europe/Paris', sale_until at time zone 'Europe/Paris'), rate.needs_code,
        minimum, maximum
    from rates r
    where r.product_id = pg_temp.id(event || '/' || product);

    insert into rate_pools (rate_id, pool_id, units)
    select pg_temp.id(event || '/' || product || '/' || rate.name), p.pool_id, rate.units
    from pools p
    where p.event_id = pg_temp.id(event) and p.name = any(rate.pools);
end;

-- `rates`: those it applies to or unlocks, as 'product/rate'; none: all that need no code.
-- `uses`: how many tickets it is good for.
create function pg_temp.code(event text, code text, kind text, value bigint default null, rates text[] default '{}',
    uses integer default null) returns void
language sql
begin atomic
    insert into pools (pool_id, event_id, name, capacity)
    select pg_temp.id(event || '/' || code), pg_temp.id(event), code.code, uses
    where uses is not null;

    insert into codes (code_id, event_id, code, kind, value, pool_id)
    values (pg_temp.id(event || '/code/' || code), pg_temp.id(event), code, kind, value,
        case when uses is not null then pg_temp.id(event || '/' || code) end);

    insert into code_rates (code_id, rate_id)
    select pg_temp.id(event || '/code/' || code), pg_temp.id(event || '/' || rate)
    from unnest(rates) as rate;
end;

-- `options`: pairs of a value with its French and its English label, as {value,fr,en,value,fr,en,…}.
-- `asked_if`: the name of an earlier question, `equals`: the answer to it.
create function pg_temp.question(event text, name text, scope text, kind text, fr text, en text,
    required boolean default false, fr_help text default null, en_help text default null, options text[] default null,
    maximum_length integer default null, minimum bigint default null, maximum bigint default null,
    asked_if text default null, equals jsonb default null, products text[] default '{}') returns void
language sql
begin atomic
    insert into questions (question_id, event_id, position, scope, kind, label, help, required, options,
        maximum_length, minimum, maximum, when_question_id, when_equals)
    select pg_temp.id(event || '/' || name), pg_temp.id(event), count(*) + 1, question.scope, question.kind,
        pg_temp.texts(fr, en), pg_temp.texts(fr_help, en_help), question.required,
        (
            select jsonb_agg(jsonb_build_object('value', o.value,
                'label', pg_temp.texts(question.options[o.n + 1], question.options[o.n + 2])) order by o.n)
            from unnest(question.options) with ordinality as o (value, n)
            where o.n % 3 = 1
        ),
        question.maximum_length, question.minimum, question.maximum, pg_temp.id(event || '/' || asked_if), equals
    from questions q
    where q.event_id = pg_temp.id(event);

    insert into question_products (question_id, product_id)
    select pg_temp.id(event || '/' || name), pg_temp.id(event || '/' || product)
    from unnest(products) as product;
end;
