create table products (
    product_id uuid not null,
    event_id uuid not null,
    -- Small and stable within the event: tickets carry it in their signed payload.
    number integer not null,
    position smallint not null,
    kind text not null default 'ticket',
    name jsonb not null,
    description jsonb not null default '{}',
    -- Tax contained in the price, in hundredths of a percent: 550 is 5.5 %.
    tax_rate_basis_points integer not null,
    constraint products_pkey primary key (product_id),
    constraint products_event_id_number_key unique (event_id, number),
    constraint products_event_id_fkey foreign key (event_id) references events (event_id),
    constraint products_kind_check check (kind in ('ticket', 'addon')),
    constraint products_tax_rate_basis_points_check check (tax_rate_basis_points between 0 and 10000)
);
comment on table products is 'A ticket type or an add-on of an event.';

create table rates (
    rate_id uuid not null,
    product_id uuid not null,
    number integer not null,
    position smallint not null,
    name jsonb not null,
    -- Whom it is for (everyone, student, press …): two audiences may be on sale side by side.
    audience text not null default 'everyone',
    price bigint not null,
    sale_during tstzrange not null default '(,)',
    -- Hidden, and refused, unless a code that unlocks it is given.
    needs_code boolean not null default false,
    minimum_per_order smallint not null default 1,
    maximum_per_order smallint not null default 10,
    constraint rates_pkey primary key (rate_id),
    constraint rates_product_id_number_key unique (product_id, number),
    constraint rates_product_id_fkey foreign key (product_id) references products (product_id),
    constraint rates_price_check check (price >= 0),
    constraint rates_minimum_per_order_check check (minimum_per_order between 1 and maximum_per_order),
    constraint rates_maximum_per_order_check check (maximum_per_order <= 100),
    constraint rates_product_id_audience_sale_during_excl
        exclude using gist (product_id with =, audience with =, sale_during with &&)
);
comment on table rates is 'A price phase or audience of a product; phases of one audience never overlap.';

create table pools (
    pool_id uuid not null,
    event_id uuid not null,
    -- Null: shared by all occurrences, such as the uses of a code.
    occurrence_id uuid,
    name text not null,
    capacity integer not null,
    taken integer not null default 0,
    -- Its units are the rows of places, each sold by name.
    numbered boolean not null default false,
    constraint pools_pkey primary key (pool_id),
    constraint pools_event_id_fkey foreign key (event_id) references events (event_id),
    constraint pools_occurrence_id_fkey foreign key (occurrence_id) references occurrences (occurrence_id),
    -- Overselling is not avoided by care: this refuses it.
    constraint pools_taken_check check (taken between 0 and capacity)
) with (fillfactor = 50);
comment on table pools is 'A capacity: a floor, a balcony, an early-bird quota, the uses of a code.';
create index pools_event_id_idx on pools (event_id);
create index pools_occurrence_id_idx on pools (occurrence_id);

create table rate_pools (
    rate_id uuid not null,
    pool_id uuid not null,
    -- How many units one line of this rate takes: a table of four takes four.
    units integer not null default 1,
    constraint rate_pools_pkey primary key (rate_id, pool_id),
    constraint rate_pools_rate_id_fkey foreign key (rate_id) references rates (rate_id),
    constraint rate_pools_pool_id_fkey foreign key (pool_id) references pools (pool_id),
    constraint rate_pools_units_check check (units between 1 and 100)
);
comment on table rate_pools is 'What a line of a rate takes: of the pools of its occurrence and of the shared ones.';
create index rate_pools_pool_id_idx on rate_pools (pool_id);

create table places (
    place_id uuid not null,
    pool_id uuid not null,
    section text not null,
    row_label text not null,
    label text not null,
    -- Order of rows in a section and of places in a row, as the room has them.
    position integer not null,
    constraint places_pkey primary key (place_id),
    constraint places_pool_id_section_row_label_label_key unique (pool_id, section, row_label, label),
    constraint places_pool_id_fkey foreign key (pool_id) references pools (pool_id)
);
comment on table places is 'The numbered seats of a pool.';

create table codes (
    code_id uuid not null,
    event_id uuid not null,
    -- Upper case; compared without regard to case.
    code text not null,
    kind text not null,
    -- Hundredths of a percent, or minor units off each ticket; null where it only unlocks.
    value bigint,
    valid_during tstzrange not null default '(,)',
    -- Where its uses are counted, one for each line it applies to; null: unlimited.
    pool_id uuid,
    constraint codes_pkey primary key (code_id),
    constraint codes_event_id_code_key unique (event_id, code),
    constraint codes_event_id_fkey foreign key (event_id) references events (event_id),
    constraint codes_pool_id_fkey foreign key (pool_id) references pools (pool_id),
    constraint codes_code_check check (code = upper(code) and length(code) between 1 and 64),
    constraint codes_kind_check check (kind in ('percentage', 'fixed', 'unlock')),
    constraint codes_value_check check (case kind
        when 'percentage' then value is not null and value between 1 and 10000
        when 'fixed' then value is not null and value > 0
        else value is null end)
);
comment on table codes is 'What a buyer may type for a discount or for rates that others do not see.';
create index codes_pool_id_idx on codes (pool_id);

create table code_rates (
    code_id uuid not null,
    rate_id uuid not null,
    constraint code_rates_pkey primary key (code_id, rate_id),
    constraint code_rates_code_id_fkey foreign key (code_id) references codes (code_id),
    constraint code_rates_rate_id_fkey foreign key (rate_id) references rates (rate_id)
);
comment on table code_rates is 'The rates a code applies to or unlocks; no row: all rates that need no code.';
create index code_rates_rate_id_idx on code_rates (rate_id);

create table question_products (
    question_id uuid not null,
    product_id uuid not null,
    constraint question_products_pkey primary key (question_id, product_id),
    constraint question_products_question_id_fkey foreign key (question_id) references questions (question_id),
    constraint question_products_product_id_fkey foreign key (product_id) references products (product_id)
);
comment on table question_products is 'The products an attendee question is asked for; no row: all of them.';
create index question_products_product_id_idx on question_products (product_id);
