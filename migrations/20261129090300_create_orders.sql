create table orders (
    order_id uuid not null,
    event_id uuid not null,
    -- A short name to say on the telephone; not a secret, and not unique by itself.
    reference text not null,
    status text not null,
    locale text not null,
    contact_name text,
    contact_email text,
    answers jsonb not null default '{}',
    code_id uuid,
    currency text not null,
    total bigint not null,
    tax_total bigint not null,
    discount_total bigint not null default 0,
    created_at timestamptz not null,
    -- Until when the places are held, then until when payment is awaited; infinity once paid.
    expires_at timestamptz not null,
    placed_at timestamptz,
    paid_at timestamptz,
    cancelled_at timestamptz,
    -- The Idempotency-Key it was held with, for a day, and the fingerprint of that request; likewise for placing.
    hold_key text,
    hold_fingerprint bytea,
    place_key text,
    place_fingerprint bytea,
    constraint orders_pkey primary key (order_id),
    constraint orders_hold_key_key unique (hold_key),
    constraint orders_event_id_fkey foreign key (event_id) references events (event_id),
    constraint orders_code_id_fkey foreign key (code_id) references codes (code_id),
    constraint orders_status_check check (status in ('held', 'placed', 'paid', 'cancelled', 'expired')),
    constraint orders_locale_check check (locale in ('fr', 'en')),
    constraint orders_total_check check (total >= 0 and tax_total between 0 and total and discount_total >= 0),
    constraint orders_contact_email_check check (status not in ('placed', 'paid') or contact_email is not null),
    constraint orders_paid_at_check check (status <> 'paid' or (paid_at is not null and expires_at = 'infinity'))
-- Room to update a row where it is: between hold and ticket every order is written two to four times.
) with (fillfactor = 70);
comment on table orders is 'A cart and an order are one thing: born held, then placed, paid, cancelled or expired.';
create index orders_event_id_idx on orders (event_id, created_at);
create index orders_code_id_idx on orders (code_id) where code_id is not null;
create index orders_expires_at_idx on orders (expires_at) where status in ('held', 'placed');

create table lines (
    order_id uuid not null,
    -- 1, 2, 3 … within the order; with the order it names the line everywhere.
    position smallint not null,
    occurrence_id uuid not null,
    rate_id uuid not null,
    place_id uuid,
    -- Frozen when the line is made, so that later changes of the offer do not touch it:
    -- {"product_name": {…}, "rate_name": {…}, "place_label": "…"}.
    description jsonb not null,
    -- What it takes: [{"pool_id": "…", "units": 1, "place_id": "…"}].
    stock jsonb not null,
    full_price bigint not null,
    price bigint not null,
    tax bigint not null,
    tax_rate_basis_points integer not null,
    attendee_name text,
    attendee_email text,
    answers jsonb not null default '{}',
    status text not null default 'live',
    constraint lines_pkey primary key (order_id, position),
    constraint lines_order_id_fkey foreign key (order_id) references orders (order_id) on delete cascade,
    constraint lines_occurrence_id_fkey foreign key (occurrence_id) references occurrences (occurrence_id),
    constraint lines_rate_id_fkey foreign key (rate_id) references rates (rate_id),
    constraint lines_place_id_fkey foreign key (place_id) references places (place_id),
    constraint lines_price_check check (price between 0 and full_price and tax between 0 and price),
    constraint lines_status_check check (status in ('live', 'cancelled'))
) with (fillfactor = 80);
comment on table lines is 'One unit of a rate in an order, and so one ticket once it is paid.';
create index lines_occurrence_id_idx on lines (occurrence_id);
create index lines_rate_id_idx on lines (rate_id);
create index lines_place_id_idx on lines (place_id) where place_id is not null;

create table claims (
    order_id uuid not null,
    position smallint not null,
    pool_id uuid not null,
    units integer not null,
    place_id uuid,
    -- You own what you claim as long as the row exists; from this moment on, whoever needs the
    -- room may delete it. Infinity once sold.
    expires_at timestamptz not null,
    constraint claims_pkey primary key (order_id, position, pool_id),
    constraint claims_place_id_key unique (place_id),
    constraint claims_order_id_position_fkey foreign key (order_id, position)
        references lines (order_id, position) on delete cascade,
    constraint claims_pool_id_fkey foreign key (pool_id) references pools (pool_id),
    constraint claims_place_id_fkey foreign key (place_id) references places (place_id),
    constraint claims_units_check check (units > 0)
);
comment on table claims is 'How many units of a pool, or which place, an order has until when. The position is that of the first line which takes it.';
create index claims_pool_id_expires_at_idx on claims (pool_id, expires_at);

-- The requests of hold_orders, taken apart once: JSON is expensive to read, and a dozen statements ask what is in it.
create type wanted_order as (
    n integer, order_id uuid, event_id uuid, offer_version bigint, reference text, locale text, currency text,
    total bigint, tax_total bigint, discount_total bigint, code_id uuid, created_at timestamptz, expires_at timestamptz,
    key text, fingerprint text
);

create type wanted_line as (
    n integer, order_id uuid, expires_at timestamptz, position smallint, occurrence_id uuid, rate_id uuid, place_id uuid,
    description jsonb, stock jsonb, full_price bigint, price bigint, tax bigint, tax_rate_basis_points integer
);

create type wanted_units as (
    n integer, order_id uuid, expires_at timestamptz, position smallint, pool_id uuid, units integer, place_id uuid
);
