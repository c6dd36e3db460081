create table organizers (
    organizer_id uuid not null,
    slug text not null,
    name text not null,
    email text not null,
    -- Shown to buyers who pay by bank transfer.
    bank_account_holder text,
    bank_account_iban text,
    created_at timestamptz not null,
    constraint organizers_pkey primary key (organizer_id),
    constraint organizers_slug_key unique (slug),
    constraint organizers_slug_check check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);
comment on table organizers is 'Who sells: a club, a theatre, a village. Every other row belongs to one of them.';

create table venues (
    venue_id uuid not null,
    organizer_id uuid not null,
    name text not null,
    address text not null,
    postal_code text not null,
    city text not null,
    -- ISO 3166-1 alpha-2.
    country text not null,
    latitude double precision not null,
    longitude double precision not null,
    -- The point on the globe in metres from its centre, as earthdistance has it. Written out, because ll_to_earth finds
    -- its types by the search path, which is empty in automatic analyze and where a dump is restored.
    position cube not null generated always as (cube(array[
        6378168 * cos(radians(latitude)) * cos(radians(longitude)),
        6378168 * cos(radians(latitude)) * sin(radians(longitude)),
        6378168 * sin(radians(latitude))
    ])) stored,
    -- IANA name; local times of occurrences are told in it.
    time_zone text not null,
    search_text text not null generated always as (plain_text(name || ' ' || city)) stored,
    constraint venues_pkey primary key (venue_id),
    constraint venues_organizer_id_fkey foreign key (organizer_id) references organizers (organizer_id),
    constraint venues_country_check check (country ~ '^[A-Z]{2}$'),
    constraint venues_latitude_check check (latitude between -90 and 90),
    constraint venues_longitude_check check (longitude between -180 and 180)
);
comment on table venues is 'Where occurrences take place.';
create index venues_organizer_id_idx on venues (organizer_id);
create index venues_position_idx on venues using gist (position);
create index venues_search_text_idx on venues using gin (search_text gin_trgm_ops);

create table events (
    event_id uuid not null,
    organizer_id uuid not null,
    slug text not null,
    status text not null default 'draft',
    category text not null,
    -- Texts in two languages: {"fr": "...", "en": "..."}, at least one of them.
    name jsonb not null,
    summary jsonb not null,
    description jsonb not null,
    image_url text,
    -- ISO 4217; every price of the event is in its minor units.
    currency text not null,
    -- What the public sees of the stock: the numbers, only that few are left, or nothing.
    availability_shown text not null default 'few_left',
    few_left_percent smallint not null default 10,
    hold_seconds integer not null default 900,
    payment_seconds integer not null default 1800,
    maximum_places_per_order smallint not null default 10,
    payment_methods text[] not null,
    -- Buyers may cancel until this long before the first occurrence of their order; null: never.
    cancellable_until_hours integer,
    cancellation_fee_basis_points integer not null default 0,
    -- Raised by triggers whenever something a price depends on changes, so that a process may
    -- keep the offer in memory and have the database refuse an order priced from an old one.
    offer_version bigint not null default 1,
    search_text text not null generated always as (
        plain_text(coalesce(name ->> 'fr', '') || ' ' || coalesce(name ->> 'en', '') || ' '
            || coalesce(summary ->> 'fr', '') || ' ' || coalesce(summary ->> 'en', ''))
    ) stored,
    search tsvector not null generated always as (
        setweight(to_tsvector('french', plain_text(coalesce(name ->> 'fr', ''))), 'A')
        || setweight(to_tsvector('english', plain_text(coalesce(name ->> 'en', ''))), 'A')
        || setweight(to_tsvector('french', plain_text(coalesce(summary ->> 'fr', '') || ' ' || coalesce(description ->> 'fr', ''))), 'C')
        || setweight(to_tsvector('english', plain_text(coalesce(summary ->> 'en', '') || ' ' || coalesce(description ->> 'en', ''))), 'C')
    ) stored,
    created_at timestamptz not null,
    constraint events_pkey primary key (event_id),
    constraint events_organizer_id_fkey foreign key (organizer_id) references organizers (organizer_id),
    constraint events_slug_key unique (slug),
    constraint events_slug_check check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    constraint events_status_check check (status in ('draft', 'published', 'cancelled')),
    constraint events_category_check check (category in
        ('concert', 'theatre', 'festival', 'conference', 'exhibition', 'sport', 'community', 'other')),
    constraint events_name_check check (name ?| array['fr', 'en']),
    constraint events_currency_check check (currency ~ '^[A-Z]{3}$'),
    constraint events_availability_shown_check check (availability_shown in ('exact', 'few_left', 'hidden')),
    constraint events_few_left_percent_check check (few_left_percent between 0 and 100),
    constraint events_hold_seconds_check check (hold_seconds between 60 and 86400),
    constraint events_payment_seconds_check check (payment_seconds between 60 and 86400),
    constraint events_maximum_places_per_order_check check (maximum_places_per_order between 1 and 100),
    constraint events_payment_methods_check check (payment_methods <@ array['demo', 'offline']),
    constraint events_cancellation_fee_basis_points_check check (cancellation_fee_basis_points between 0 and 10000)
);
comment on table events is 'What is advertised; it happens at one or more occurrences.';
create index events_organizer_id_idx on events (organizer_id);
create index events_category_idx on events (category) where status = 'published';
create index events_search_idx on events using gin (search);
create index events_search_text_idx on events using gin (search_text gin_trgm_ops);

