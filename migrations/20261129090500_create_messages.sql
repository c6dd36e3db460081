create table outbox (
    outbox_id uuid not null,
    topic text not null,
    payload jsonb not null,
    -- The traceparent of the request that promised it.
    trace text,
    created_at timestamptz not null,
    published_at timestamptz,
    constraint outbox_pkey primary key (outbox_id)
);
comment on table outbox is 'What a transaction promised to do later; published after commit, or by the sweeper.';
create index outbox_created_at_idx on outbox (created_at) where published_at is null;

create table inbox (
    consumer text not null,
    outbox_id uuid not null,
    received_at timestamptz not null,
    constraint inbox_pkey primary key (consumer, outbox_id)
);
comment on table inbox is 'What a consumer has acted on, written in the transaction of the effect.';
create index inbox_received_at_idx on inbox (received_at);

create table dead_messages (
    dead_message_id uuid not null,
    consumer text not null,
    outbox_id uuid,
    reason text not null,
    body jsonb not null,
    received_at timestamptz not null,
    constraint dead_messages_pkey primary key (dead_message_id)
);
comment on table dead_messages is 'Messages no retry can cure, kept for a human.';
create index dead_messages_received_at_idx on dead_messages (received_at);

create table idempotency_keys (
    scope text not null,
    key text not null,
    fingerprint bytea not null,
    -- While the first request is under way; a crash frees the key at this time.
    locked_until timestamptz not null,
    -- The first answer, byte for byte; null while it is under way.
    status smallint,
    content_type text,
    location text,
    body bytea,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint idempotency_keys_pkey primary key (scope, key),
    constraint idempotency_keys_body_check check ((status is null) = (body is null))
-- An answer has two to three kilobytes, just enough for PostgreSQL to compress every one of them. Nearly none is ever
-- read again: to leave them as they are costs less than to press them.
) with (toast_tuple_target = 8160);
comment on table idempotency_keys is 'The first answer to each Idempotency-Key, kept 24 hours.';
create index idempotency_keys_expires_at_idx on idempotency_keys (expires_at);

create table mails (
    -- The Message-ID header is made from it, so it is the same however often sending is tried.
    mail_id uuid not null,
    order_id uuid not null,
    kind text not null,
    locale text not null,
    recipient text not null,
    status text not null default 'queued',
    attempts integer not null default 0,
    -- Somebody is sending it; when they are not heard of again by then, somebody else may.
    leased_until timestamptz,
    failure text,
    created_at timestamptz not null,
    sent_at timestamptz,
    constraint mails_pkey primary key (mail_id),
    constraint mails_order_id_fkey foreign key (order_id) references orders (order_id),
    constraint mails_kind_check check (kind in
        ('tickets', 'payment_instructions', 'order_cancelled', 'order_expired', 'late_payment_refunded', 'refunded')),
    constraint mails_locale_check check (locale in ('fr', 'en')),
    constraint mails_status_check check (status in ('queued', 'sent', 'failed'))
);
comment on table mails is 'Every mail promised to a buyer and what became of it.';
create index mails_order_id_idx on mails (order_id, created_at);
create index mails_created_at_idx on mails (created_at) where status = 'queued';
