-- Whether an occurrence ends after `since`, starts before `until`, and touches the days from `from_date`
-- to `to_date` as they are counted where it takes place.
create or replace function takes_place(starts_at timestamptz, ends_at timestamptz, time_zone text, since timestamptz,
    until timestamptz, from_date date, to_date date) returns boolean
language sql immutable
return ends_at > since
    and (until is null or starts_at < until)
    and (from_date is null or (ends_at at time zone time_zone) > from_date)
    and (to_date is null or (starts_at at time zone time_zone) < to_date + 1);
