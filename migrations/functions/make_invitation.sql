-- Invites an address, instead of what it was invited to before. member_already where it is a member's, not_yours where the role is not the
-- inviter's to give.
create or replace function make_invitation(invitation uuid, organizer uuid, email text, email_folded text, role text, all_events boolean,
    event_ids uuid[], locale text, inviter uuid, mail uuid, message uuid, entry uuid, at timestamptz, trace text,
    out outcome membership_outcome)
language plpgsql as $$
begin
    -- Two invitations of one address come one after the other, too.
    if not may_manage(organizer, inviter, role) then
        outcome := 'not_yours';
        return;
    elsif exists (
        select from memberships m join accounts a on a.account_id = m.account_id
        where m.organizer_id = organizer and a.email_folded = make_invitation.email_folded
    ) then
        outcome := 'member_already';
        return;
    end if;
    update invitations i set revoked_at = at
    where i.organizer_id = organizer and i.email_folded = make_invitation.email_folded and i.accepted_at is null and i.revoked_at is null;
    insert into invitations (invitation_id, organizer_id, email, email_folded, role, all_events, event_ids, locale, invited_by, created_at,
        mailed_at, expires_at)
    values (invitation, organizer, email, email_folded, role, all_events, event_ids, locale, inviter, at, at, at + interval '7 days');
    perform queue_account_mail(mail, 'invitation', locale, email, null, invitation, null, message, at, trace);
    insert into audit_entries (audit_entry_id, chain_id, organizer_id, actor_kind, actor_id, action, subject_kind, subject_id, difference,
        created_at)
    values (entry, organizer, organizer, 'person', inviter, 'invitation.made', 'invitation', invitation,
        jsonb_build_object('role', role, 'all_events', all_events), at);
    outcome := 'done';
end $$;
