-- The same invitation once more, for seven more days. absent where it is over, not_yours where its role is not the actor's to give.
create or replace function mail_invitation(organizer uuid, invitation uuid, actor uuid, mail uuid, message uuid, entry uuid, at timestamptz,
    trace text, out outcome membership_outcome)
language plpgsql as $$
declare
    mailed invitations;
begin
    select i.* into mailed from invitations i where i.invitation_id = invitation and i.organizer_id = organizer;
    if not may_manage(organizer, actor, mailed.role) then
        outcome := 'not_yours';
        return;
    end if;
    update invitations i set mailed_at = at, expires_at = at + interval '7 days'
    where i.invitation_id = invitation and i.organizer_id = organizer and i.accepted_at is null and i.revoked_at is null;
    if not found then
        outcome := 'absent';
        return;
    end if;
    perform queue_account_mail(mail, 'invitation', mailed.locale, mailed.email, null, invitation, null, message, at, trace);
    insert into audit_entries (audit_entry_id, chain_id, organizer_id, actor_kind, actor_id, action, subject_kind, subject_id, created_at)
    values (entry, organizer, organizer, 'person', actor, 'invitation.mailed', 'invitation', invitation, at);
    outcome := 'done';
end $$;
