-- Raised by whoever changes what staff see and change of an order; what holds, places and pays it does not look at it.
alter table orders add column version integer default 1 not null;

create table order_notes (
    order_note_id uuid not null,
    order_id uuid not null,
    -- Who wrote it: an account or an API key.
    actor_kind text not null,
    actor_id uuid,
    text text not null,
    version integer default 1 not null,
    created_at timestamptz not null,
    changed_at timestamptz,
    constraint order_notes_pkey primary key (order_note_id),
    constraint order_notes_order_id_fkey foreign key (order_id) references orders (order_id) on delete cascade,
    constraint order_notes_actor_kind_check check (actor_kind in ('person', 'key', 'device', 'operator')),
    constraint order_notes_text_check check (text <> '')
);
comment on table order_notes is 'What staff write down about an order for each other.';
create index order_notes_order_id_idx on order_notes (order_id, created_at);
