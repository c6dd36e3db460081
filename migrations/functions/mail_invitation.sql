-- The same invitation once more, for seven more days. False where it is over.
create or replace function mail_invitation(organizer uuid, invitation uuid, actor uuid, mail uuid, message uuid, entry uuid, at timestamptz,
    trace text) returns boolean
language plpgsql as $$
declare
    mailed invitations;
begin
    update invitations i set mailed_at = at, expires_at = at + interval '7 days'
    where i.invitation_id = invitation and i.organizer_id = organizer and i.accepted_at is null and i.revoked_at is null
    returning i.* into mailed;
    if not found then
        return false;
    end if;
    perform queue_account_mail(mail, 'invitation', mailed.locale, mailed.email, null, invitation, null, message, at, trace);
    insert into audit_entries (audit_entry_id, chain_id, organizer_id, actor_kind, actor_id, action, subject_kind, subject_id, created_at)
    values (entry, organizer, organizer, 'person', actor, 'invitation.mailed', 'invitation', invitation, at);
    return true;
end $$;
