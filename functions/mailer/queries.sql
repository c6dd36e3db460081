-- Takes a mail that is waiting, so that nobody else sends it meanwhile; nothing when it was sent or is being sent.
--! lease
update mails set attempts = attempts + 1, leased_until = :until
where mail_id = :mail_id and status = 'queued' and (leased_until is null or leased_until <= :at)
returning order_id, kind, locale, recipient, attempts;

-- Where a mail is.
--! find_mail
select status from mails where mail_id = :mail_id;

-- It was handed to the mail server.
--! mark_sent
update mails set status = 'sent', sent_at = :at, leased_until = null where mail_id = :mail_id;

-- It will never be sent, and why.
--! mark_failed
update mails set status = 'failed', failure = :failure, leased_until = null where mail_id = :mail_id;

-- It may be tried again.
--! release
update mails set failure = :failure, leased_until = null where mail_id = :mail_id;

-- Who writes to the buyer.
--! sender
select g.name, g.email
from orders o
join events e on e.event_id = o.event_id
join organizers g on g.organizer_id = e.organizer_id
where o.order_id = :order_id;
