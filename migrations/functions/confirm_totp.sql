-- The code of a secret that was shown ten minutes ago at most was right: from now on codes are asked for. `sealed`: that secret, which
-- another tab may have replaced since. False where it is not pending.
create or replace function confirm_totp(account uuid, session uuid, sealed bytea, step bigint, code_hashes bytea[], mail uuid, message uuid,
    entry uuid, at timestamptz, trace text) returns boolean
language plpgsql as $$
begin
    update accounts a set totp_sealed = a.totp_pending_sealed, totp_last_step = step, totp_pending_sealed = null, totp_pending_until = null
    where a.account_id = account and a.totp_sealed is null and a.totp_pending_sealed = sealed and a.totp_pending_until > at;
    if not found then
        return false;
    end if;
    insert into recovery_codes (account_id, code_hash) select account, h from unnest(code_hashes) as h;
    perform end_sessions(account, session);
    perform queue_account_mail(mail, 'second_factor_added', a.locale, a.email, null, null, a.account_id, message, at, trace)
    from accounts a where a.account_id = account;
    insert into audit_entries (audit_entry_id, chain_id, actor_kind, actor_id, action, subject_kind, subject_id, created_at)
    values (entry, account, 'person', account, 'account.second_factor_added', 'account', account, at);
    return true;
end $$;
