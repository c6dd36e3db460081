-- Takes a mail that is waiting, so that nobody else sends it meanwhile; no row when it was sent, has failed or is being
-- sent. Leases go by the database's clock, so that mailers whose own clocks differ do not send a mail twice. With what the organizer
-- adds to mails like it, or to those about what was called off; and which dates these are.
--! lease : (order_id?, event_id?, example_of?, text?, called_off?, is_whole_event?, refunds?)
update mails set attempts = attempts + 1, leased_until = clock_timestamp() + make_interval(secs => :seconds)
where mail_id = :mail_id and status = 'queued' and (leased_until is null or leased_until <= clock_timestamp())
returning order_id, kind, locale, recipient, attempts, event_id, example_of, coalesce(
    (select c.message from cancellations c where c.cancellation_id = mails.cancellation_id),
    (
        select t.text from mail_texts t
        where t.event_id = coalesce(mails.event_id, (select o.event_id from orders o where o.order_id = mails.order_id))
            and t.kind = coalesce(mails.example_of, mails.kind)
    )
) as text, (
    -- Dates that had been called off before the event were told of then.
    select array(
        select d.occurrence_id from occurrences d
        where d.event_id = c.event_id
            and case when c.occurrence_id is null then d.status = 'scheduled' else d.occurrence_id = c.occurrence_id end
    )
    from cancellations c where c.cancellation_id = mails.cancellation_id
) as called_off,
    (select c.occurrence_id is null from cancellations c where c.cancellation_id = mails.cancellation_id) as is_whole_event,
    (select c.refunds from cancellations c where c.cancellation_id = mails.cancellation_id) as refunds;

-- Keeps a mail for longer; no row when somebody else has it by now.
--! renew
update mails set leased_until = clock_timestamp() + make_interval(secs => :seconds)
where mail_id = :mail_id and attempts = :attempts and status = 'queued';

-- Where a mail is.
--! mail_status
select status from mails where mail_id = :mail_id;

-- What a mail that is about no order speaks of.
--! account_mail : (account_name?, link_id?, link_minutes?, link_expires_at?, link_used_at?, invitation_id?, invitation_expires_at?, is_invitation_open?, organizer_name?, organizer_email?, invited_by?, role?)
select a.name as account_name,
    l.account_link_id as link_id, (extract(epoch from l.expires_at - l.created_at) / 60)::integer as link_minutes,
    l.expires_at as link_expires_at, l.used_at as link_used_at,
    i.invitation_id, i.expires_at as invitation_expires_at,
    case when i.invitation_id is not null then i.accepted_at is null and i.revoked_at is null end as is_invitation_open,
    o.name as organizer_name, o.email as organizer_email, b.name as invited_by, i.role
from mails m
left join account_links l using (account_link_id)
left join invitations i using (invitation_id)
left join organizers o on o.organizer_id = i.organizer_id
left join accounts b on b.account_id = i.invited_by
-- An address that nobody has confirmed is greeted by no name: a link to change the address goes to one.
left join accounts a on a.account_id = coalesce(m.account_id, case when l.kind <> 'change_email' then l.account_id end)
where m.mail_id = :mail_id;

-- It was handed to the mail server.
--! mark_sent
update mails set status = 'sent', sent_at = :at, leased_until = null, failure = null where mail_id = :mail_id;

-- It will never be sent, and why; unless somebody else has it by now.
--! mark_failed
update mails set status = 'failed', failure = :failure, leased_until = null
where mail_id = :mail_id and attempts = :attempts and status = 'queued';

-- It may be tried again, and why it has to be; unless somebody else has it by now.
--! release
update mails set failure = :failure, leased_until = null
where mail_id = :mail_id and attempts = :attempts and status = 'queued';
