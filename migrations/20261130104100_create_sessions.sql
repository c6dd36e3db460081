create table sessions (
    session_id uuid not null,
    account_id uuid not null,
    -- SHA-256 of the 32 random bytes in the cookie.
    token_hash bytea not null,
    created_at timestamptz not null,
    -- To the minute.
    last_seen_at timestamptz not null,
    expires_at timestamptz not null,
    -- When a password, link or code was last given.
    stepped_up_at timestamptz not null,
    -- Of the sign-in, for the list of sessions: at most 200 characters, and the network (/24, /48).
    user_agent text not null,
    network text not null,
    constraint sessions_pkey primary key (session_id),
    constraint sessions_token_hash_key unique (token_hash),
    constraint sessions_account_id_fkey foreign key (account_id) references accounts (account_id),
    constraint sessions_token_hash_check check (octet_length(token_hash) = 32),
    constraint sessions_user_agent_check check (length(user_agent) <= 200)
);
comment on table sessions is 'A browser in which somebody is signed in; a session that was ended is deleted.';
create index sessions_account_id_idx on sessions (account_id, last_seen_at);
create index sessions_expires_at_idx on sessions (expires_at);
