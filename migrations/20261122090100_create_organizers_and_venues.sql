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
create index venues_position_idx on venues using gist (ll_to_earth(latitude, longitude));
create index venues_search_text_idx on venues using gin (search_text gin_trgm_ops);
