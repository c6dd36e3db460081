-- For somebody whose session was stolen, and who cannot end it: docs/runbook.md.
create or replace function operator_end_sessions(address text) returns text
language plpgsql as $$
declare
    account uuid := (select a.account_id from accounts a where a.email_folded = lower(address));
    ended bigint;
begin
    if account is null then
        return 'there is no such account';
    end if;
    ended := end_sessions(account, null);
    insert into audit_entries (audit_entry_id, chain_id, actor_kind, action, subject_kind, subject_id, difference, created_at)
    values (gen_random_uuid(), account, 'operator', 'session.others_ended', 'account', account, jsonb_build_object('count', ended), now());
    return 'sessions ended: ' || ended;
end $$;
