-- What the organizer adds to mails about orders of an event, of one kind or of all: those that somebody has written once.
--! list_mail_texts (kind?) : (text?)
select t.kind, t.mail_text_id, t.version, t.text
from mail_texts t
where t.event_id = :event_id and (:kind::text is null or t.kind = :kind);

-- What there is before anybody has written a text is version 1.
--! write_mail_text (text?)
insert into mail_texts (event_id, kind, mail_text_id, text, version) values (:event_id, :kind, :mail_text_id, :text, 2)
on conflict (event_id, kind) do update set text = excluded.text, version = mail_texts.version + 1;

-- How many examples of an event's mails were asked for since then.
--! count_examples
select count(*) from mails m where m.event_id = :event_id and m.created_at > :since;

-- Promises an example of a mail about orders of an event to who asks for it, in their language; to the organizer where that is a program.
--! queue_example (account_id?, trace?)
with mailed as (
    insert into mails (mail_id, kind, locale, recipient, account_id, event_id, example_of, created_at)
    select :mail_id, 'example', coalesce(a.locale, g.locale), coalesce(a.email, g.email), a.account_id, :event_id, :example_of, :at
    from organizers g
    left join accounts a on a.account_id = :account_id
    where g.organizer_id = :organizer_id
    returning mail_id
)
insert into outbox (outbox_id, topic, payload, trace, created_at)
select :message_id, 'mail-requested', jsonb_build_object('mail_id', m.mail_id), :trace, :at from mailed m;
