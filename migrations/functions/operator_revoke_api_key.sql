-- For a key that was stolen: docs/runbook.md.
create or replace function operator_revoke_api_key(of_prefix text) returns text
language sql as $$
    with revoked as (
        update api_keys k set revoked_at = now() where k.prefix = of_prefix and k.revoked_at is null returning k.api_key_id, k.organizer_id
    ), written as (
        insert into audit_entries (audit_entry_id, chain_id, organizer_id, actor_kind, action, subject_kind, subject_id, created_at)
        select gen_random_uuid(), r.organizer_id, r.organizer_id, 'operator', 'api_key.revoked', 'api_key', r.api_key_id, now() from revoked r
        returning 1
    )
    select case when exists (select from written) then 'revoked' else 'there is no such key' end;
$$;
