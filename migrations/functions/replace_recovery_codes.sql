-- Other recovery codes instead of those there were. False where the account has no second factor. The lock lets a sign-in that has taken
-- a code go on to its session, which refers to the account.
create or replace function replace_recovery_codes(account uuid, code_hashes bytea[], entry uuid, at timestamptz) returns boolean
language plpgsql as $$
begin
    perform from accounts a where a.account_id = account and a.totp_sealed is not null for no key update;
    if not found then
        return false;
    end if;
    delete from recovery_codes c where c.account_id = account;
    insert into recovery_codes (account_id, code_hash) select account, h from unnest(code_hashes) as h;
    insert into audit_entries (audit_entry_id, chain_id, actor_kind, actor_id, action, subject_kind, subject_id, created_at)
    values (entry, account, 'person', account, 'account.recovery_codes_made', 'account', account, at);
    return true;
end $$;
