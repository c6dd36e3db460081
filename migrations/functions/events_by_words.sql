-- A page of the public catalogue: published events that are not over, each with the first of its occurrences that
-- fits. Answers at most `at_most` rows that come after the row whose sort key is given. A parameter that is null does
-- not matter. A function, because the best plan depends on what is asked: with one plan for anything at all, the
-- database would read the whole catalogue for each page.
--
-- Those that every one of `words` leads to, or where there are none, those that most of them lead to: a word too many never
-- empties the list. The nearest first where a position is given, then those that fit the words best, then in the order
-- of their dates.
--
-- A word leads to an event by its texts in either language, whatever its accents, as another form or the
-- beginning of one of theirs; nearly right, if hardly any text has it as it is spelled; by the name or city
-- of a venue or the name of its organizer, also if nearly right or only begun; by its category. Of one or two letters,
-- only as the beginning of a text's word: too much is nearly like them. A word that has been typed to its end, as
-- the first of "AC/DC", begins nothing. The score is the sum of each word's best lead, and
-- 100,000 for each word: so the sort key of a page's last row tells how many words the next page is about.
create or replace function events_by_words(words text[], latitude double precision, longitude double precision,
    radius_m double precision, category text, since timestamptz, until timestamptz, from_date date, to_date date,
    after_distance_m bigint, after_score integer, after_starts_at timestamptz, after_event_id uuid, at_most bigint)
returns table (event_id uuid, occurrence_id uuid, starts_at timestamptz, distance_m bigint, score integer)
language plpgsql stable rows 20 set plan_cache_mode = force_custom_plan
-- Lets two letters of a long word be swapped, and keeps "Paris" apart from "parc".
set pg_trgm.word_similarity_threshold = 0.52
as $$
#variable_conflict use_column
declare
    here earth := ll_to_earth(latitude, longitude);
    wanted search_term[];
    is_first_page boolean := after_score = 2147483647;
    -- How many words lead to what is answered; null for as many as lead to anything.
    wanted_count bigint;
begin
    -- Words that either language passes over ("le", "the") count only where there are no others, and symbols only
    -- where there are no words.
    with typed as (
        select w.word, bool_and(w.is_complete) as is_complete, min(1000000 * c.n + w.place) as place,
            case when w.kind = 'symbols' then 2 when f.stems = '{}' or e.stems = '{}' then 1 else 0 end as weight,
            f.stems || e.stems as stems
        from unnest(words) with ordinality as c (chunk, n), search_words(c.chunk) as w,
            ts_lexize('french_stem', w.word) as f (stems), ts_lexize('english_stem', w.word) as e (stems)
        where w.kind <> 'whole'
        group by w.word, w.kind, f.stems, e.stems
    )
    select array_agg(row(t.word, f.query, f.name_query, lexeme(t.word) || ':A')::search_term order by t.place)
    into wanted
    from (select * from typed where weight = (select min(weight) from typed) order by place limit 8) as t
    cross join lateral (
        select string_agg(lexeme(x.form) || case when t.is_complete then '' else ':*' end, ' | ') as query,
            string_agg(lexeme(x.form) || case when t.is_complete then ':A' else ':*A' end, ' | ') as name_query
        from unnest(t.word || t.stems) as x (form)
    ) as f;

    wanted_count := case when is_first_page then cardinality(wanted) else after_score / 100000 end;
    loop
        return query
        with asked as materialized (
            select w.*,
                (select count(*) from (select from events e where e.search @@ w.query limit 20) as known) < 20 as rare
            from unnest(wanted) as w
        ), leads as (
            select a.word, l.event_id, max(l.score) as score
            from asked a
            cross join lateral (
                select e.event_id, case
                    when e.search @@ a.name_word then 900
                    when e.search @@ a.name_query then 600
                    else 120
                end as score
                from events e where e.search @@ a.query
                union all
                select e.event_id, (400 * word_similarity(a.word, e.search_text))::integer
                from events e where a.rare and length(a.word) > 2 and a.word <% e.search_text
                union all
                select o.event_id, case
                    when v.search @@ a.query then 500
                    else (500 * word_similarity(a.word, v.search_text))::integer
                end
                from venues v join occurrences o on o.venue_id = v.venue_id and o.ends_at > since
                where v.search @@ a.query or (length(a.word) > 2 and a.word <% v.search_text)
                union all
                select e.event_id, case
                    when g.search @@ a.query then 400
                    else (400 * word_similarity(a.word, g.search_text))::integer
                end
                from organizers g join events e on e.organizer_id = g.organizer_id and e.status = 'published'
                where g.search @@ a.query or (length(a.word) > 2 and a.word <% g.search_text)
                union all
                select e.event_id, 300
                from (
                    values ('concert', 'concert'), ('concert', 'musique'), ('concert', 'music'), ('theatre', 'theatre'),
                        ('theatre', 'spectacle'), ('festival', 'festival'), ('conference', 'conference'),
                        ('sport', 'sport'), ('exhibition', 'exposition'), ('exhibition', 'exhibition'),
                        ('community', 'rencontre'), ('community', 'meetup')
                ) as c (category, label)
                -- "offset 0" keeps it a look into the index for each category that fits, mostly none.
                cross join lateral (
                    select x.event_id from events x where x.category = c.category and x.status = 'published' offset 0
                ) as e
                where starts_with(c.label, a.word) or similarity(c.label, a.word) > 0.5
            ) as l
            group by a.word, l.event_id
        ), found as materialized (
            select l.event_id, count(*) as word_count, sum(l.score)::integer as score
            from leads l
            group by l.event_id
            having count(*) = wanted_count or wanted_count is null
            union all
            -- Nothing but punctuation was typed.
            select e.event_id, 0, 0 from events e where wanted is null and e.status = 'published'
        ), fitting as (
            select distinct on (o.event_id) o.event_id, o.occurrence_id, o.starts_at, f.word_count,
                100000 * f.word_count::integer + f.score as score,
                coalesce(round(d.metres), 0)::bigint as distance_m
            from found f
            join events e on e.event_id = f.event_id and e.status = 'published'
                and (events_by_words.category is null or e.category = events_by_words.category)
            join occurrences o on o.event_id = e.event_id
            join venues v on v.venue_id = o.venue_id
            cross join lateral sec_to_gc(cube_distance(here, v.position)) as d (metres)
            where o.status = 'scheduled' and (here is null or d.metres <= radius_m)
                and takes_place(o.starts_at, o.ends_at, v.time_zone, since, until, from_date, to_date)
            order by o.event_id, o.starts_at, o.occurrence_id
        )
        select f.event_id, f.occurrence_id, f.starts_at, f.distance_m, f.score
        from fitting f
        where f.word_count = (select max(b.word_count) from fitting b)
            and (f.distance_m, -f.score, f.starts_at, f.event_id)
            > (after_distance_m, -after_score, after_starts_at, after_event_id)
        order by f.distance_m, f.score desc, f.starts_at, f.event_id
        limit at_most;
        exit when found or not is_first_page or wanted_count is null;
        wanted_count := null;
    end loop;
end $$;
