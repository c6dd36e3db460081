-- A refund has ended, says a provider. Answers succeeded, failed, duplicate, unknown or repeated, and the message to
-- publish. A refund that has succeeded stays so. `ids`: three unused uuids (ledger entry, mail, message).
create or replace function settle_refund(settled uuid, succeeded boolean, reference text, ids uuid[], at timestamptz, trace text)
returns table (outcome text, messages uuid[])
language plpgsql as $$
#variable_conflict use_column
declare
    refund refunds%rowtype;
begin
    select * into refund from refunds r where r.refund_id = settled for no key update;
    if refund.refund_id is null then
        return query select 'unknown', '{}'::uuid[];
    elsif refund.status = 'succeeded' or (refund.status = 'failed' and not succeeded) then
        return query select 'repeated', '{}'::uuid[];
    elsif succeeded then
        update refunds r set status = 'succeeded', settled_at = at,
            provider_reference = coalesce(reference, r.provider_reference)
        where r.refund_id = settled;
        insert into ledger_entries (ledger_entry_id, payment_id, refund_id, kind, amount, currency, created_at)
        values (ids[1], refund.payment_id, settled, 'refund', -refund.amount, refund.currency, at);
        perform queue_mail(ids[2], refund.order_id, 'refunded', ids[3], at, settle_refund.trace);
        return query select 'succeeded', ids[3:3];
    else
        update refunds r set status = 'failed', settled_at = at where r.refund_id = settled;
        return query select 'failed', '{}'::uuid[];
    end if;
end $$;
