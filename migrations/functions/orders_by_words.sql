-- A page of the orders of an organizer that have all of these words, or parts of words, in what they are found by, the newest first;
-- where none at all has them, of those that have words like them. A number alone is a ticket's serial too. The words are as
-- plain_text() writes them, the first is the one that the index looks for: of one of less than three letters, only the serial is.
--
-- `in_events`: null for all. `state`: that they are in at `at`. The plan depends on how often words occur, so it is made for each
-- search: of many orders it takes the newest first, of few it reads the index of words.
create or replace function orders_by_words(of_organizer uuid, words text[], in_events uuid[], at timestamptz, state text,
    placed_from timestamptz, placed_before timestamptz, refund_open boolean, of_occurrence uuid, of_product uuid,
    after_at timestamptz, after_id uuid, at_most bigint) returns setof uuid
language plpgsql stable
set plan_cache_mode = force_custom_plan
set pg_trgm.word_similarity_threshold = 0.52
as $$
declare
    patterns text[] := array(
        select '%' || replace(replace(replace(w.word, '\', '\\'), '%', '\%'), '_', '\_') || '%'
        from unnest(words) with ordinality as w (word, n) order by w.n
    );
    first_pattern text := patterns[1];
    first_word text := words[1];
    is_long boolean := length(words[1]) > 2;
    of_serial uuid[] := '{}';
    alike boolean;
begin
    if cardinality(words) = 1 and first_word ~ '^[0-9]{1,9}$' then
        of_serial := array(
            select t.order_id
            from events e
            join tickets t on t.event_id = e.event_id and t.serial = first_word::integer
            where e.organizer_id = of_organizer
        );
    end if;
    foreach alike in array array[false, true] loop
        return query
        select s.order_id
        from order_search s
        join orders o on o.order_id = s.order_id
        where s.organizer_id = of_organizer
            and (not alike and is_long and s.search_text like first_pattern and s.search_text like all (patterns)
                or not alike and s.order_id = any(of_serial)
                or alike and is_long and first_word <% s.search_text and not exists (
                    select from unnest(words, patterns) as w (word, pattern)
                    where not (s.search_text like w.pattern or w.word <% s.search_text)
                ))
            and (after_at is null or (s.created_at, s.order_id) < (after_at, after_id))
            and (in_events is null or s.event_id = any(in_events))
            and (state is null or state = case when o.status in ('held', 'placed') and o.expires_at <= at then 'expired' else o.status end)
            and (placed_from is null or o.placed_at >= placed_from)
            and (placed_before is null or o.placed_at < placed_before)
            and (not refund_open or exists (select from refunds r where r.order_id = o.order_id and r.status <> 'succeeded'))
            and (of_occurrence is null or exists (select from lines l where l.order_id = o.order_id and l.occurrence_id = of_occurrence))
            and (of_product is null or exists (
                select from lines l join rates r using (rate_id) where l.order_id = o.order_id and r.product_id = of_product
            ))
        order by s.created_at desc, s.order_id desc
        limit at_most;
        -- What is spelt so, and is not wanted, is not looked for in another spelling.
        exit when found or cardinality(of_serial) > 0 or exists (
            select from order_search s
            where s.organizer_id = of_organizer and s.search_text like first_pattern and s.search_text like all (patterns)
        );
    end loop;
end $$;