create table occurrences (
    occurrence_id uuid not null,
    event_id uuid not null,
    venue_id uuid not null,
    -- Small and stable within the event: tickets carry it in their signed payload.
    number integer not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    doors_at timestamptz,
    status text not null default 'scheduled',
    constraint occurrences_pkey primary key (occurrence_id),
    constraint occurrences_event_id_number_key unique (event_id, number),
    constraint occurrences_event_id_fkey foreign key (event_id) references events (event_id),
    constraint occurrences_venue_id_fkey foreign key (venue_id) references venues (venue_id),
    constraint occurrences_ends_at_check check (ends_at > starts_at),
    constraint occurrences_doors_at_check check (doors_at <= starts_at),
    constraint occurrences_status_check check (status in ('scheduled', 'cancelled'))
);
comment on table occurrences is 'A date and venue of an event.';
create index occurrences_event_id_idx on occurrences (event_id, starts_at);
create index occurrences_venue_id_idx on occurrences (venue_id);
create index occurrences_starts_at_idx on occurrences (starts_at);
-- Finds what is under way; what starts later is found by its start.
create index occurrences_starts_at_ends_at_idx on occurrences using gist (tstzrange(starts_at, ends_at));

create table questions (
    question_id uuid not null,
    event_id uuid not null,
    position smallint not null,
    -- Asked once per order, or for each attendee.
    scope text not null,
    kind text not null,
    label jsonb not null,
    help jsonb not null default '{}',
    required boolean not null default false,
    -- For choices: [{"value": "...", "label": {"fr": "...", "en": "..."}}].
    options jsonb,
    maximum_length integer,
    minimum bigint,
    maximum bigint,
    -- Asked only when that earlier question of the same scope was answered with this value.
    when_question_id uuid,
    when_equals jsonb,
    constraint questions_pkey primary key (question_id),
    constraint questions_event_id_position_key unique (event_id, position),
    constraint questions_event_id_fkey foreign key (event_id) references events (event_id),
    constraint questions_when_question_id_fkey foreign key (when_question_id) references questions (question_id),
    constraint questions_scope_check check (scope in ('order', 'attendee')),
    constraint questions_kind_check check (kind in ('text', 'choice', 'choices', 'boolean', 'number', 'date')),
    constraint questions_options_check check ((kind in ('choice', 'choices')) = (options is not null)),
    constraint questions_when_equals_check check ((when_question_id is null) = (when_equals is null))
);
comment on table questions is 'What the organizer asks buyers, per order or per attendee.';
create index questions_when_question_id_idx on questions (when_question_id);
