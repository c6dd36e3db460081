create table attempts (
    -- 16 bytes of HMAC-SHA256 of what is limited ("sign_in.email:…"): no address and no e-mail stands here.
    subject bytea not null,
    -- When as many attempts as were made are "paid off"; each moves it by its interval (GCRA).
    free_at timestamptz not null,
    constraint attempts_pkey primary key (subject)
);
comment on table attempts is 'How often something was tried of late, whatever instance was asked.';
create index attempts_free_at_idx on attempts (free_at);
