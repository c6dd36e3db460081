create table cancellations (
    cancellation_id uuid not null,
    organizer_id uuid not null,
    event_id uuid not null,
    -- The date; null for the whole event.
    occurrence_id uuid,
    -- Whether what buyers have paid goes back.
    refunds boolean not null,
    -- What the organizer tells buyers: {"fr": Markdown, "en": Markdown}.
    message jsonb,
    -- Orders are gone through by their ids: those up to this one were.
    after_order_id uuid,
    done integer default 0 not null,
    -- Orders that could not be ended; the sweeper has them tried again.
    failed integer default 0 not null,
    failure text,
    created_at timestamptz not null,
    -- When a message that goes on with it was enqueued last.
    continued_at timestamptz not null,
    finished_at timestamptz,
    constraint cancellations_pkey primary key (cancellation_id),
    constraint cancellations_organizer_id_fkey foreign key (organizer_id) references organizers (organizer_id),
    constraint cancellations_event_id_fkey foreign key (event_id) references events (event_id),
    constraint cancellations_occurrence_id_fkey foreign key (occurrence_id) references occurrences (occurrence_id),
    constraint cancellations_done_check check (done >= 0 and failed >= 0),
    constraint cancellations_finished_at_check check (finished_at is null or failed = 0)
);
comment on table cancellations is 'Events and dates that were called off, and how far their orders are ended.';
create index cancellations_organizer_id_idx on cancellations (organizer_id);
create index cancellations_event_id_idx on cancellations (event_id, created_at);
create unique index cancellations_event_id_key on cancellations (event_id) where occurrence_id is null;
create unique index cancellations_occurrence_id_key on cancellations (occurrence_id) where occurrence_id is not null;
create index cancellations_continued_at_idx on cancellations (continued_at) where finished_at is null;

-- What the mail tells of.
alter table mails add column cancellation_id uuid;
alter table mails add constraint mails_cancellation_id_fkey foreign key (cancellation_id) references cancellations (cancellation_id);
create index mails_cancellation_id_idx on mails (cancellation_id) where cancellation_id is not null;
