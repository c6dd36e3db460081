alter table events
    -- Of its own columns; raised by each edit.
    add column version integer not null default 1,
    -- Of the list of its questions.
    add column questions_version integer not null default 1,
    add column published_at timestamptz,
    add column archived_at timestamptz,
    -- Gone for everybody but those who may undo it, for 30 days.
    add column deleted_at timestamptz,
    -- SHA-256 of the secret in the link to a draft; null: there is none.
    add column preview_hash bytea,
    -- Whether buyers pay the fee on top: rates.price is with it.
    add column fees_passed_on boolean not null default false,
    add column fee_basis_points integer not null default 0,
    add column fee_fixed bigint not null default 0,
    -- What buyers read about cancelling and refunds, in Markdown.
    add column refund_policy jsonb,
    add constraint events_deleted_at_check check (deleted_at is null or status = 'draft'),
    add constraint events_preview_hash_check check (octet_length(preview_hash) = 32),
    add constraint events_fee_check check (fee_basis_points between 0 and 5000 and fee_fixed >= 0),
    add constraint events_refund_policy_check check (refund_policy ?| array['fr', 'en']);
create unique index events_preview_hash_key on events (preview_hash) where preview_hash is not null;
create index events_deleted_at_idx on events (deleted_at) where deleted_at is not null;
