create table payments (
    payment_id uuid not null,
    order_id uuid not null,
    provider text not null,
    -- The provider's name for it, once it has answered.
    provider_reference text,
    status text not null,
    amount bigint not null,
    currency text not null,
    -- What the provider says has arrived.
    captured bigint not null default 0,
    redirect_url text,
    instructions jsonb,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    settled_at timestamptz,
    constraint payments_pkey primary key (payment_id),
    constraint payments_provider_provider_reference_key unique (provider, provider_reference),
    constraint payments_order_id_fkey foreign key (order_id) references orders (order_id),
    constraint payments_provider_check check (provider in ('free', 'offline', 'demo')),
    -- late: captured when the places had gone, so refunded; mismatched: not the amount asked.
    constraint payments_status_check check (status in ('pending', 'succeeded', 'failed', 'late', 'mismatched')),
    constraint payments_amount_check check (amount >= 0 and captured >= 0)
);
comment on table payments is 'Attempts to pay an order; more than one may exist, one succeeds.';
create index payments_order_id_idx on payments (order_id);

create table webhook_events (
    provider text not null,
    provider_event_id text not null,
    payment_id uuid,
    body jsonb not null,
    received_at timestamptz not null,
    constraint webhook_events_pkey primary key (provider, provider_event_id),
    constraint webhook_events_payment_id_fkey foreign key (payment_id) references payments (payment_id)
);
comment on table webhook_events is 'What providers told us, once each: a second delivery finds its row here.';
create index webhook_events_payment_id_idx on webhook_events (payment_id);

create table refunds (
    refund_id uuid not null,
    payment_id uuid not null,
    order_id uuid not null,
    amount bigint not null,
    currency text not null,
    status text not null default 'pending',
    reason text not null,
    provider_reference text,
    created_at timestamptz not null,
    settled_at timestamptz,
    constraint refunds_pkey primary key (refund_id),
    constraint refunds_payment_id_fkey foreign key (payment_id) references payments (payment_id),
    constraint refunds_order_id_fkey foreign key (order_id) references orders (order_id),
    constraint refunds_amount_check check (amount > 0),
    constraint refunds_status_check check (status in ('pending', 'succeeded', 'failed')),
    constraint refunds_reason_check check (reason in
        ('late_payment', 'duplicate_payment', 'wrong_amount', 'cancelled_by_buyer', 'cancelled_by_organizer'))
);
comment on table refunds is 'Money to give back, and whether it has been.';
create index refunds_payment_id_idx on refunds (payment_id);
create index refunds_order_id_idx on refunds (order_id);
-- What has waited longest, for the sweeper to tell the operator. Few rows wait at any time.
create index refunds_created_at_idx on refunds (created_at) where status = 'pending';

create table ledger_entries (
    ledger_entry_id uuid not null,
    payment_id uuid not null,
    refund_id uuid,
    kind text not null,
    -- Minor units; captures are positive, refunds negative.
    amount bigint not null,
    currency text not null,
    created_at timestamptz not null,
    constraint ledger_entries_pkey primary key (ledger_entry_id),
    constraint ledger_entries_refund_id_key unique (refund_id),
    constraint ledger_entries_payment_id_fkey foreign key (payment_id) references payments (payment_id),
    constraint ledger_entries_refund_id_fkey foreign key (refund_id) references refunds (refund_id),
    constraint ledger_entries_kind_check check (case kind
        when 'capture' then amount > 0 and refund_id is null
        when 'refund' then amount < 0 and refund_id is not null
        else false end)
);
comment on table ledger_entries is 'Money that has moved, never changed once written.';
create index ledger_entries_payment_id_idx on ledger_entries (payment_id);

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
-- One live ticket for each line; what is revoked differs in when.
create unique index tickets_order_id_position_revoked_at_key on tickets (order_id, position, revoked_at) nulls not distinct;
