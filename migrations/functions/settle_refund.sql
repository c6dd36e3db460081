-- A refund has ended, says a provider. Answers what that means, and the message to publish:
--   succeeded    the money is back: entered in the ledger, and the buyer is to be mailed
--   failed       it will not go back this way
--   repeated     the refund has ended before; one that has succeeded stays so
--   unknown      no refund of this payment, or the payment is another provider's: nothing has changed
--   mismatched   another amount or currency than was to be given back: nothing has changed
-- `ids`: three unused uuids (ledger entry, mail, message).
create or replace function settle_refund(by_provider text, settled uuid, of_payment uuid, amount bigint, currency text,
    succeeded boolean, reference text, ids uuid[], at timestamptz, trace text)
returns table (outcome webhook_outcome, messages uuid[])
language plpgsql as $$
#variable_conflict use_column
declare
    refund refunds%rowtype;
begin
    select * into refund from refunds r
    where r.refund_id = settled and r.payment_id = of_payment
        and exists (select from payments p where p.payment_id = of_payment and p.provider = by_provider)
    for no key update;
    if refund.refund_id is null then
        return query select 'unknown'::webhook_outcome, '{}'::uuid[];
    elsif (refund.amount, refund.currency) is distinct from (settle_refund.amount, settle_refund.currency) then
        return query select 'mismatched'::webhook_outcome, '{}'::uuid[];
    elsif refund.status = 'succeeded' or (refund.status = 'failed' and not succeeded) then
        return query select 'repeated'::webhook_outcome, '{}'::uuid[];
    elsif succeeded then
        update refunds r set status = 'succeeded', settled_at = at, failure = null,
            provider_reference = coalesce(reference, r.provider_reference)
        where r.refund_id = settled;
        insert into ledger_entries (ledger_entry_id, payment_id, refund_id, kind, amount, currency, created_at)
        values (ids[1], refund.payment_id, settled, 'refund', -refund.amount, refund.currency, at);
        perform queue_mail(ids[2], refund.order_id, 'refunded', ids[3], at, settle_refund.trace);
        return query select 'succeeded'::webhook_outcome, ids[3:3];
    else
        update refunds r set status = 'failed', settled_at = at, failure = null where r.refund_id = settled;
        return query select 'failed'::webhook_outcome, '{}'::uuid[];
    end if;
end $$;
