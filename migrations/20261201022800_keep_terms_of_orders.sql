-- The terms that orders were placed on. Each text is here once, however many orders were placed on it; nothing changes it, and nothing
-- in it is about a buyer.
create table sale_terms (
    -- The SHA-256 of all the rest.
    terms_hash bytea not null,
    cancellable_until_hours integer,
    cancellation_fee_basis_points integer not null,
    -- Markdown in two languages, as of the event.
    refund_policy jsonb,
    -- Plain text in two languages, as of the organizer.
    organizer_terms jsonb,
    constraint sale_terms_pkey primary key (terms_hash),
    constraint sale_terms_terms_hash_check check (octet_length(terms_hash) = 32)
);
comment on table sale_terms is 'What event and organizer said of cancelling, refunds and the sale when orders were placed.';

-- Null until the order is placed, and of those that were placed before there was this.
alter table orders
    add column terms_hash bytea,
    add constraint orders_terms_hash_fkey foreign key (terms_hash) references sale_terms (terms_hash);
create index orders_terms_hash_idx on orders (terms_hash) where terms_hash is not null;
