create table deletions (
    deletion_id uuid not null,
    organizer_id uuid not null,
    event_id uuid,
    kind text not null,
    subject_id uuid not null,
    -- By which people know it.
    name text not null,
    -- {"occurrences": [{…}], "pools": [{…}], …}: the rows as they were.
    content jsonb not null,
    actor_kind text not null,
    actor_id uuid,
    deleted_at timestamptz not null,
    constraint deletions_pkey primary key (deletion_id),
    constraint deletions_organizer_id_fkey foreign key (organizer_id) references organizers (organizer_id),
    constraint deletions_event_id_fkey foreign key (event_id) references events (event_id),
    constraint deletions_kind_check check (kind in ('venue', 'occurrence', 'pool', 'product', 'code', 'image'))
);
comment on table deletions is 'What was deleted, to be put back within 30 days.';
create index deletions_organizer_id_idx on deletions (organizer_id, deleted_at);
create index deletions_event_id_idx on deletions (event_id) where event_id is not null;
create index deletions_deleted_at_idx on deletions (deleted_at);

create domain deletion_outcome as text constraint deletion_outcome_check check (value in ('done', 'absent', 'in_use', 'clash'));
