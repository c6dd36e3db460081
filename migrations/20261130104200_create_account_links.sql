create table account_links (
    account_link_id uuid not null,
    kind text not null,
    -- Null: somebody who wants an account, or an address that has none.
    account_id uuid,
    email text not null,
    email_folded text not null,
    locale text not null,
    -- SHA-256 of the cookie of the browser that asked: in no other is the link good for anything.
    browser_hash bytea not null,
    -- Of the account that a link of kind confirm makes.
    name text,
    password_hash text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint account_links_pkey primary key (account_link_id),
    constraint account_links_account_id_fkey foreign key (account_id) references accounts (account_id),
    constraint account_links_kind_check check (kind in ('confirm', 'sign_in', 'reset', 'change_email')),
    constraint account_links_account_id_check check (kind <> 'confirm' or account_id is null),
    constraint account_links_name_check check ((kind = 'confirm') = (name is not null)),
    constraint account_links_password_hash_check check ((kind = 'confirm') = (password_hash is not null)),
    constraint account_links_locale_check check (locale in ('fr', 'en')),
    constraint account_links_browser_hash_check check (octet_length(browser_hash) = 32)
);
comment on table account_links is 'A link that was mailed: used once, within ten minutes, by the browser that asked.';
create index account_links_account_id_idx on account_links (account_id);
create index account_links_expires_at_idx on account_links (expires_at);
