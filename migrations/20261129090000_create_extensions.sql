-- Distances on the globe, forgiving text search, and exclusion constraints over scalars.
create extension if not exists cube;
create extension if not exists earthdistance;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gist;

-- unaccent() is only stable, because its dictionary could be replaced; generated columns and
-- indexes need an immutable function, and we never replace the dictionary.
create function plain_text(words text) returns text
language sql immutable strict parallel safe
return lower(public.unaccent('public.unaccent', words));
