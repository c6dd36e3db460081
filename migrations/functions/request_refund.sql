-- Promises to give money of a payment back.
create or replace function request_refund(refund uuid, of_payment uuid, amount bigint, reason text, message uuid, at timestamptz,
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
