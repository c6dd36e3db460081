-- Takes a mail that is waiting, so that nobody else sends it meanwhile; no row when it was sent, has failed or is being
-- sent. Leases go by the database's clock, so that mailers whose own clocks differ do not send a mail twice.
--! lease
update mails set attempts = attempts + 1, leased_until = clock_timestamp() + make_interval(secs => :seconds)
where mail_id = :mail_id and status = 'queued' and (leased_until is null or leased_until <= clock_timestamp())
returning order_id, kind, locale, recipient, attempts;

-- Keeps a mail for longer; no row when somebody else has it by now.
--! renew
update mails set leased_until = clock_timestamp() + make_interval(secs => :seconds)
where mail_id = :mail_id and attempts = :attempts and status = 'queued';

-- Where a mail is.
--! mail_status
select status from mails where mail_id = :mail_id;

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
