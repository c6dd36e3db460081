-- Makes an invitation good for nothing. absent where it is over, not_yours where its role is not the actor's to give.
create or replace function revoke_invitation(organizer uuid, invitation uuid, actor uuid, entry uuid, at timestamptz,
    out outcome membership_outcome)
language plpgsql as $$
declare
    invited_role invitations.role%type;
begin
    select i.role into invited_role from invitations i where i.invitation_id = invitation and i.organizer_id = organizer;
    if not may_manage(organizer, actor, invited_role) then
        outcome := 'not_yours';
        return;
    end if;
    update invitations i set revoked_at = at
    where i.invitation_id = invitation and i.organizer_id = organizer and i.accepted_at is null and i.revoked_at is null;
    if not found then
        outcome := 'absent';
        return;
    end if;
    insert into audit_entries (audit_entry_id, chain_id, organizer_id, actor_kind, actor_id, action, subject_kind, subject_id, created_at)
    values (entry, organizer, organizer, 'person', actor, 'invitation.revoked', 'invitation', invitation, at);
    outcome := 'done';
end $$;
