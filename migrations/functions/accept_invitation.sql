-- Makes a member of who was invited: of `account`, which has the invited address, or, where `name` is given, of a new account. Nothing is
-- spent unless the outcome is done.
create or replace function accept_invitation(invitation uuid, account uuid, name text, password_hash text, entry uuid, at timestamptz,
    out outcome membership_outcome, out of_organizer uuid)
language plpgsql as $$
declare
    accepted invitations;
begin
    select i.* into accepted from invitations i
    where i.invitation_id = invitation and i.accepted_at is null and i.revoked_at is null and i.expires_at > at
    for update;
    if not found then
        outcome := 'absent';
        return;
    end if;
    if name is not null then
        insert into accounts (account_id, email, email_folded, name, locale, password_hash, created_at)
        values (account, accepted.email, accepted.email_folded, name, accepted.locale, password_hash, at)
        on conflict (email_folded) do nothing;
    else
        perform from accounts a
        where a.account_id = account and a.email_folded = accepted.email_folded and a.disabled_at is null for key share;
    end if;
    if not found then
        outcome := 'other_address';
        return;
    end if;
    insert into memberships (organizer_id, account_id, role, all_events, created_at)
    values (accepted.organizer_id, account, accepted.role, accepted.all_events, at)
    on conflict (organizer_id, account_id) do nothing;
    if not found then
        outcome := 'member_already';
        return;
    end if;
    update invitations i set accepted_at = at where i.invitation_id = invitation;
    insert into membership_events (organizer_id, account_id, event_id)
    select accepted.organizer_id, account, e.event_id from events e
    where not accepted.all_events and e.organizer_id = accepted.organizer_id and e.event_id = any(accepted.event_ids);
    of_organizer := accepted.organizer_id;
    insert into audit_entries (audit_entry_id, chain_id, organizer_id, actor_kind, actor_id, action, subject_kind, subject_id, difference,
        created_at)
    values (entry, of_organizer, of_organizer, 'person', account, 'member.joined', 'account', account,
        jsonb_build_object('role', accepted.role), at);
    outcome := 'done';
end $$;
