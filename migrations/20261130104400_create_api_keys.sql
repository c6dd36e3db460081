create table api_keys (
    api_key_id uuid not null,
    organizer_id uuid not null,
    name text not null,
    -- The readable beginning of the key, to know it by: guichet_k3v9x2mq.
    prefix text not null,
    -- SHA-256 of the whole key, which has 160 random bits.
    secret_hash bytea not null,
    role text not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    -- To the minute.
    last_used_at timestamptz,
    revoked_at timestamptz,
    constraint api_keys_pkey primary key (api_key_id),
    constraint api_keys_prefix_key unique (prefix),
    constraint api_keys_secret_hash_key unique (secret_hash),
    constraint api_keys_organizer_id_fkey foreign key (organizer_id) references organizers (organizer_id),
    constraint api_keys_role_check check (role in ('manager', 'sales', 'accountant', 'gate')),
    constraint api_keys_secret_hash_check check (octet_length(secret_hash) = 32)
);
comment on table api_keys is 'What a program of an organizer calls us with.';
create index api_keys_organizer_id_idx on api_keys (organizer_id, created_at);

create table devices (
    device_id uuid not null,
    organizer_id uuid not null,
    name text not null,
    -- SHA-256 of its token; null before it is enrolled.
    token_hash bytea,
    revoked_at timestamptz,
    created_at timestamptz not null,
    constraint devices_pkey primary key (device_id),
    constraint devices_token_hash_key unique (token_hash),
    constraint devices_organizer_id_fkey foreign key (organizer_id) references organizers (organizer_id)
);
comment on table devices is 'A telephone at the gate. The gate adds what else it needs.';
create index devices_organizer_id_idx on devices (organizer_id);
