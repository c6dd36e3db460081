-- Codes are not asked for any more. `by_operator`: where the person cannot. False where there was none.
create or replace function remove_totp(account uuid, session uuid, by_operator boolean, mail uuid, message uuid, entry uuid, at timestamptz,
    trace text) returns boolean
language plpgsql as $$
begin
    update accounts a set totp_sealed = null where a.account_id = account and a.totp_sealed is not null;
    if not found then
        return false;
    end if;
    delete from recovery_codes c where c.account_id = account;
    perform end_sessions(account, session);
    perform queue_account_mail(mail, 'second_factor_removed', a.locale, a.email, null, null, a.account_id, message, at, trace)
    from accounts a where a.account_id = account;
    insert into audit_entries (audit_entry_id, chain_id, actor_kind, actor_id, action, subject_kind, subject_id, created_at)
    values (entry, account, case when by_operator then 'operator' else 'person' end, case when not by_operator then account end,
        'account.second_factor_removed', 'account', account, at);
    return true;
end $$;
