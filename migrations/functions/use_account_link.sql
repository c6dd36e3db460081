-- Spends a link: makes the account, signs in, sets the password or changes the address, whatever it is for. Nothing is spent unless the
-- outcome is done. `account`: the id of an account that is to be made; `signed_in`: who changes their address.
create or replace function use_account_link(link uuid, kind text, browser_hash bytea, account uuid, signed_in uuid, password_hash text,
    step bigint, recovery_hash bytea, session uuid, token_hash bytea, user_agent text, network text, mail uuid, message uuid, entry uuid,
    at timestamptz, trace text, out outcome link_outcome, out of_account uuid)
language plpgsql as $$
declare
    spent account_links;
    former accounts;
begin
    -- Twenty at once wait here for the first, and then find it used.
    select l.* into spent from account_links l
    where l.account_link_id = link and l.kind = use_account_link.kind and l.browser_hash = use_account_link.browser_hash
        and l.used_at is null and l.expires_at > at
    for update;
    outcome := 'not_usable';
    if not found then
        return;
    elsif kind = 'confirm' then
        insert into accounts (account_id, email, email_folded, name, locale, password_hash, created_at)
        values (account, spent.email, spent.email_folded, spent.name, spent.locale, spent.password_hash, at)
        on conflict (email_folded) do nothing;
        if not found then
            return;
        end if;
        of_account := account;
    else
        select a.* into former from accounts a where a.account_id = spent.account_id and a.disabled_at is null for no key update;
        -- Who has changed the address has given up the mailbox of the former one.
        if not found or (kind = 'change_email' and former.account_id is distinct from signed_in)
            or (kind <> 'change_email' and former.email_folded <> spent.email_folded) then
            return;
        end if;
        of_account := former.account_id;
    end if;
    if kind = 'change_email' then
        begin
            update accounts a set email = spent.email, email_folded = spent.email_folded where a.account_id = of_account;
        exception when unique_violation then
            return;
        end;
        perform queue_account_mail(mail, 'email_changed', former.locale, former.email, null, null, of_account, message, at, trace);
    elsif kind in ('sign_in', 'reset') and not take_second_factor(of_account, step, recovery_hash, at) then
        outcome := 'code_used';
        return;
    end if;
    outcome := 'done';
    update account_links l set used_at = at where l.account_link_id = link;
    if kind = 'reset' then
        update accounts a set password_hash = use_account_link.password_hash where a.account_id = of_account;
        perform end_sessions(of_account, null);
        perform queue_account_mail(mail, 'password_changed', former.locale, former.email, null, null, of_account, message, at, trace);
    end if;
    if kind = 'change_email' then
        insert into audit_entries (audit_entry_id, chain_id, actor_kind, actor_id, action, subject_kind, subject_id, difference, created_at)
        values (entry, of_account, 'person', of_account, 'account.email_changed', 'account', of_account, '{"email": "changed"}', at);
    else
        perform open_session(session, of_account, token_hash, user_agent, network,
            case kind when 'confirm' then 'account.created' when 'reset' then 'account.password_reset' else 'session.opened' end, entry, at);
    end if;
end $$;
