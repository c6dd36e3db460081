-- Money has arrived, says a provider. Answers what that means, and the messages to publish:
--   duplicate    this event has been acted on before
--   unknown      no such payment here
--   paid         the order is paid by it
--   late         the places had gone, the order was paid or cancelled before, or it may not be sold any more (see
--                unsellable_orders): the money goes back
--   mismatched   not the amount or currency asked: no ticket, and the money goes back
--   repeated     the payment has been settled by another event
-- `ids`: five unused uuids (ledger entry, refund, mail, and two messages).
create or replace function receive_payment(by_provider text, event_id text, event_body jsonb, about_payment uuid, amount bigint,
    currency text, ids uuid[], at timestamptz, trace text)
returns table (outcome webhook_outcome, messages uuid[])
language plpgsql as $$
#variable_conflict use_column
declare
    payment payments%rowtype;
    settled text;
begin
    -- Orders before payments, as everywhere.
    perform from orders o join payments p using (order_id)
    where p.payment_id = about_payment and p.provider = by_provider
    for update of o;
    select * into payment from payments p where p.payment_id = about_payment and p.provider = by_provider for no key update;

    insert into webhook_events (provider, provider_event_id, payment_id, body, received_at)
    values (by_provider, event_id, payment.payment_id, event_body, at)
    on conflict (provider, provider_event_id) do nothing;
    if not found then
        return query select 'duplicate'::webhook_outcome, '{}'::uuid[];
        return;
    end if;
    if payment.payment_id is null then
        return query select 'unknown'::webhook_outcome, '{}'::uuid[];
        return;
    end if;
    if payment.captured > 0 then
        return query select 'repeated'::webhook_outcome, '{}'::uuid[];
        return;
    end if;

    update payments p set captured = receive_payment.amount, settled_at = at where p.payment_id = about_payment;
    insert into ledger_entries (ledger_entry_id, payment_id, kind, amount, currency, created_at)
    values (ids[1], about_payment, 'capture', receive_payment.amount, receive_payment.currency, at);

    if payment.amount <> receive_payment.amount or payment.currency <> receive_payment.currency then
        update payments p set status = 'mismatched' where p.payment_id = about_payment;
        perform request_refund(ids[2], about_payment, receive_payment.amount, 'wrong_amount', ids[4], at, receive_payment.trace);
        -- What came goes back, not what was asked for.
        update refunds r set currency = receive_payment.currency where r.refund_id = ids[2];
        return query select 'mismatched'::webhook_outcome, ids[4:4];
        return;
    end if;

    settled := settle_order(payment.order_id, at, ids[4], receive_payment.trace);
    if settled = 'paid' then
        update payments p set status = 'succeeded' where p.payment_id = about_payment;
        return query select 'paid'::webhook_outcome, ids[4:4];
        return;
    end if;

    update payments p set status = 'late' where p.payment_id = about_payment;
    perform request_refund(ids[2], about_payment, receive_payment.amount,
        case settled when 'already_paid' then 'duplicate_payment' when 'gone' then 'late_payment' else settled end,
        ids[4], at, receive_payment.trace);
    if settled <> 'already_paid' then
        -- What the organizer has ended was not the buyer's to lose: it is cancelled, unless its time was over before.
        perform cancel_order(o.order_id, at)
        from orders o
        where o.order_id = payment.order_id and settled in ('date_cancelled', 'event_withdrawn') and o.expires_at > at;
        update orders o set status = 'expired' where o.order_id = payment.order_id and o.status in ('held', 'placed');
        perform release_claims(array[payment.order_id]);
        perform queue_mail(ids[3], payment.order_id, 'late_payment_refunded', ids[5], at, receive_payment.trace);
        return query select 'late'::webhook_outcome, ids[4:5];
    else
        return query select 'late'::webhook_outcome, ids[4:4];
    end if;
end $$;
