-- Promises a mail that is about no order. `link`, `invitation`, `account`: what it is about, at most one of them.
create or replace function queue_account_mail(mail uuid, kind text, locale text, recipient text, link uuid, invitation uuid, account uuid,
    message uuid, at timestamptz, trace text) returns void
language sql as $$
    insert into mails (mail_id, kind, locale, recipient, account_link_id, invitation_id, account_id, created_at)
    values (queue_account_mail.mail, queue_account_mail.kind, queue_account_mail.locale, queue_account_mail.recipient,
        queue_account_mail.link, queue_account_mail.invitation, queue_account_mail.account, queue_account_mail.at);
    insert into outbox (outbox_id, topic, payload, trace, created_at)
    values (queue_account_mail.message, 'mail-requested', jsonb_build_object('mail_id', queue_account_mail.mail),
        queue_account_mail.trace, queue_account_mail.at);
$$;
