create table signing_keys (
    event_id uuid not null,
    public_key bytea not null,
    -- Sealed with a key from the configuration, the event's id as associated data.
    sealed_private_key bytea not null,
    created_at timestamptz not null,
    constraint signing_keys_pkey primary key (event_id),
    constraint signing_keys_event_id_fkey foreign key (event_id) references events (event_id)
);
comment on table signing_keys is 'The Ed25519 key that signs the tickets of an event.';

create table event_serials (
    event_id uuid not null,
    last_serial integer not null default 0,
    constraint event_serials_pkey primary key (event_id),
    constraint event_serials_event_id_fkey foreign key (event_id) references events (event_id)
);
comment on table event_serials is 'The last ticket serial of an event; its row lock keeps serials without gaps.';

create table tickets (
    ticket_id uuid not null,
    event_id uuid not null,
    order_id uuid not null,
    position smallint not null,
    serial integer not null,
    token text not null,
    status text not null default 'live',
    issued_at timestamptz not null,
    revoked_at timestamptz,
    constraint tickets_pkey primary key (ticket_id),
    constraint tickets_event_id_serial_key unique (event_id, serial),
    constraint tickets_event_id_fkey foreign key (event_id) references events (event_id),
    constraint tickets_order_id_position_fkey foreign key (order_id, position) references lines (order_id, position),
    constraint tickets_status_check check ((status = 'live' and revoked_at is null) or (status = 'revoked' and revoked_at is not null))
);
comment on table tickets is 'Issued for a paid line: a serial and a signed token.';
create index tickets_order_id_position_idx on tickets (order_id, position);
create unique index tickets_order_id_position_key on tickets (order_id, position) where status = 'live';
