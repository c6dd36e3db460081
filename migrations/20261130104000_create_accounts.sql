create table accounts (
    account_id uuid not null,
    -- As it was typed: where mails go.
    email text not null,
    -- Its domain in ASCII, all in lower case: the same person, however it is typed.
    email_folded text not null,
    name text not null,
    locale text not null,
    -- A PHC string ($argon2id$v=19$m=19456,t=2,p=1$…); null: signs in by mailed links alone.
    password_hash text,
    -- 20 bytes, sealed under a key derived from GUICHET_KEY and bound to account_id; null: no second factor.
    totp_sealed bytea,
    -- The newest step of 30 seconds whose code was taken: that code and older ones are refused.
    totp_last_step bigint not null default 0,
    -- A secret that was shown and not confirmed yet, and until when it may be.
    totp_pending_sealed bytea,
    totp_pending_until timestamptz,
    disabled_at timestamptz,
    created_at timestamptz not null,
    constraint accounts_pkey primary key (account_id),
    constraint accounts_email_folded_key unique (email_folded),
    constraint accounts_email_folded_check check (email_folded = lower(email_folded) and length(email_folded) <= 254),
    constraint accounts_name_check check (length(name) between 1 and 200),
    constraint accounts_locale_check check (locale in ('fr', 'en')),
    constraint accounts_totp_pending_until_check check ((totp_pending_sealed is null) = (totp_pending_until is null))
);
comment on table accounts is 'A person who signs in; the address was confirmed before there was a row.';

create table recovery_codes (
    account_id uuid not null,
    -- SHA-256 of 80 random bits.
    code_hash bytea not null,
    used_at timestamptz,
    constraint recovery_codes_pkey primary key (account_id, code_hash),
    constraint recovery_codes_account_id_fkey foreign key (account_id) references accounts (account_id),
    constraint recovery_codes_code_hash_check check (octet_length(code_hash) = 32)
);
comment on table recovery_codes is 'In the place of a code from the telephone; each once.';
