-- Makes a link and promises its mail, whether the address has an account or not: both are the same work. `kind` is that of the link;
-- `name` and `password_hash` of the account that a link of kind confirm makes; `asker` the account that wants another address.
create or replace function request_account_link(link uuid, kind text, email text, email_folded text, locale text, browser_hash bytea,
    name text, password_hash text, asker uuid, mail uuid, message uuid, at timestamptz, trace text) returns void
language plpgsql as $$
declare
    known accounts.account_id%type;
    known_locale accounts.locale%type;
    is_taken boolean;
begin
    -- Somebody may write their own address another way.
    select a.account_id, a.locale into known, known_locale
    from accounts a
    where a.email_folded = request_account_link.email_folded and a.disabled_at is null and a.account_id is distinct from asker;
    is_taken := known is not null and kind in ('confirm', 'change_email');
    insert into account_links (account_link_id, kind, account_id, email, email_folded, locale, browser_hash, name, password_hash,
        created_at, expires_at)
    values (link, kind, case kind when 'confirm' then null when 'change_email' then asker else known end, email, email_folded, locale,
        browser_hash, name, password_hash, at, at + interval '10 minutes');
    perform queue_account_mail(mail,
        case
            when is_taken then 'already_registered'
            when kind = 'confirm' then 'confirm_sign_up'
            when kind = 'change_email' then 'change_email'
            when known is null then 'no_account'
            when kind = 'sign_in' then 'sign_in_link'
            else 'reset_password'
        end,
        coalesce(known_locale, locale), email,
        -- Who has an account already is told so by name, and by no link.
        case when not is_taken then link end, null, case when is_taken then known end, message, at, trace);
end $$;
