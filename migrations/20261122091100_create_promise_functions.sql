-- What a transaction promises to do after it: each writes the row that says what, and its outbox row.

-- Promises a mail about an order to its buyer, in the order's language.
create function queue_mail(mail uuid, about_order uuid, kind text, message uuid, at timestamptz, trace text) returns void
language sql as $$
    insert into mails (mail_id, order_id, kind, locale, recipient, created_at)
    select queue_mail.mail, o.order_id, queue_mail.kind, o.locale, o.contact_email, queue_mail.at
    from orders o where o.order_id = queue_mail.about_order and o.contact_email is not null;
    insert into outbox (outbox_id, topic, payload, trace, created_at)
    select queue_mail.message, 'mail-requested', jsonb_build_object('mail_id', m.mail_id), queue_mail.trace, queue_mail.at
    from mails m where m.mail_id = queue_mail.mail;
$$;

-- Promises to give money of a payment back.
create function request_refund(refund uuid, of_payment uuid, amount bigint, reason text, message uuid, at timestamptz,
    trace text) returns void
language sql as $$
    insert into refunds (refund_id, payment_id, order_id, amount, currency, reason, created_at)
    select request_refund.refund, p.payment_id, p.order_id, request_refund.amount, p.currency, request_refund.reason,
        request_refund.at
    from payments p where p.payment_id = request_refund.of_payment;
    insert into outbox (outbox_id, topic, payload, trace, created_at)
    values (request_refund.message, 'refund-requested', jsonb_build_object('refund_id', request_refund.refund),
        request_refund.trace, request_refund.at);
$$;
