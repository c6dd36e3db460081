create table occurrence_series (
    occurrence_series_id uuid not null,
    event_id uuid not null,
    venue_id uuid not null,
    -- What guichet-recurrence calls a SeriesInput: first day, times, rule, exceptions, added days, choices for ambiguous times.
    series jsonb not null,
    doors_minutes integer,
    version integer not null default 1,
    created_at timestamptz not null,
    constraint occurrence_series_pkey primary key (occurrence_series_id),
    constraint occurrence_series_event_id_fkey foreign key (event_id) references events (event_id),
    constraint occurrence_series_venue_id_fkey foreign key (venue_id) references venues (venue_id),
    constraint occurrence_series_series_check check (jsonb_typeof(series) = 'object' and length(series::text) <= 100000),
    constraint occurrence_series_doors_minutes_check check (doors_minutes between 0 and 1440)
);
comment on table occurrence_series is 'A rule by which dates of an event are made.';
create index occurrence_series_event_id_idx on occurrence_series (event_id);
create index occurrence_series_venue_id_idx on occurrence_series (venue_id);

alter table occurrences
    add column version integer not null default 1,
    add column occurrence_series_id uuid,
    -- The local day and time for which the rule made it, wherever it was moved to since: 2027-03-28T20:00.
    add column recurrence_on text,
    -- Edited by itself: the series does not change it any more.
    add column detached boolean not null default false,
    add constraint occurrences_occurrence_series_id_fkey foreign key (occurrence_series_id)
        references occurrence_series (occurrence_series_id),
    add constraint occurrences_recurrence_on_check check ((occurrence_series_id is null) = (recurrence_on is null)
        and recurrence_on ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$');
create unique index occurrences_occurrence_series_id_recurrence_on_key on occurrences (occurrence_series_id, recurrence_on)
    where occurrence_series_id is not null;
