-- Promises a mail about an order to its buyer, in the order's language.
create or replace function queue_mail(mail uuid, about_order uuid, kind text, message uuid, at timestamptz, trace text) returns void
language sql as $$
    insert into mails (mail_id, order_id, kind, locale, recipient, created_at)
    select queue_mail.mail, o.order_id, queue_mail.kind, o.locale, o.contact_email, queue_mail.at
    from orders o where o.order_id = queue_mail.about_order and o.contact_email is not null;
    insert into outbox (outbox_id, topic, payload, trace, created_at)
    select queue_mail.message, 'mail-requested', jsonb_build_object('mail_id', m.mail_id), queue_mail.trace, queue_mail.at
    from mails m where m.mail_id = queue_mail.mail;
$$;
