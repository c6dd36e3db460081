-- For an organizer whose owners are all gone: docs/runbook.md. The new owner's sessions end.
create or replace function operator_make_owner(of_slug text, address text) returns text
language plpgsql as $$
declare
    organizer uuid := (select o.organizer_id from organizers o where o.slug = of_slug for no key update);
    member uuid := (select a.account_id from accounts a where a.email_folded = lower(address) and a.disabled_at is null);
begin
    if organizer is null or member is null then
        return 'there is no such organizer or account';
    end if;
    insert into memberships as m (organizer_id, account_id, role, all_events, created_at) values (organizer, member, 'owner', true, now())
    on conflict (organizer_id, account_id) do update set role = 'owner', all_events = true;
    delete from membership_events v where v.organizer_id = organizer and v.account_id = member;
    perform end_sessions(member, null);
    insert into audit_entries (audit_entry_id, chain_id, organizer_id, actor_kind, action, subject_kind, subject_id, difference, created_at)
    values (gen_random_uuid(), organizer, organizer, 'operator', 'member.changed', 'account', member, '{"role": "owner"}', now());
    return 'done';
end $$;
