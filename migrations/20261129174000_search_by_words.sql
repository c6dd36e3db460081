-- A text as it is compared with what somebody types: without accents, case, and characters that show nothing, whatever
-- the locale of the database. Both sides of a comparison go through here. unaccent() is only stable, because its
-- dictionary could be replaced; generated columns and indexes need an immutable function, and we never replace the
-- dictionary. It knows letters such as "ø" that are no letter with an accent; accents that Unicode writes
-- as characters of their own are removed before, those of Hebrew and Arabic too.
create or replace function plain_text(words text) returns text
language sql immutable strict parallel safe
return normalize(replace(lower(public.unaccent('public.unaccent', regexp_replace(normalize(words, NFKD),
    '[\u0001-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2'
    '\u05c4\u05c5\u05c7\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed'
    '\u115f\u1160\u17b4\u17b5\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff'
    '\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]',
    '', 'g')) collate "und-x-icu"), 'ς', 'σ'), NFC);

-- Symbols such as "♥", as what stands between the brackets of a regular expression. Punctuation is none, nor is what
-- ASCII has.
create function symbols() returns text
language sql immutable parallel safe
return '\u00a2-\u00a9\u00ac\u00ae-\u00b1\u00b4\u00b8\u00d7\u00f7\u02c2-\u02df\u03f6\u0482\u058d-\u058f\u0606-\u060b'
    '\u2044\u20a0-\u20cf\u2100-\u2bff\u3004\u3012\u3013\u3020\u3036\u4dc0-\u4dff\U0001d000-\U0001d3ff\U0001f000-\U0001fbff';

-- The words of a text, for indexes and for searches alike. A chunk is what stands between spaces, and its parts are words:
-- "AC/DC" is "ac" and "dc". A part is complete when something follows it in its chunk. What a chunk has of
-- symbols are words too ("♥"), and so is, for the index, the whole of a chunk without its signs ("acdc").
create function search_words(content text) returns table (word text, place bigint, is_complete boolean, kind text)
language sql immutable parallel safe rows 20
begin atomic
    with chunks as materialized (
        select c.chunk, c.n, regexp_split_to_array(c.chunk collate "und-x-icu",
            '[[:space:][:punct:][:cntrl:]$+<=>^`|~' || symbols() || ']+') as parts
        from regexp_split_to_table(plain_text(content), '[\s\u0085\u1680\u2028\u2029]+') with ordinality as c (chunk, n)
    )
    select left(p.word, 100) as word, 1000 * c.n + p.m as place, p.m < cardinality(c.parts) as is_complete, 'part' as kind
    from chunks c, unnest(c.parts) with ordinality as p (word, m)
    where p.word <> ''
    union all
    select left(s.run[1], 100), 1000 * c.n + s.m, false, 'symbols' as kind
    from chunks c, regexp_matches(c.chunk, '[' || symbols() || ']+', 'g') with ordinality as s (run, m)
    where cardinality(c.parts) > 1
    union all
    select left(array_to_string(c.parts, ''), 100), 1000 * c.n, false, 'whole' as kind
    from chunks c
    where cardinality(array_remove(c.parts, '')) > 1;
end;

-- A word as the text forms of tsvector and tsquery want it.
create function lexeme(word text) returns text
language sql immutable strict parallel safe
return '''' || replace(replace(word, '\', '\\'), '''', '''''') || '''';

-- The words of a text and their stems, all of one weight. Not to_tsvector, whose parser takes "AC/DC" for a file, "10-12"
-- for a negative number and "M.I.A." for a host, and leaves out what a language passes over, which may be a title.
create function search_vector(content text, stemmer regdictionary, weight text) returns tsvector
language sql immutable strict parallel safe
begin atomic
    with words as materialized (select w.word, w.kind from search_words(content) as w)
    select coalesce(string_agg(lexeme(f.form) || ':1' || weight, ' '), '')::tsvector
    from (
        select w.word from words w
        union all
        select unnest(ts_lexize(stemmer, w.word)) from words w where w.kind = 'part'
    ) as f (form);
end;

-- A word that is looked for: what leads to a text that has it, to one that has it in its name, and to one that has it
-- there just so.
create type search_term as (word text, query tsquery, name_query tsquery, name_word tsquery);

alter table events drop column search, drop column search_text;
alter table events
    add column search_text text not null generated always as (
        plain_text(coalesce(name ->> 'fr', '') || ' ' || coalesce(name ->> 'en', '') || ' '
            || coalesce(summary ->> 'fr', '') || ' ' || coalesce(summary ->> 'en', ''))
    ) stored,
    add column search tsvector not null generated always as (
        search_vector(coalesce(name ->> 'fr', ''), 'french_stem', 'A')
        || search_vector(coalesce(name ->> 'en', ''), 'english_stem', 'A')
        || search_vector(coalesce(summary ->> 'fr', '') || ' ' || coalesce(description ->> 'fr', ''), 'french_stem', 'C')
        || search_vector(coalesce(summary ->> 'en', '') || ' ' || coalesce(description ->> 'en', ''), 'english_stem', 'C')
    ) stored;
create index events_search_idx on events using gin (search);
create index events_search_text_idx on events using gin (search_text gin_trgm_ops);

alter table venues drop column search_text;
alter table venues
    add column search_text text not null generated always as (plain_text(name || ' ' || city)) stored,
    add column search tsvector not null generated always as (search_vector(name || ' ' || city, 'simple', 'A')) stored;
create index venues_search_text_idx on venues using gin (search_text gin_trgm_ops);
create index venues_search_idx on venues using gin (search);

alter table organizers
    add column search_text text not null generated always as (plain_text(name)) stored,
    add column search tsvector not null generated always as (search_vector(name, 'simple', 'A')) stored;
create index organizers_search_text_idx on organizers using gin (search_text gin_trgm_ops);
create index organizers_search_idx on organizers using gin (search);
